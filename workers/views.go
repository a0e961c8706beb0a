package workers

import (
	"bytes"
	"context"

	"priyom/intake"
)

// views keeps the page images of a file beside it, under its hash: whoever uploads the same bytes finds them made.
type views struct {
	blobs  intake.Blobs
	sha256 string
}

// Has reports whether a page image is kept.
func (v views) Has(ctx context.Context, page int, size intake.PageSize) (bool, error) {
	has, err := v.blobs.Has(ctx, intake.PageBlob(v.sha256, page, size))
	if err != nil {
		return false, down("look for a page image", err)
	}
	return has, nil
}

// Keep stores a page image.
func (v views) Keep(ctx context.Context, page int, size intake.PageSize, jpeg []byte) error {
	err := v.blobs.Put(ctx, intake.PageBlob(v.sha256, page, size), bytes.NewReader(jpeg), int64(len(jpeg)), "image/jpeg")
	if err != nil {
		return down("keep a page image", err)
	}
	return nil
}
