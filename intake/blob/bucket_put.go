package blob

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"time"

	"github.com/minio/minio-go/v7"

	"priyom/intake"
)

// fresh is how long an original that is put again needs not be written again: what looks for forgotten blobs gives
// them more time than that.
const fresh = time.Hour

// Put sends the bytes in one request, with their media type and their SHA-256, which the server checks. It is tried
// again when the server fails and r can be read again, which it can when it is an io.ReadSeeker and an io.ReaderAt.
func (b *bucket) Put(ctx context.Context, name string, r io.Reader, size int64, mediaType string) error {
	if err := checkName(name); err != nil {
		return err
	}
	if err := b.put(ctx, name, r, size, mediaType); err != nil {
		return fmt.Errorf("store blob %s: %w", name, err)
	}
	return nil
}

func (b *bucket) put(ctx context.Context, name string, r io.Reader, size int64, mediaType string) error {
	if err := enough(r, size); err != nil {
		return err
	}
	options := minio.PutObjectOptions{ContentType: mediaType, DisableMultipart: true}
	sum := sumOf(name)
	if sum == nil {
		options.Checksum = minio.ChecksumSHA256 // summed up while it is sent
		return b.send(ctx, name, r, size, options)
	}
	// The sum goes in a signed header, before the bytes: signing them chunk by chunk would sum them up once more.
	options.UserMetadata = map[string]string{"x-amz-checksum-sha256": base64.StdEncoding.EncodeToString(sum)}
	options.DisableContentSha256 = true
	body, ok := r.(readAgain)
	if !ok {
		return b.send(ctx, name, r, size, options)
	}
	start, err := body.Seek(0, io.SeekCurrent)
	if err != nil {
		return err
	}
	options.SetMatchETagExcept("*")
	for again := 1; ; again++ {
		err = b.send(ctx, name, io.NewSectionReader(body, start, size), size, options)
		if meets(err) && again < tries {
			if err := rest(ctx, again); err != nil {
				return err
			}
			continue
		}
		if minio.ToErrorResponse(err).Code != minio.PreconditionFailed {
			return err
		}
		err = b.putAgain(ctx, name, io.NewSectionReader(body, start, size))
		if again == tries || !errors.Is(err, intake.ErrNotFound) { // or else it was removed in between, as forgotten
			return err
		}
	}
}

// meets reports whether another put of the same name was under way, as servers other than MinIO say it. In a moment
// either the other's object is there or the name is free.
func meets(err error) bool {
	return slices.Contains([]string{"ConditionalRequestConflict", "OperationAborted"}, minio.ToErrorResponse(err).Code)
}

// rest pauses before another attempt, each time for longer, and not in step with who else rests.
func rest(ctx context.Context, attempt int) error {
	most := minio.DefaultRetryUnit << attempt
	select {
	case <-time.After(most/2 + rand.N(most/2)): //nolint:gosec // no secret
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// putAgain is for an original that is there. It becomes young again, lest it be taken for forgotten before a record
// names it.
func (b *bucket) putAgain(ctx context.Context, name string, body *io.SectionReader) error {
	sum := sha256.New()
	if _, err := io.Copy(sum, body); err != nil {
		return err
	}
	if string(sum.Sum(nil)) != string(sumOf(name)) {
		return errors.New("the bytes have another SHA-256 than the name says")
	}
	there, err := b.client.StatObject(ctx, b.name, name, minio.StatObjectOptions{})
	if err != nil {
		return b.place.explain(ctx, err)
	}
	if time.Since(there.LastModified) < fresh {
		return nil
	}
	if _, err := body.Seek(0, io.SeekStart); err != nil {
		return err
	}
	options := minio.PutObjectOptions{ContentType: there.ContentType, DisableMultipart: true, DisableContentSha256: true}
	options.UserMetadata = map[string]string{"x-amz-checksum-sha256": base64.StdEncoding.EncodeToString(sum.Sum(nil))}
	return b.send(ctx, name, body, body.Size(), options)
}

// send sends one request, or more when it fails and can be tried again. A refusal because the name is taken, or being
// taken, comes back as it is.
func (b *bucket) send(ctx context.Context, name string, r io.Reader, size int64, options minio.PutObjectOptions) error {
	in := &counted{from: r, left: size}
	body := io.Reader(in)
	if _, ok := r.(readAgain); ok {
		body = r // the client reads size bytes from where it stands
	}
	_, err := b.client.Client.PutObject(ctx, b.name, name, body, size, options)
	switch {
	case err != nil && in.failed != nil:
		return in.failed // the client tells of a broken request instead
	case err == nil || meets(err) || minio.ToErrorResponse(err).Code == minio.PreconditionFailed:
		return err
	default:
		return b.place.explain(ctx, err)
	}
}

// readAgain is what the client can send a second time.
type readAgain interface {
	io.ReadSeeker
	io.ReaderAt
}

// enough refuses a reader that is known to hold fewer bytes than it should.
func enough(r io.Reader, size int64) error {
	if size < 0 {
		return fmt.Errorf("a size of %d bytes", size)
	}
	seeker, ok := r.(io.Seeker)
	if !ok {
		return nil
	}
	start, err := seeker.Seek(0, io.SeekCurrent)
	if err != nil {
		return err
	}
	end, err := seeker.Seek(0, io.SeekEnd)
	if err != nil {
		return err
	}
	if end-start < size {
		return fmt.Errorf("got %d bytes, want %d: %w", end-start, size, io.ErrUnexpectedEOF)
	}
	_, err = seeker.Seek(start, io.SeekStart)
	return err
}

// counted reads a number of bytes and remembers why it could not.
type counted struct {
	from   io.Reader
	left   int64
	failed error
}

func (r *counted) Read(p []byte) (int, error) {
	if r.left <= 0 {
		return 0, io.EOF
	}
	n, err := r.from.Read(p[:min(int64(len(p)), r.left)])
	r.left -= int64(n)
	switch {
	case err == io.EOF && r.left > 0: //nolint:errorlint // a reader's end is io.EOF itself
		err = fmt.Errorf("%d bytes are missing: %w", r.left, io.ErrUnexpectedEOF)
		r.failed = err
	case err != nil && err != io.EOF: //nolint:errorlint // as above
		r.failed = err
	}
	return n, err
}
