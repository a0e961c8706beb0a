package render

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// request is what the parent asks of a child; so many bytes of the document follow.
type request struct {
	Size   int64  `json:"size"` // of the document, bytes
	Limits Limits `json:"limits"`
}

// frame types, from the child.
const (
	frameFacts = 'F' // facts as JSON
	framePage  = 'P' // pageHeader as JSON
	frameData  = 'D' // pixels of the page announced last
	frameEnd   = 'E' // ending as JSON; nothing follows until the next request
)

// facts are what the child says of the document.
type facts struct {
	Version    string `json:"version"`
	Encryption string `json:"encryption"`
	Locked     bool   `json:"locked"` // it needs a user's password
	Repaired   bool   `json:"repaired"`
	Pages      int    `json:"pages"`
}

// pageHeader announces a page's pixels: RGBA, row after row without gaps.
type pageHeader struct {
	Number int     `json:"number"`
	Width  int     `json:"width"`
	Height int     `json:"height"`
	DPI    float64 `json:"dpi"` // of the scan on the page, or of the drawing where the page is none
}

// ending says how it went.
type ending struct {
	Fault Fault `json:"fault,omitempty"` // what the document did, or ""
	Page  int   `json:"page,omitempty"`  // at which page; 0 for the document
}

// maxHeader bounds a frame that is not pixels.
const maxHeader = 4 << 10

func writeFrame(w io.Writer, kind byte, payload []byte) error {
	var head [5]byte
	head[0] = kind
	binary.BigEndian.PutUint32(head[1:], uint32(len(payload)))
	if _, err := w.Write(head[:]); err != nil {
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

func readJSON(r io.Reader, length uint32, into any) error {
	if length > maxHeader {
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
