package blob

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"io"
	"os"
	"path"
	"time"
)

// Put writes a temporary file, syncs it, gives it its name and syncs the folder: in this order neither a crash nor a
// power cut leaves half a blob under the name, and none loses a blob that was answered for.
// A name that carries a SHA-256 takes only the bytes that have it.
func (f *folder) Put(ctx context.Context, name string, r io.Reader, size int64, mediaType string) error {
	if err := checkName(name); err != nil {
		return err
	}
	if err := f.put(ctx, name, r, size, mediaType); err != nil {
		return fmt.Errorf("store blob %s: %w", name, err)
	}
	return nil
}

func (f *folder) put(ctx context.Context, name string, r io.Reader, size int64, mediaType string) error {
	temp := temporary + "/" + rand.Text()
	defer f.root.Remove(temp) //nolint:errcheck // after the rename there is none
	head, err := f.write(ctx, temp, name, r, size)
	if err != nil {
		return err
	}
	if again, err := f.touch(name); again || err != nil {
		return err
	}
	if err := f.known.make(path.Dir(name)); err != nil {
		return err
	}
	if err := f.note(name, head, mediaType); err != nil {
		return err
	}
	if err := f.root.Rename(temp, name); err != nil {
		return err
	}
	return syncDirectory(f.root, path.Dir(name))
}

// touch makes an original that is there young again; it stays as it is.
func (f *folder) touch(name string) (bool, error) {
	if sumOf(name) == nil {
		return false, nil
	}
	now := time.Now()
	err := f.root.Chtimes(name, now, now)
	if missing(err) {
		return false, nil
	}
	return err == nil, err
}

// write makes a whole and durable file of what is going to be the blob name, and tells its first bytes.
func (f *folder) write(ctx context.Context, file, name string, r io.Reader, size int64) ([]byte, error) {
	if size < 0 {
		return nil, fmt.Errorf("a size of %d bytes", size)
	}
	out, err := f.root.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return nil, err
	}
	defer out.Close()
	var sum hash.Hash
	in := &firstBytes{from: io.LimitReader(untilDone{ctx, r}, size)}
	to := io.Writer(out)
	if want := sumOf(name); want != nil {
		sum = sha256.New()
		to = io.MultiWriter(out, sum)
	}
	got, err := io.Copy(to, in)
	switch {
	case err != nil:
		return nil, err
	case got != size:
		return nil, fmt.Errorf("got %d bytes, want %d: %w", got, size, io.ErrUnexpectedEOF)
	case sum != nil && !bytes.Equal(sum.Sum(nil), sumOf(name)):
		return nil, errors.New("the bytes have another SHA-256 than the name says")
	}
	if err := out.Sync(); err != nil {
		return nil, err
	}
	return in.head, out.Close()
}

// untilDone reads until a context ends.
type untilDone struct {
	ctx  context.Context
	from io.Reader
}

func (r untilDone) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.from.Read(p)
}

// firstBytes keeps the first bytes of what it reads.
type firstBytes struct {
	from io.Reader
	head []byte
}

func (r *firstBytes) Read(p []byte) (int, error) {
	n, err := r.from.Read(p)
	if room := sniffed - len(r.head); room > 0 {
		r.head = append(r.head, p[:min(n, room)]...)
	}
	return n, err
}
