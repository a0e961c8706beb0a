package render

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"image"
	"io"

	"priyom/intake"
)

// request is what the parent asks of a child; so many bytes of the document follow.
type request struct {
	Size        int64  `json:"size"` // of the document, bytes
	MediaType   string `json:"media_type"`
	Orientation int    `json:"orientation"` // of a picture, EXIF 1–8
	Limits      Limits `json:"limits"`
}

// frame types, from the child.
const (
	frameFacts = 'F' // facts as JSON
	framePage  = 'P' // pageHeader as JSON
	frameWords = 'W' // the words of the page announced last, as JSON
	frameData  = 'D' // planes of the page announced last
	frameEnd   = 'E' // ending as JSON; nothing follows until the next request
)

// facts are what the child says of a PDF.
type facts struct {
	Version    string          `json:"version"`
	Encryption string          `json:"encryption"` // as MuPDF describes it
	Locked     bool            `json:"locked"`     // it needs a user's password
	Repaired   bool            `json:"repaired"`
	Pages      int             `json:"pages"`
	Revisions  int             `json:"revisions"`
	Signatures int             `json:"signatures"`
	Active     []intake.Active `json:"active"`
}

// pageHeader announces a page's planes: luma, then, unless it is grey, two of chroma, row after row without gaps.
type pageHeader struct {
	Number  int           `json:"number"`
	Width   int           `json:"width"`
	Height  int           `json:"height"`
	Chroma  string        `json:"chroma,omitempty"` // a ratio of subsamplings; "" for grey
	DPI     float64       `json:"dpi"`              // of the scan on the page, or of the drawing where the page is none
	Paper   *intake.Paper `json:"paper,omitempty"`
	Source  intake.Source `json:"source"`
	Damaged bool          `json:"damaged,omitempty"` // a part of an image on it could not be decoded
	Words   bool          `json:"words"`             // a frame of words follows before the planes
}

// ratios are the subsamplings that travel.
var ratios = map[string]image.YCbCrSubsampleRatio{
	image.YCbCrSubsampleRatio444.String(): image.YCbCrSubsampleRatio444,
	image.YCbCrSubsampleRatio422.String(): image.YCbCrSubsampleRatio422,
	image.YCbCrSubsampleRatio420.String(): image.YCbCrSubsampleRatio420,
	image.YCbCrSubsampleRatio440.String(): image.YCbCrSubsampleRatio440,
	image.YCbCrSubsampleRatio411.String(): image.YCbCrSubsampleRatio411,
	image.YCbCrSubsampleRatio410.String(): image.YCbCrSubsampleRatio410,
}

// ending says how it went.
type ending struct {
	Fault    Fault          `json:"fault,omitempty"`    // what the document did, or ""
	Page     int            `json:"page,omitempty"`     // at which page; 0 for the document
	Excess   *intake.Excess `json:"excess,omitempty"`   // of the fault Exceeded
	Readable *float64       `json:"readable,omitempty"` // share of a damaged picture that could be decoded
}

// Bounds of frames that are no planes.
const (
	maxHeader = 16 << 10
	maxWords  = 5000 // of a page
	maxText   = 2 << 20
)

func writeHead(w io.Writer, kind byte, length int) error {
	var head [5]byte
	head[0] = kind
	binary.BigEndian.PutUint32(head[1:], uint32(length))
	_, err := w.Write(head[:])
	return err
}

func writeFrame(w io.Writer, kind byte, payload []byte) error {
	if err := writeHead(w, kind, len(payload)); err != nil {
		return err
	}
	_, err := w.Write(payload)
	return err
}

func writeJSON(w io.Writer, kind byte, value any) error {
	payload, err := json.Marshal(value)
	if err != nil {
		return err
	}
	return writeFrame(w, kind, payload)
}

// readHead reads a frame's type and length.
func readHead(r io.Reader) (kind byte, length uint32, err error) {
	var head [5]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return 0, 0, err
	}
	return head[0], binary.BigEndian.Uint32(head[1:]), nil
}

// errNonsense means that the other side does not keep the protocol.
var errNonsense = errors.New("the other side does not keep the protocol")

func readJSON(r io.Reader, length uint32, most int, into any) error {
	if length > uint32(most) {
		return fmt.Errorf("a header of %d bytes: %w", length, errNonsense)
	}
	payload := make([]byte, length)
	if _, err := io.ReadFull(r, payload); err != nil {
		return err
	}
	if err := json.Unmarshal(payload, into); err != nil {
		return fmt.Errorf("a header that is no JSON: %w", errNonsense)
	}
	return nil
}
