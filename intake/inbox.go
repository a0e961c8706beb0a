package intake

import (
	"context"
	"strings"
	"time"
)

// Inbox is what Blobs may offer beside: clients send a file straight to the store, past us, by a form that we signed.
// What they send lies under a name of its own until it is taken in. Its methods are safe for many goroutines.
type Inbox interface {
	// Invite signs a form that takes one file of the type invited, of up to MaxBytes, until it expires. Nothing is stored.
	Invite(ctx context.Context, invitation Invitation) (Form, error)
	// Arrived opens what was sent by the form of an invitation; ErrNotFound when nothing was.
	Arrived(ctx context.Context, application ApplicationID, id DocumentID) (Arrival, error)
	// Notified reads a notification of the store: which blobs under Incoming have arrived. What else it tells is passed over.
	Notified(notification []byte) ([]string, error)
}

// Invitation is what a client may send straight to the store: one file in one role for one application.
type Invitation struct {
	Application ApplicationID `json:"-"`
	ID          DocumentID    `json:"-"` // of the document that it becomes
	Kind        Kind          `json:"kind"`
	Name        string        `json:"name"` // of the file; personal data
	MediaType   string        `json:"media_type"`
	Size        int64         `json:"size"`   // as promised
	SHA256      string        `json:"sha256"` // as promised; hexadecimal
	MaxBytes    int64         `json:"-"`
	Expires     time.Time     `json:"-"`
}

// Form is what a client posts as multipart/form-data: these fields, and after them the file as the field "file".
type Form struct {
	URL    string
	Fields map[string]string
}

// Arrival is a file that was sent by a form. Whether it is what was promised is for the reader to find out.
type Arrival struct {
	Blob
	Invitation Invitation
}

// Incoming is what the names of files begin with that were sent straight to the store.
const Incoming = "incoming/"

// IncomingBlob names what is sent by the form of an invitation.
func IncomingBlob(application ApplicationID, id DocumentID) string {
	return Incoming + string(application) + "/" + string(id)
}

// ParseIncoming is the reverse of IncomingBlob.
func ParseIncoming(name string) (ApplicationID, DocumentID, bool) {
	rest, ok := strings.CutPrefix(name, Incoming)
	application, id, whole := strings.Cut(rest, "/")
	return ApplicationID(application), DocumentID(id), ok && whole && application != "" && id != "" && !strings.Contains(id, "/")
}
