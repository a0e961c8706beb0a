package intake

import "time"

// DocumentID identifies a document; a UUID.
type DocumentID string

// DocumentStatus tells where a document stands.
type DocumentStatus string

// The states of a document.
const (
	DocumentReceived DocumentStatus = "received" // stored, being examined
	DocumentJudged   DocumentStatus = "judged"
	DocumentRemoved  DocumentStatus = "removed" // taken back before it was judged
)

// Document is one uploaded file in one role. Its bytes never change; a corrected file is a new Document.
type Document struct {
	ID           DocumentID     `json:"id"`
	Kind         Kind           `json:"kind"`
	Name         string         `json:"name"`   // the file's name as uploaded, made safe; personal data
	Size         int64          `json:"size"`   // bytes
	SHA256       string         `json:"sha256"` // hexadecimal; names the blob
	MediaType    string         `json:"media_type"`
	Declared     string         `json:"declared,omitempty"` // media type as the client declared it
	Received     time.Time      `json:"received"`
	Round        int            `json:"round"` // the submission it was uploaded for, from 1
	Status       DocumentStatus `json:"status"`
	Supersedes   DocumentID     `json:"supersedes,omitempty"`
	SupersededBy DocumentID     `json:"superseded_by,omitempty"`
	Evidence     Digest         `json:"evidence,omitempty"`
}

// Counts reports whether the document is part of the package as it stands.
func (d *Document) Counts() bool { return d.SupersededBy == "" && d.Status != DocumentRemoved }
