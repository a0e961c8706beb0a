package blob

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/minio/minio-go/v7"

	"priyom/intake"
)

// bucket keeps blobs as objects of an S3 bucket. The server makes an object visible when it has all of it.
type bucket struct {
	client minio.Core
	name   string
	place  place
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

// Ping begins to write an object and calls it off: that needs the right and the room to write, and leaves no version.
func (b *bucket) Ping(ctx context.Context) error {
	if err := b.tryToWrite(ctx); err != nil {
		return fmt.Errorf("%s: write the bucket of blobs: %w", Setting, b.place.explain(ctx, err))
	}
	return nil
}

func (b *bucket) tryToWrite(ctx context.Context) error {
	const name, content = ".ping", "ping"
	upload, err := b.client.NewMultipartUpload(ctx, b.name, name, minio.PutObjectOptions{})
	if err != nil {
		return err
	}
	_, err = b.client.PutObjectPart(ctx, b.name, name, upload, 1, strings.NewReader(content), int64(len(content)), minio.PutObjectPartOptions{})
	if aborted := b.client.AbortMultipartUpload(ctx, b.name, name, upload); err == nil {
		err = aborted
	}
	return err
}
