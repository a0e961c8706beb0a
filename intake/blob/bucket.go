package blob

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"io"

	"github.com/minio/minio-go/v7"

	"priyom/intake"
)

// bucket keeps blobs as objects of an S3 bucket. The server makes an object visible when it has all of it.
type bucket struct {
	client minio.Core
	name   string
	place  place
}

// Put sends the bytes in one request, with their SHA-256 for the server to check when the name carries it. It is tried
// again when the server fails and r can be read again, which it can when it is an io.ReadSeeker and an io.ReaderAt.
func (b *bucket) Put(ctx context.Context, name string, r io.Reader, size int64, mediaType string) error {
	if err := checkName(name); err != nil {
		return err
	}
	if err := enough(r, size); err != nil {
		return fmt.Errorf("store blob %s: %w", name, err)
	}
	options := minio.PutObjectOptions{ContentType: mediaType, DisableMultipart: true}
	if sum := sumOf(name); sum != nil {
		options.UserMetadata = map[string]string{"x-amz-checksum-sha256": base64.StdEncoding.EncodeToString(sum)}
	}
	in := &counted{from: r, left: size}
	body := io.Reader(in)
	if rereadable(r) {
		body = r // the client reads size bytes from where it stands
	}
	_, err := b.client.Client.PutObject(ctx, b.name, name, body, size, options)
	if err != nil && in.failed != nil {
		err = in.failed // the client tells of a broken request instead
	}
	if err != nil {
		return fmt.Errorf("store blob %s: %w", name, b.place.explain(ctx, err))
	}
	return nil
}

// Open reads a blob.
func (b *bucket) Open(ctx context.Context, name string) (intake.Blob, error) {
	if err := checkName(name); err != nil {
		return intake.Blob{}, err
	}
	body, info, _, err := b.client.GetObject(ctx, b.name, name, minio.GetObjectOptions{})
	if err != nil {
		return intake.Blob{}, fmt.Errorf("open blob %s: %w", name, b.place.explain(ctx, err))
	}
	return intake.Blob{ReadCloser: body, Size: info.Size, MediaType: info.ContentType}, nil
}

// Has reports whether a blob is there.
func (b *bucket) Has(ctx context.Context, name string) (bool, error) {
	if err := checkName(name); err != nil {
		return false, err
	}
	_, err := b.client.StatObject(ctx, b.name, name, minio.StatObjectOptions{})
	if err == nil {
		return true, nil
	}
	if err = b.place.explain(ctx, err); errors.Is(err, intake.ErrNotFound) {
		return false, nil
	}
	return false, fmt.Errorf("look for blob %s: %w", name, err)
}

// Remove deletes a blob.
func (b *bucket) Remove(ctx context.Context, name string) error {
	if err := checkName(name); err != nil {
		return err
	}
	if err := b.client.RemoveObject(ctx, b.name, name, minio.RemoveObjectOptions{}); err != nil {
		return fmt.Errorf("remove blob %s: %w", name, b.place.explain(ctx, err))
	}
	return nil
}

// Ping begins to write an object and calls it off: that needs the right to write and leaves no version behind.
func (b *bucket) Ping(ctx context.Context) error {
	upload, err := b.client.NewMultipartUpload(ctx, b.name, ".ping", minio.PutObjectOptions{})
	if err == nil {
		err = b.client.AbortMultipartUpload(ctx, b.name, ".ping", upload)
	}
	if err != nil {
		return fmt.Errorf("%s: write the bucket of blobs: %w", Setting, b.place.explain(ctx, err))
	}
	return nil
}

func rereadable(r io.Reader) bool {
	_, at := r.(io.ReaderAt)
	_, seek := r.(io.Seeker)
	return at && seek
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
