package intake

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"
)

// ErrNotFound is what stores answer for something that is not there.
var ErrNotFound = errors.New("not found")

// Blobs keeps bytes under names. A name is written once: by its content (originals) or by what it was derived from
// (page images), so that writing it again may be skipped. An original that is there stays as it is, media type and
// all, and putting it again counts as putting it now. Its methods are safe for many goroutines.
type Blobs interface {
	// Put stores size bytes of r under a name. When it returns nil the bytes are durable and whole; when it returns
	// an error, or the process dies, nothing is to be seen under the name, or what was there before.
	Put(ctx context.Context, name string, r io.Reader, size int64, mediaType string) error
	// Open reads a blob; ErrNotFound when there is none.
	Open(ctx context.Context, name string) (Blob, error)
	// Has reports whether a blob is there.
	Has(ctx context.Context, name string) (bool, error)
	// Remove deletes a blob; removing what is not there is no error.
	Remove(ctx context.Context, name string) error
	// RemoveBefore deletes a blob unless it was put, or put again, since a time; it reports whether it did.
	RemoveBefore(ctx context.Context, name string, before time.Time) (bool, error)
	// List hands over every blob whose name begins with a prefix of whole parts, such as originals/, in no order.
	// It stops at the first error of f. What is put or removed meanwhile may be listed or not.
	List(ctx context.Context, prefix string, f func(BlobInfo) error) error
	// Ping reports whether the store answers and may be written.
	Ping(ctx context.Context) error
}

// Blob is an open blob.
type Blob struct {
	io.ReadCloser
	Size      int64
	MediaType string
}

// BlobInfo is a blob as a list shows it.
type BlobInfo struct {
	Name     string
	Size     int64
	Modified time.Time // when it was put, or put again; to the hour for originals that were put again
}

// Originals is what the names of all uploaded files begin with.
const Originals = "originals/"

// Pages is what the names of all page images begin with.
const Pages = "pages/"

// OriginalBlob names the bytes of an uploaded file.
func OriginalBlob(sha256 string) string { return Originals + sha256[:2] + "/" + sha256 }

// PageSize is a size a page image is kept in.
type PageSize string

// The sizes of page images, JPEG both.
const (
	View      PageSize = "view"  // long side about 1600 px, for reading
	Thumbnail PageSize = "thumb" // long side about 240 px, for lists
)

// PageBlob names a page image of a file; pages count from 1. Page images are derived: the same bytes give the same.
func PageBlob(sha256 string, page int, size PageSize) string {
	return fmt.Sprintf(Pages+"%s/%s/%d.%s.jpg", sha256[:2], sha256, page, size)
}
