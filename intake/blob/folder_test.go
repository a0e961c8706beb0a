package blob_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"priyom/intake"
	"priyom/intake/blob"
	"priyom/intake/blob/blobtest"
)

func TestAFolderKeepsThePromisesOfBlobs(t *testing.T) {
	dir := t.TempDir()
	blobtest.Run(t, func(t *testing.T) intake.Blobs { return open(t, "dir:"+dir) })
	left, err := os.ReadDir(filepath.Join(dir, ".tmp"))
	if err != nil || len(left) != 0 {
		t.Errorf("got %d temporary files left, %v; want none", len(left), err)
	}
}

func TestOpeningAFolderSweepsWhatDeadProcessesLeft(t *testing.T) {
	dir := t.TempDir()
	open(t, "dir:"+dir)
	for name, age := range map[string]time.Duration{"old": 2 * time.Hour, "young": time.Minute} {
		file := filepath.Join(dir, ".tmp", name)
		if err := os.WriteFile(file, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(file, time.Now(), time.Now().Add(-age)); err != nil {
			t.Fatal(err)
		}
	}
	open(t, "dir:"+dir)
	left, err := os.ReadDir(filepath.Join(dir, ".tmp"))
	if err != nil || len(left) != 1 || left[0].Name() != "young" {
		t.Errorf("got %v, %v; want the young one", left, err)
	}
}

func TestALinkDoesNotLeadOutOfTheFolder(t *testing.T) {
	outside, dir := t.TempDir(), t.TempDir()
	if err := os.WriteFile(filepath.Join(outside, "secret"), []byte("secret"), 0o600); err != nil {
		t.Fatal(err)
	}
	blobs := open(t, "dir:"+dir)
	if err := os.Symlink(outside, filepath.Join(dir, "link")); err != nil {
		t.Fatal(err)
	}
	if _, err := blobs.Open(context.Background(), "link/secret"); err == nil {
		t.Error("open: got no error")
	}
	if err := blobs.Put(context.Background(), "link/new", strings.NewReader("x"), 1, "image/png"); err == nil {
		t.Error("put: got no error")
	}
	if _, err := os.Stat(filepath.Join(outside, "new")); err == nil {
		t.Error("a file was written outside of the folder")
	}
}

func TestAFolderThatIsGoneDoesNotAnswerAPing(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "blobs")
	blobs := open(t, "dir:"+dir)
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	if err := blobs.Ping(context.Background()); err == nil || !strings.Contains(err.Error(), "PRIYOM_BLOBS") {
		t.Errorf("got %v, want an error naming the setting", err)
	}
}

func open(t testing.TB, address string) intake.Blobs {
	t.Helper()
	blobs, err := blob.Open(context.Background(), address)
	if err != nil {
		t.Fatal(err)
	}
	return blobs
}
