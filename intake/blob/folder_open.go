package blob

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path"
	"syscall"

	"priyom/intake"
)

// sniffed is how much of a file http.DetectContentType looks at.
const sniffed = 512

// Open reads a blob.
func (f *folder) Open(_ context.Context, name string) (intake.Blob, error) {
	if err := checkName(name); err != nil {
		return intake.Blob{}, err
	}
	blob, err := f.open(name)
	if missing(err) {
		err = intake.ErrNotFound
	}
	if err != nil {
		return intake.Blob{}, fmt.Errorf("open blob %s: %w", name, err)
	}
	return blob, nil
}

func (f *folder) open(name string) (intake.Blob, error) {
	file, err := f.root.Open(name)
	if err != nil {
		return intake.Blob{}, err
	}
	info, err := file.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = fs.ErrNotExist
	}
	var mediaType string
	if err == nil {
		mediaType, err = f.mediaType(name, file)
	}
	if err != nil {
		file.Close() //nolint:errcheck // the error at hand tells more
		return intake.Blob{}, err
	}
	return intake.Blob{ReadCloser: file, Size: info.Size(), MediaType: mediaType}, nil
}

// A file cannot say its media type. What its first bytes say goes, unless a note lies beside it that says otherwise;
// scans and page images need none.

// noteName is where the media type of a blob is noted. No blob has such a name.
func noteName(name string) string { return path.Join(path.Dir(name), "."+path.Base(name)+".type") }

// note writes down a media type that the first bytes do not tell. It comes before the blob itself.
func (f *folder) note(name string, head []byte, mediaType string) error {
	note := noteName(name)
	if mediaType == "" || mediaType == http.DetectContentType(head) {
		if err := f.root.Remove(note); err != nil && !missing(err) {
			return err
		}
		return nil
	}
	temp := temporary + "/" + rand.Text()
	defer f.root.Remove(temp) //nolint:errcheck // after the rename there is none
	file, err := f.root.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.WriteString(file, mediaType)
	if err := errors.Join(err, file.Sync(), file.Close()); err != nil {
		return err
	}
	return f.root.Rename(temp, note)
}

func (f *folder) mediaType(name string, file *os.File) (string, error) {
	switch noted, err := f.root.ReadFile(noteName(name)); {
	case err == nil:
		return string(noted), nil
	case !missing(err):
		return "", err
	}
	var head [sniffed]byte
	n, err := file.ReadAt(head[:], 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return "", err
	}
	return http.DetectContentType(head[:n]), nil
}

// missing reports whether a file was not there; a file in the place of one of its folders means so too.
func missing(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR)
}
