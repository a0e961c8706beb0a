package blob_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"

	"priyom/intake"
)

const benchSize = 2 << 20

func benchData() ([]byte, string) {
	data := make([]byte, benchSize)
	rand.Read(data) //nolint:errcheck // never fails
	sum := sha256.Sum256(data)
	return data, intake.OriginalBlob(hex.EncodeToString(sum[:]))
}

// BenchmarkPlainFile is what the folder is measured against: a file written and synced, without name, sum or rename.
func BenchmarkPlainFile(b *testing.B) {
	dir := b.TempDir()
	data, _ := benchData()
	b.SetBytes(benchSize)
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		file, err := os.Create(filepath.Join(dir, fmt.Sprint(n%64)))
		if err != nil {
			b.Fatal(err)
		}
		if _, err := file.Write(data); err != nil {
			b.Fatal(err)
		}
		if err := file.Sync(); err != nil {
			b.Fatal(err)
		}
		file.Close() //nolint:errcheck // it is synced
		n++
	}
}

func BenchmarkFolder(b *testing.B) { benchBlobs(b, open(b, "dir:"+b.TempDir())) }

func BenchmarkBucket(b *testing.B) { benchBlobs(b, open(b, realBucket(b))) }

func benchBlobs(b *testing.B, blobs intake.Blobs) {
	ctx := context.Background()
	data, original := benchData()
	put := func(b *testing.B, name func(n int) string) {
		b.SetBytes(benchSize)
		b.ReportAllocs()
		n := 0
		for b.Loop() {
			if err := blobs.Put(ctx, name(n), bytes.NewReader(data), benchSize, "application/octet-stream"); err != nil {
				b.Fatal(err)
			}
			n++
		}
	}
	b.Run("Put", func(b *testing.B) { put(b, func(n int) string { return fmt.Sprintf("bench/%02x/%d", n%64, n%64) }) })
	b.Run("PutOriginal", func(b *testing.B) { put(b, func(int) string { return original }) })
	b.Run("Open", func(b *testing.B) {
		b.SetBytes(benchSize)
		b.ReportAllocs()
		for b.Loop() {
			blob, err := blobs.Open(ctx, original)
			if err != nil {
				b.Fatal(err)
			}
			if _, err := io.Copy(io.Discard, blob); err != nil {
				b.Fatal(err)
			}
			blob.Close() //nolint:errcheck // it was read to its end
		}
	})
}
