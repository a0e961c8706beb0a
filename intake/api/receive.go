package api

import (
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"

	"priyom/intake"
)

const (
	headBytes  = 3072     // of a file, for the door
	formBudget = 64 << 10 // bytes a multipart body may spend beside the file: headers, boundaries, other parts
)

// upload is a file as it was received, in memory or in a spool file that nobody else can open.
type upload struct {
	id       intake.DocumentID // of the document that it becomes, where that was said before; or ""
	name     string            // as the client calls it
	declared string            // media type as the client declares it
	size     int64             // bytes; more than the limit when receiving stopped there
	sha256   string            // hexadecimal; "" when the file is not whole
	promised string            // hexadecimal digest by the client, or ""
	head     []byte            // nil when nothing was read
	fields   []byte            // the part "fields", where it is taken
	body     kept
}

// Close forgets the file.
func (u *upload) Close() error {
	if u.body == nil {
		return nil
	}
	return u.body.Close()
}

// receiver takes uploads in.
type receiver struct {
	limit  int64                           // bytes of the file
	keep   func(limit int64) (kept, error) // opens what the upload is kept in
	pace   pace
	name   string // of a raw body that does not say
	fields bool   // a part "fields" is taken
}

// receive reads a file out of a request, multipart (part "file") or raw, and never more of it than one byte over the
// limit. Nothing is kept of what does not arrive whole. The caller closes the upload.
func (rc receiver) receive(w http.ResponseWriter, r *http.Request) (*upload, error) {
	if encoded(r.Header) {
		return nil, refuse(http.StatusUnsupportedMediaType, requestType, Complaint{"header.Content-Encoding", "expected none"})
	}
	mediaType, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	form := err == nil && mediaType == "multipart/form-data"
	u := &upload{}
	if form {
		err = rc.receiveForm(u, w, r, params["boundary"])
	} else {
		err = rc.receiveRaw(u, w, r, mediaType)
	}
	if err != nil || u.sha256 == "" {
		w.Header().Set("Connection", "close") // rather than read what is left for the sake of the next request
	}
	if err != nil {
		_ = u.Close()
		return nil, err
	}
	return u, nil
}

func (rc receiver) receiveRaw(u *upload, w http.ResponseWriter, r *http.Request, mediaType string) error {
	u.declared = mediaType
	u.name = rc.name
	if _, params, err := mime.ParseMediaType(r.Header.Get("Content-Disposition")); err == nil && params["filename"] != "" {
		u.name = params["filename"] // RFC 6266
	}
	var err error
	if u.promised, err = promisedDigest(r.Header.Get("Content-Digest")); err != nil {
		return err
	}
	if r.ContentLength > rc.limit {
		u.size = r.ContentLength
		return nil
	}
	body := newPaced(w, r.Body, rc.pace)
	if err := rc.store(u, body); err != nil {
		return err
	}
	body.done()
	return nil
}

func (rc receiver) receiveForm(u *upload, w http.ResponseWriter, r *http.Request, boundary string) error {
	if boundary == "" {
		return malformed("the boundary is missing")
	}
	if r.ContentLength > rc.limit+formBudget {
		u.size = r.ContentLength
		return nil
	}
	body := newPaced(w, r.Body, rc.pace)
	budget := &budget{r: body, left: formBudget}
	parts := multipart.NewReader(budget, boundary)
	for {
		part, err := parts.NextRawPart()
		switch {
		case errors.Is(err, io.EOF) && u.body == nil:
			return malformed("there is no part named file")
		case errors.Is(err, io.EOF):
			body.done()
			return nil
		case err != nil:
			return broken(err)
		}
		switch name := part.FormName(); {
		case name == "file" && u.body != nil:
			return malformed("there are several parts named file")
		case name == "file":
			budget.left += rc.limit + 1
			if err := rc.receivePart(u, part); err != nil || u.size > rc.limit {
				return err
			}
			budget.left = formBudget
		case name == "fields" && rc.fields && u.fields == nil:
			if u.fields, err = io.ReadAll(part); err != nil {
				return broken(err)
			}
		default:
			return malformed("there is a part that is not expected here")
		}
	}
}

func (rc receiver) receivePart(u *upload, part *multipart.Part) error {
	u.name = part.FileName()
	u.declared, _, _ = mime.ParseMediaType(part.Header.Get("Content-Type")) // "" when it is nonsense
	var err error
	if u.promised, err = promisedDigest(part.Header.Get("Content-Digest")); err != nil {
		return err
	}
	return rc.store(u, part)
}

// broken tells why an upload did not arrive.
func broken(err error) error {
	switch {
	case timedOut(err):
		return refuse(http.StatusRequestTimeout, requestTooSlow)
	case errors.Is(err, errBudget):
		return malformed("there is too much beside the file")
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return deny(http.StatusBadRequest, blocked(uploadIncomplete, intake.Subject{}, nil))
	default:
		return malformed("it cannot be read")
	}
}

func malformed(why string) error {
	return refuse(http.StatusBadRequest, uploadMalformed, Complaint{"body", why})
}
