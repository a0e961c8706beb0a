package blob

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/minio/minio-go/v7"

	"priyom/intake"
)

// List asks for a thousand names at a time.
func (b *bucket) List(ctx context.Context, prefix string, f func(intake.BlobInfo) error) error {
	if err := checkPrefix(prefix); err != nil {
		return err
	}
	for object := range b.client.ListObjectsIter(ctx, b.name, minio.ListObjectsOptions{Prefix: prefix, Recursive: true}) {
		if object.Err != nil {
			return fmt.Errorf("list blobs under %q: %w", prefix, b.place.explain(ctx, object.Err))
		}
		if checkName(object.Key) != nil {
			continue // not one of ours
		}
		if err := f(intake.BlobInfo{Name: object.Key, Size: object.Size, Modified: object.LastModified}); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// Remove deletes a blob. In a bucket with versions it is hidden; the bucket's own rules say how long it is kept.
func (b *bucket) Remove(ctx context.Context, name string) error {
	if err := checkName(name); err != nil {
		return err
	}
	if err := b.client.RemoveObject(ctx, b.name, name, minio.RemoveObjectOptions{}); err != nil {
		return fmt.Errorf("remove blob %s: %w", name, b.place.explain(ctx, err))
	}
	return nil
}

// RemoveBefore deletes the very versions that it found to be old: one that is put meanwhile stays.
func (b *bucket) RemoveBefore(ctx context.Context, name string, before time.Time) (removed bool, err error) {
	if err := checkName(name); err != nil {
		return false, err
	}
	for again := true; again && err == nil; removed = removed || again && err == nil {
		again, err = b.removeLatest(ctx, name, before)
	}
	if err != nil {
		return false, fmt.Errorf("remove blob %s: %w", name, err)
	}
	return removed, nil
}

// removeLatest deletes the version that counts, if there is one and it is old. The one before it counts then.
func (b *bucket) removeLatest(ctx context.Context, name string, before time.Time) (bool, error) {
	there, err := b.client.StatObject(ctx, b.name, name, minio.StatObjectOptions{})
	switch {
	case err != nil:
		if err = b.place.explain(ctx, err); errors.Is(err, intake.ErrNotFound) {
			return false, nil
		}
		return false, err
	case !there.LastModified.Before(before):
		return false, nil
	case there.VersionID == "":
		return false, fmt.Errorf("the bucket %s keeps no versions, so that one that is put at this moment could be lost: turn versioning on", b.name)
	}
	err = b.client.RemoveObject(ctx, b.name, name, minio.RemoveObjectOptions{VersionID: there.VersionID})
	return err == nil, b.place.explain(ctx, err)
}
