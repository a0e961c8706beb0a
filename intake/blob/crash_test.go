package blob_test

import (
	"bufio"
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	mathrand "math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"priyom/intake"
	"priyom/intake/blob"
)

// crashWriter names the variable that makes the test binary a process to be killed: the folder it writes to.
const crashWriter = "PRIYOM_TEST_CRASH_WRITER"

func TestMain(m *testing.M) {
	if folder := os.Getenv(crashWriter); folder != "" {
		fmt.Fprintln(os.Stderr, putUntilKilled(folder))
		os.Exit(1)
	}
	os.Exit(m.Run())
}

func putUntilKilled(folder string) error {
	blobs, err := blob.Open(context.Background(), "dir:"+folder)
	if err != nil {
		return err
	}
	for {
		data := make([]byte, 1<<20)
		rand.Read(data) //nolint:errcheck // never fails
		sum := sha256.Sum256(data)
		name := intake.OriginalBlob(hex.EncodeToString(sum[:]))
		if err := blobs.Put(context.Background(), name, bytes.NewReader(data), int64(len(data)), "application/octet-stream"); err != nil {
			return err
		}
		fmt.Println(name)
	}
}

func TestKillingTheProcessLeavesWholeBlobsAndLosesNoneAcknowledged(t *testing.T) {
	folder := t.TempDir()
	total := 0
	for range 8 {
		acknowledged := killed(t, folder)
		total += len(acknowledged)
		blobs := open(t, "dir:"+folder)
		for _, name := range acknowledged {
			if is, err := blobs.Has(context.Background(), name); err != nil || !is {
				t.Errorf("%s was acknowledged: got has %t, %v", name, is, err)
			}
		}
	}
	checkSums(t, folder)
	t.Logf("%d acknowledged blobs checked", total)
	if total == 0 {
		t.Error("nothing was acknowledged: the test has shown nothing")
	}
}

// killed runs a writer, kills it some time after its first acknowledgement and tells what it acknowledged.
func killed(t *testing.T, folder string) []string {
	t.Helper()
	command := exec.Command(os.Args[0], "-test.run=^$")
	command.Env = append(os.Environ(), crashWriter+"="+folder)
	command.Stderr = os.Stderr
	out, err := command.StdoutPipe()
	if err == nil {
		err = command.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	lines := bufio.NewReader(out)
	for {
		line, err := lines.ReadString('\n')
		if err != nil {
			break // what is left of a line was cut off
		}
		if names = append(names, line[:len(line)-1]); len(names) == 1 {
			time.AfterFunc(mathrand.N(60*time.Millisecond), func() { command.Process.Kill() }) //nolint:errcheck // it may be gone
		}
	}
	command.Wait() //nolint:errcheck // it was killed
	return names
}

// checkSums holds that every file under a name is what the name says.
func checkSums(t *testing.T, folder string) {
	t.Helper()
	err := filepath.WalkDir(filepath.Join(folder, "originals"), func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || entry.Name()[0] == '.' {
			return err
		}
		file, err := os.Open(path)
		if err != nil {
			return err
		}
		defer file.Close()
		sum := sha256.New()
		if _, err := io.Copy(sum, file); err != nil {
			return err
		}
		if got := hex.EncodeToString(sum.Sum(nil)); got != entry.Name() {
			t.Errorf("%s has the bytes of %s", entry.Name(), got)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}
