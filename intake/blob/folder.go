package blob

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// temporary is where files are written before they get their name, so that no half-written one is ever seen.
// It lies in the folder itself, because a file is renamed within one file system only.
const temporary = ".tmp"

// folder keeps blobs as files. Many processes may share one folder.
type folder struct {
	root  *os.Root // nothing outside of it can be named, not even through a link
	known directories
}

func openFolder(path string) (*folder, error) {
	if path == "" {
		return nil, fmt.Errorf("%s: the address names no folder: want dir:FOLDER, such as dir:data/blobs", Setting)
	}
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", Setting, err)
	}
	f, err := enter(path)
	if err != nil {
		return nil, fmt.Errorf("%s: dir:%s: %w; it must be a folder that this user may write", Setting, path, err)
	}
	return f, nil
}

func enter(path string) (*folder, error) {
	// The files hold personal data: only their owner may enter.
	if err := os.MkdirAll(filepath.Join(path, temporary), 0o700); err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(path)
	if err != nil {
		return nil, err
	}
	f := &folder{root: root}
	f.known.root = root
	if err := f.sweep(time.Now().Add(-time.Hour)); err != nil {
		return nil, err
	}
	return f, f.Ping(context.Background())
}

// sweep removes what processes that died were writing; what is younger another process may be writing now.
func (f *folder) sweep(before time.Time) error {
	entries, err := fs.ReadDir(f.root.FS(), temporary)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		info, err := entry.Info()
		if err != nil || info.ModTime().After(before) {
			continue // gone already, or young
		}
		if err := f.root.Remove(temporary + "/" + entry.Name()); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// Has reports whether a blob is there.
func (f *folder) Has(_ context.Context, name string) (bool, error) {
	if err := checkName(name); err != nil {
		return false, err
	}
	info, err := f.root.Stat(name)
	if missing(err) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("look for blob %s: %w", name, err)
	}
	return info.Mode().IsRegular(), nil
}

// Remove deletes a blob.
func (f *folder) Remove(ctx context.Context, name string) error {
	if err := checkName(name); err != nil {
		return err
	}
	if is, err := f.Has(ctx, name); err != nil || !is {
		return err
	}
	for _, file := range []string{name, noteName(name)} {
		if err := f.root.Remove(file); err != nil && !missing(err) {
			return fmt.Errorf("remove blob %s: %w", name, err)
		}
	}
	if err := syncDirectory(f.root, filepath.Dir(name)); err != nil {
		return fmt.Errorf("remove blob %s: %w", name, err)
	}
	return nil
}

// Ping reports whether the folder may be written.
func (f *folder) Ping(context.Context) error {
	name := temporary + "/" + rand.Text()
	err := f.root.WriteFile(name, []byte("ping"), 0o600)
	if removed := f.root.Remove(name); err == nil {
		err = removed
	}
	if err != nil {
		return fmt.Errorf("%s: write the folder of blobs: %w", Setting, err)
	}
	return nil
}
