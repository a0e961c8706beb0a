package api

import (
	"errors"
	"io"
	"net/http"
	"time"
)

// errBudget means that a multipart body holds too much beside the file.
var errBudget = errors.New("the form is over its budget")

// budget bounds what a multipart reader may read, which by itself takes headers of ten megabytes.
type budget struct {
	r    io.Reader
	left int64
}

func (b *budget) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, errBudget
	}
	n, err := b.r.Read(p[:min(int64(len(p)), b.left)])
	b.left -= int64(n)
	return n, err
}

// pace is how slowly a client may send: every chunk of bytes must arrive within a time.
type pace struct {
	chunk  int
	within time.Duration
}

// paced moves the deadline of the connection forward with what arrives, so that a slow line is served and a client
// that only holds the connection open is not.
type paced struct {
	r       io.Reader
	control *http.ResponseController
	pace    pace
	missing int // of the present chunk
}

func newPaced(w http.ResponseWriter, r io.Reader, pace pace) *paced {
	return &paced{r: r, control: http.NewResponseController(w), pace: pace}
}

func (p *paced) Read(b []byte) (int, error) {
	if p.missing <= 0 {
		p.missing = p.pace.chunk
		_ = p.control.SetReadDeadline(time.Now().Add(p.pace.within)) // writers of tests know no deadlines
	}
	n, err := p.r.Read(b)
	p.missing -= n
	return n, err
}

// done lifts the deadline: what follows is our own time. Were it to pass, net/http would take the client for gone.
func (p *paced) done() { _ = p.control.SetReadDeadline(time.Time{}) }
