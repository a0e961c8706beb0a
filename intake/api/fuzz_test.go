package api

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"testing"
	"time"
)

// FuzzReceive feeds the receiver bodies as strangers may send them. Whatever they are, it reads no more than it may,
// keeps exactly what it says, and leaves nothing behind.
func FuzzReceive(f *testing.F) {
	folder := f.TempDir()
	whole, contentType := form("file|scan.pdf", pdf("x"), "fields", `{"inn":"1"}`)
	contentType = contentType[len("Content-Type: "):]
	f.Add([]byte(whole), contentType, "", int64(-1))
	f.Add([]byte(whole[:50]), contentType, "", int64(50))
	f.Add([]byte(pdf("raw")), "application/pdf", `attachment; filename*=UTF-8''%FF.pdf`, int64(-1))
	f.Add(bytes.Repeat([]byte("a"), 3000), "image/jpeg", "", int64(3000))
	f.Add([]byte("--b\r\nContent-Disposition: form-data; name=file\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n=41\r\n--b--"), "multipart/form-data; boundary=b", "", int64(-1))
	f.Add([]byte("--b\r\n\r\n\r\n--b\r\n\r\n"), "multipart/form-data; boundary=b", "sha-256=:AA:", int64(-1))
	f.Fuzz(func(t *testing.T, body []byte, contentType, disposition string, length int64) {
		const most = 1000
		read := &counter{r: bytes.NewReader(body)}
		r := httptest.NewRequest(http.MethodPost, "/", nil)
		r.Body, r.ContentLength = io.NopCloser(read), length
		r.Header.Set("Content-Type", contentType)
		r.Header.Set("Content-Disposition", disposition)
		rc := receiver{limit: most, keep: func(int64) (kept, error) { return openSpool(folder) }, pace: pace{1 << 20, time.Minute}, fields: true}
		u, err := rc.receive(httptest.NewRecorder(), r)
		if read.n > most+1+2*formBudget+8192 {
			t.Errorf("read %d bytes", read.n)
		}
		if left, err := os.ReadDir(folder); err != nil || len(left) > 0 {
			t.Errorf("left behind: %v %v", left, err)
		}
		if err != nil {
			return
		}
		defer u.Close() //nolint:errcheck // the test is over
		if u.size > most {
			if u.sha256 != "" {
				t.Error("a file over the limit has a digest")
			}
			return
		}
		kept, err := io.ReadAll(io.NewSectionReader(u.body, 0, u.size+1))
		sum := sha256.Sum256(kept)
		if err != nil || int64(len(kept)) != u.size || hex.EncodeToString(sum[:]) != u.sha256 || !bytes.Contains(body, kept) {
			t.Errorf("kept %d bytes of %d, %v", len(kept), u.size, err)
		}
	})
}

type counter struct {
	r io.Reader
	n int
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += n
	return n, err
}
