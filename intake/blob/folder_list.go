package blob

import (
	"context"
	"crypto/rand"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"time"

	"priyom/intake"
)

// List walks the folder.
func (f *folder) List(ctx context.Context, prefix string, do func(intake.BlobInfo) error) error {
	if err := checkPrefix(prefix); err != nil {
		return err
	}
	start := path.Join(".", prefix)
	return fs.WalkDir(f.root.FS(), start, func(name string, entry fs.DirEntry, err error) error {
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case missing(err):
			return nil //nolint:nilerr // removed meanwhile, or never there
		case err != nil:
			return fmt.Errorf("list blobs under %q: %w", prefix, err)
		case entry.IsDir() && name != start && strings.HasPrefix(entry.Name(), "."):
			return fs.SkipDir
		case !entry.Type().IsRegular() || checkName(name) != nil:
			return nil //nolint:nilerr // not one of ours
		}
		info, err := entry.Info()
		if missing(err) {
			return nil //nolint:nilerr // removed meanwhile
		}
		if err != nil {
			return fmt.Errorf("list blobs under %q: %w", prefix, err)
		}
		return do(intake.BlobInfo{Name: name, Size: info.Size(), Modified: info.ModTime()})
	})
}

// RemoveBefore takes the file aside before it looks at its age: whoever puts the blob after that makes another file.
func (f *folder) RemoveBefore(ctx context.Context, name string, before time.Time) (bool, error) {
	if err := checkName(name); err != nil {
		return false, err
	}
	info, err := f.root.Stat(name)
	if missing(err) || err == nil && (!info.Mode().IsRegular() || !info.ModTime().Before(before)) {
		return false, nil
	}
	if err == nil {
		var removed bool
		if removed, err = f.takeAside(name, before); err == nil {
			return removed, nil
		}
	}
	return false, fmt.Errorf("remove blob %s: %w", name, err)
}

func (f *folder) takeAside(name string, before time.Time) (bool, error) {
	aside := temporary + "/" + rand.Text()
	if err := f.root.Rename(name, aside); err != nil {
		if missing(err) {
			return false, nil
		}
		return false, err
	}
	info, err := f.root.Stat(aside)
	if err != nil {
		return false, err
	}
	if !info.ModTime().Before(before) { // it was put again in between: back with it
		return false, f.root.Rename(aside, name)
	}
	if err := f.root.Remove(aside); err != nil {
		return false, err
	}
	if _, err := f.root.Stat(name); missing(err) { // or else somebody has put it anew, with its note
		if err := f.root.Remove(noteName(name)); err != nil && !missing(err) {
			return false, err
		}
	}
	return true, syncDirectory(f.root, path.Dir(name))
}
