package intake

import (
	"context"
	"io"
)

// Engine is what the portal's API and the reviewers' pages ask of the rules and of the pipeline behind them.
// Its methods are safe for many goroutines.
type Engine interface {
	// Door judges what can be said of an upload before it is stored: the findings that turn it away, or none.
	Door(kind Kind, upload Upload, today Date) []Finding
	// Form judges declared fields for a service as of today; findings worth telling only.
	Form(service Service, fields Fields, today Date) []Finding
	// Check examines a file here and now, judges it in its role (doc names kind, name and time of receipt) and keeps
	// nothing. An error is a failure of ours; where it is of the examination, evidence and verdict tell so as well, and
	// the decision is that a person must look.
	Check(ctx context.Context, doc Document, fields Fields, file io.ReaderAt, size int64) (*Evidence, Verdict, error)
	// Catalogue tells what can be applied for and what that requires.
	Catalogue() Catalogue
}

// Upload is an upload as it stands at the door.
type Upload struct {
	Name     string // as the client calls the file
	Declared string // media type as the client declares it
	Size     int64  // bytes received; more than the limit when reading stopped there
	Head     []byte // the first bytes, up to 3072
}

// Catalogue tells what can be applied for.
type Catalogue interface {
	Services() []ServiceInfo
	Service(Service) (ServiceInfo, bool)
	Kinds() []KindInfo
	Kind(Kind) (KindInfo, bool)
	// Field tells about a declared field.
	Field(name string) (FieldInfo, bool)
	// Codes are all reason codes, sorted.
	Codes() []Code
	// Digest names the ruleset.
	Digest() Digest
}

// Titles are a thing's names for people by language.
type Titles map[Locale]string

// ServiceInfo is a service as a portal needs to know it.
type ServiceInfo struct {
	Service   Service       `json:"service"`
	Title     Titles        `json:"title"`
	Documents []Requirement `json:"documents"`
	Fields    []FieldNeed   `json:"fields"`
}

// Requirement is a document that a service asks for: one of the kinds.
type Requirement struct {
	ID       string `json:"id"`
	OneOf    []Kind `json:"one_of"`
	Required bool   `json:"required"`
	When     string `json:"when,omitempty"` // a CEL condition over declared fields; always when empty
	Source   string `json:"source,omitempty"`
}

// FieldNeed is a field that a service asks for.
type FieldNeed struct {
	Field    string `json:"field"`
	Required bool   `json:"required"`
	When     string `json:"when,omitempty"`
	Title    Titles `json:"title"`
}

// KindInfo is a kind of document with its limits.
type KindInfo struct {
	Kind     Kind     `json:"kind"`
	Title    Titles   `json:"title"`
	Types    []string `json:"types"`     // media types that are taken
	MaxBytes int64    `json:"max_bytes"` // of a file
	MaxPages int      `json:"max_pages"`
}

// FieldInfo is a declared field.
type FieldInfo struct {
	Field string `json:"field"`
	Title Titles `json:"title"`
}
