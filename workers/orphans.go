package workers

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"priyom/intake"
)

// orphansAtOnce is how many files the records are asked about together.
const orphansAtOnce = 200

// Orphans hands over the blobs that no record names and that were put before a time: files whose upload did not come to
// an end, and page images of files that nobody kept. It changes nothing. Looked is called for each blob, of whatever kind.
// Named is how many old blobs a record does name: none at all means that blobs and records do not belong together.
//
// A blob is stored before the record that names it. So the time must lie further back than an upload may take, and
// whoever removes one does so by RemoveBefore: a file that is uploaded again at this moment is young again.
func Orphans(ctx context.Context, blobs intake.Blobs, records intake.Records, before time.Time, looked func(), f func(intake.BlobInfo) error) (named int, err error) {
	o := orphans{records: records, before: before, looked: looked, tell: f}
	for _, prefix := range []string{intake.Originals, intake.Pages, intake.Incoming} {
		if err := blobs.List(ctx, prefix, func(info intake.BlobInfo) error { return o.look(ctx, info) }); err != nil {
			return o.named, err
		}
	}
	err = o.ask(ctx)
	return o.named, err
}

// orphans gathers old blobs of files until it is worth to ask the records about them.
type orphans struct {
	records intake.Records
	before  time.Time
	looked  func()
	tell    func(intake.BlobInfo) error
	old     []intake.BlobInfo
	named   int
}

func (o *orphans) look(ctx context.Context, info intake.BlobInfo) error {
	o.looked()
	if !info.Modified.Before(o.before) {
		return nil
	}
	if application, _, ok := intake.ParseIncoming(info.Name); ok {
		return o.incoming(ctx, application, info)
	}
	if fileOf(info.Name) == "" {
		return nil // not one of ours
	}
	o.old = append(o.old, info)
	if len(o.old) < orphansAtOnce {
		return nil
	}
	return o.ask(ctx)
}

// incoming leaves what was sent for an application to the API, which takes it in or turns it away.
func (o *orphans) incoming(ctx context.Context, application intake.ApplicationID, info intake.BlobInfo) error {
	_, err := o.records.Revision(ctx, application)
	if errors.Is(err, intake.ErrNotFound) {
		return o.tell(info)
	}
	if err != nil {
		return fmt.Errorf("look for application %s: %w", application, err)
	}
	o.named++
	return nil
}

func (o *orphans) ask(ctx context.Context) error {
	sums := make([]string, len(o.old))
	for i, info := range o.old {
		sums[i] = fileOf(info.Name)
	}
	named, err := o.records.Named(ctx, sums)
	if err != nil {
		return err
	}
	for i, info := range o.old {
		if named[sums[i]] {
			o.named++
			continue
		}
		if err := o.tell(info); err != nil {
			return err
		}
	}
	o.old = o.old[:0]
	return nil
}

// fileOf is the SHA-256 of the file that an original or a page image is of, or "" for a name that is of neither.
func fileOf(name string) string {
	parts := strings.Split(name, "/")
	if len(parts) < 3 || len(parts[2]) != 64 || parts[1] != parts[2][:2] {
		return ""
	}
	isOriginal := name == intake.OriginalBlob(parts[2])
	isPage := len(parts) == 4 && strings.HasPrefix(name, intake.Pages)
	if !isOriginal && !isPage {
		return ""
	}
	return parts[2]
}
