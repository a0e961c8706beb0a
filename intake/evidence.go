package intake

import (
	"encoding/hex"
	"image"
)

// Evidence is everything that was read out of one file. It is immutable and named by the digest of its JSON.
type Evidence struct {
	File     File              `json:"file"`
	Pages    []Page            `json:"pages"`
	Tools    map[string]string `json:"tools"`    // what read it: tool or stage name to version
	Failures []Failure         `json:"failures"` // what failed of ours
}

// Digest names the evidence.
func (e *Evidence) Digest() (Digest, error) { return DigestJSON(e) }

// File is what is known of the file as a whole.
type File struct {
	MediaType string      `json:"media_type"`     // by content: application/pdf, image/jpeg …; "" when unrecognised
	Head      string      `json:"head,omitempty"` // the first 16 bytes of an unrecognised file, hexadecimal
	Size      int64       `json:"size"`           // bytes
	SHA256    string      `json:"sha256"`         // hexadecimal
	Damage    Damage      `json:"damage,omitempty"`
	Readable  *float64    `json:"readable,omitempty"` // share of a damaged image that could be decoded, 0–1
	Also      []string    `json:"also,omitempty"`     // media types that the same bytes are besides: a polyglot
	Trailing  int64       `json:"trailing,omitempty"` // bytes behind the document's end that nothing is known to put there
	Excess    *Excess     `json:"excess,omitempty"`   // with Damage TooComplex: the budget that reading it would exceed
	PDF       *PDFFacts   `json:"pdf"`
	Image     *ImageFacts `json:"image"`
}

// FirstBytes writes the bytes that a file begins with, 16 at most, in hexadecimal.
func FirstBytes(head []byte) string { return hex.EncodeToString(head[:min(len(head), 16)]) }

// Excess is a budget that reading a file would exceed.
type Excess struct {
	Budget  Budget  `json:"budget"`
	Page    int     `json:"page,omitempty"` // 0 for the file
	Needed  float64 `json:"needed"`         // in the budget's unit; what was seen when reading stopped
	Allowed float64 `json:"allowed"`
}

// Budget names something that reading a file may take only so much of.
type Budget string

// The budgets.
const (
	PagePixels Budget = "page_pixels" // pixels of one page
	AllPixels  Budget = "pixels"      // pixels of all pages
	Seconds    Budget = "seconds"     // of reading the file
	Memory     Budget = "memory"      // bytes
	Nesting    Budget = "nesting"     // levels of objects, page tree nodes or filters within each other
	Expansion  Budget = "expansion"   // times that compressed data grow
	Frames     Budget = "frames"      // pictures, or scans of one, within a file
)

// Damage is what keeps a file from being read, or "".
type Damage string

// The kinds of damage.
const (
	Intact      Damage = ""
	Empty       Damage = "empty"       // no bytes at all
	Truncated   Damage = "truncated"   // the end is missing
	Corrupt     Damage = "corrupt"     // the bytes contradict the format
	Unsupported Damage = "unsupported" // a valid variant that we cannot decode
	TooComplex  Damage = "too_complex" // reading it would exceed a budget
)

// PDFFacts are the facts of a PDF.
type PDFFacts struct {
	Version    string     `json:"version"`    // "1.7"
	PageCount  int        `json:"page_count"` // as the document says
	Encryption Encryption `json:"encryption"`
	Repaired   bool       `json:"repaired"`             // the structure had to be rebuilt; never a fault of the applicant
	Cipher     string     `json:"cipher,omitempty"`     // as it is named by who opened it
	Revisions  int        `json:"revisions,omitempty"`  // how often it was saved: 1 and one for each incremental update
	Signatures int        `json:"signatures,omitempty"` // signature fields that are signed
	Active     []Active   `json:"active,omitempty"`
}

// Active is something in a PDF that acts by itself.
type Active struct {
	Kind   ActiveKind `json:"kind"`
	Object int        `json:"object"` // the number of the PDF object it was found in
}

// ActiveKind is a kind of active content.
type ActiveKind string

// The kinds of active content (ISO 32000-1, 12.6.4, 7.11.4, 12.7.8).
const (
	JavaScript   ActiveKind = "javascript"
	Launch       ActiveKind = "launch"
	EmbeddedFile ActiveKind = "embedded_file"
	SubmitForm   ActiveKind = "submit_form"
	RemoteGoTo   ActiveKind = "remote_goto"
	RichMedia    ActiveKind = "rich_media"
	XFA          ActiveKind = "xfa"
)

// Encryption tells whether and how a PDF is encrypted.
type Encryption string

// The kinds of encryption.
const (
	NotEncrypted       Encryption = "none"
	OwnerPassword      Encryption = "owner"       // opens without a password, permissions are limited
	UserPassword       Encryption = "user"        // does not open without a password
	UnsupportedEncrypt Encryption = "unsupported" // a cipher or handler we cannot read
)

// UnmarshalText refuses a word that is no kind of active content.
func (k *ActiveKind) UnmarshalText(text []byte) error {
	return oneOf(k, text, "kind of active content", JavaScript, Launch, EmbeddedFile, SubmitForm, RemoteGoTo, RichMedia, XFA)
}

// ImageFacts are the facts of a JPEG or PNG.
type ImageFacts struct {
	Width       int    `json:"width"`  // pixels as stored, before orientation
	Height      int    `json:"height"` // pixels as stored, before orientation
	ColourModel string `json:"colour_model"`
	Orientation int    `json:"orientation"`        // EXIF 1–8; 1 when absent
	Encoding    string `json:"encoding,omitempty"` // JPEG: baseline, extended, progressive, lossless, arithmetic; PNG: interlaced or "", apng
	Depth       int    `json:"depth,omitempty"`    // bits per sample
	Frames      int    `json:"frames,omitempty"`   // pictures in the file; scans of a progressive JPEG are none
	TagDPI      int    `json:"tag_dpi,omitempty"`  // what the file claims; it is told, not believed
}

// Page is one page image and what was read from it.
type Page struct {
	Number  int     `json:"number"` // from 1
	Width   int     `json:"width"`  // pixels of the page image, orientation applied
	Height  int     `json:"height"`
	DPI     float64 `json:"dpi"`             // pixels per inch of paper where the paper's size is known; 0 where it is not
	Paper   *Paper  `json:"paper,omitempty"` // the size of a PDF's page
	Source  Source  `json:"source,omitempty"`
	Damaged bool    `json:"damaged,omitempty"` // a part of an image on it could not be decoded
	// Turned is by how many degrees clockwise the page lies on its image: 0, 90, 180 or 270. All boxes are where things
	// stand on the image as it is.
	Turned  int                    `json:"turned,omitempty"`
	Metrics map[string]Measurement `json:"metrics"`
	MRZ     *Zone                  `json:"mrz"`
	Text    string                 `json:"text"` // the words, a line of the page a line
	Words   []Word                 `json:"words,omitempty"`
	// Marks are the places beside words where a pen leaves something: boxes to tick, lines to sign on.
	Marks []Mark `json:"marks,omitempty"`
	// TextFrom tells who read the words; "" when nobody was asked to.
	TextFrom TextSource `json:"text_from,omitempty"`
}

// Mark is a place for a pen, beside a word.
type Mark struct {
	Kind MarkKind `json:"kind"`
	Word int      `json:"word"` // that stands right of it; an index into the page's words
	Box  Box      `json:"box"`
	Ink  float64  `json:"ink"` // the share of it that is inked, 0–1
}

// MarkKind is what a place for a pen is for.
type MarkKind string

// The kinds of marks.
const (
	TickBox       MarkKind = "box"
	SignatureLine MarkKind = "signature"
)

// TextSource tells who read a page's words.
type TextSource string

// The sources of text.
const (
	TextLayer TextSource = "layer" // the PDF holds them
	TextOCR   TextSource = "ocr"   // recognised in the page image
	TextNone  TextSource = "none"  // there is no text layer, and nothing to recognise text with
)

// Word is a word as it was read.
type Word struct {
	Text       string  `json:"text"`
	Box        Box     `json:"box"`
	Line       int     `json:"line"`       // of the page, from 1
	Confidence float64 `json:"confidence"` // 0–1; 1 for a text layer
}

// Paper is the size of a page as its document gives it.
type Paper struct {
	Width  float64 `json:"width"` // millimetres
	Height float64 `json:"height"`
}

// Source tells how a page image was come by.
type Source string

// The sources.
const (
	Drawn Source = "drawn" // rendered
	Taken Source = "taken" // the page is one embedded image, which was decoded as it stands
)

// Measurement is one measured quality of a page.
type Measurement struct {
	Value float64 `json:"value"`
	Unit  string  `json:"unit"`
	Box   *Box    `json:"box"` // where on the page it was worst; null for the whole page
}

// Zone is a machine-readable zone as it was read (ICAO Doc 9303).
type Zone struct {
	Format   string            `json:"format"` // TD1, TD2, TD3, MRV-A, MRV-B, RU_INTERNAL
	Lines    []string          `json:"lines"`
	Valid    bool              `json:"valid"`
	Checks   map[string]bool   `json:"checks"`
	Document map[string]string `json:"document"`

	// Unsure tells that a character may have been misread, so that nothing follows from what the zone says.
	Unsure     bool        `json:"unsure,omitempty"`
	Degrees    int         `json:"degrees,omitempty"`    // by which it is turned on the page, clockwise: 0, 90, 180 or 270
	Confidence [][]float64 `json:"confidence,omitempty"` // 0–1, of each character by line
	Boxes      [][]Box     `json:"boxes,omitempty"`      // of each character by line
	// Repairs are the characters that were taken for others than they looked like.
	Repairs []ZoneRepair `json:"repairs,omitempty"`
	// Parts are the places of what Document holds, by the same names.
	Parts map[string]ZonePart `json:"parts,omitempty"`
}

// ZoneRepair is a character of a zone that was taken for another than it looked like, because the grammar of the zone or
// a check digit says so. Line and position count from 1.
type ZoneRepair struct {
	Line     int    `json:"line"`
	Position int    `json:"position"`
	Looked   string `json:"looked"`
	Taken    string `json:"taken"`
}

// ZonePart is where a part of a zone was read, and the confidence of its weakest character.
type ZonePart struct {
	Box        Box     `json:"box"`
	Confidence float64 `json:"confidence"`
}

// Failure is something of ours that failed while reading a file: a crash, a time-out, a missing tool.
type Failure struct {
	Stage  string `json:"stage"`
	Code   Code   `json:"code"` // SYS.*
	Page   int    `json:"page,omitempty"`
	Detail Detail `json:"detail,omitempty"`
}

// Box is a rectangle on a page image in pixels: left, top, right, bottom.
type Box [4]int

// BoxOf is the box of a rectangle.
func BoxOf(r image.Rectangle) *Box { return &Box{r.Min.X, r.Min.Y, r.Max.X, r.Max.Y} }

// Worst is the page whose measurement of a metric is lowest, or false when no page has it.
func (e *Evidence) Worst(metric string) (Page, Measurement, bool) {
	return e.extreme(metric, func(got, so Measurement) bool { return got.Value < so.Value })
}

// Best is the page whose measurement of a metric is highest, or false when no page has it.
func (e *Evidence) Best(metric string) (Page, Measurement, bool) {
	return e.extreme(metric, func(got, so Measurement) bool { return got.Value > so.Value })
}

func (e *Evidence) extreme(metric string, beats func(got, so Measurement) bool) (Page, Measurement, bool) {
	var most Page
	var value Measurement
	found := false
	for _, page := range e.Pages {
		got, ok := page.Metrics[metric]
		if ok && (!found || beats(got, value)) {
			most, value, found = page, got, true
		}
	}
	return most, value, found
}
