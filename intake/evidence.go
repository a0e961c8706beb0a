package intake

import "image"

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
	MediaType string      `json:"media_type"` // by content: application/pdf, image/jpeg …; "" when unrecognised
	Size      int64       `json:"size"`       // bytes
	SHA256    string      `json:"sha256"`     // hexadecimal
	Damage    Damage      `json:"damage,omitempty"`
	PDF       *PDFFacts   `json:"pdf"`
	Image     *ImageFacts `json:"image"`
}

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
	Repaired   bool       `json:"repaired"` // the structure had to be rebuilt; never a fault of the applicant
}

// Encryption tells whether and how a PDF is encrypted.
type Encryption string

// The kinds of encryption.
const (
	NotEncrypted       Encryption = "none"
	OwnerPassword      Encryption = "owner"       // opens without a password, permissions are limited
	UserPassword       Encryption = "user"        // does not open without a password
	UnsupportedEncrypt Encryption = "unsupported" // a cipher or handler we cannot read
)

// ImageFacts are the facts of a JPEG or PNG.
type ImageFacts struct {
	Width       int    `json:"width"`  // pixels as stored, before orientation
	Height      int    `json:"height"` // pixels as stored, before orientation
	ColourModel string `json:"colour_model"`
	Orientation int    `json:"orientation"` // EXIF 1–8; 1 when absent
}

// Page is one page image and what was read from it.
type Page struct {
	Number  int                    `json:"number"` // from 1
	Width   int                    `json:"width"`  // pixels of the page image, orientation applied
	Height  int                    `json:"height"`
	DPI     float64                `json:"dpi"` // pixels per inch of paper where the paper's size is known; 0 where it is not
	Metrics map[string]Measurement `json:"metrics"`
	MRZ     *Zone                  `json:"mrz"`
	Text    string                 `json:"text"`
}

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
