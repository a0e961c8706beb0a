package blobtest

import (
	"bytes"
	"context"
	"crypto/rand"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"testing"
	"time"
)

// MinIO is a real server of a test's own, which it may stop and start again.
type MinIO struct {
	t       testing.TB
	binary  string
	host    string // with port, the same for its whole life
	secret  string
	folder  string
	env     []string
	process *exec.Cmd
	said    bytes.Buffer
}

// StartMinIO starts a server that ends with the test. Env are further settings of the server, NAME=VALUE.
// The program is the one that PRIYOM_TEST_MINIO names.
func StartMinIO(t testing.TB, env ...string) *MinIO {
	t.Helper()
	binary := os.Getenv("PRIYOM_TEST_MINIO")
	if binary == "" {
		t.Fatal("PRIYOM_TEST_MINIO names no server to start: run make test, which builds one")
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	m := &MinIO{t: t, binary: binary, host: listener.Addr().String(), secret: rand.Text(), folder: t.TempDir(), env: env}
	if err := listener.Close(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(m.Stop)
	m.Start()
	return m
}

// Host is where the server listens.
func (m *MinIO) Host() string { return m.host }

// Address is that of a bucket on the server, as PRIYOM_BLOBS takes it, with options such as notify=NAME.
func (m *MinIO) Address(bucket string, options ...string) string {
	at := url.URL{Scheme: "s3", User: url.UserPassword("priyom", m.secret), Host: m.host, Path: bucket}
	for _, option := range options {
		at.RawQuery += "&" + option
	}
	return at.String()
}

// Start starts the server, with the data it had, and returns when it is ready.
func (m *MinIO) Start() {
	m.t.Helper()
	m.said.Reset()
	m.process = exec.Command(m.binary, "server", "--quiet", "--address", m.host, m.folder)
	m.process.Env = append(append(os.Environ(), "MINIO_ROOT_USER=priyom", "MINIO_ROOT_PASSWORD="+m.secret, "MINIO_BROWSER=off"), m.env...)
	m.process.Stdout, m.process.Stderr = &m.said, &m.said
	if err := m.process.Start(); err != nil {
		m.t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	for !m.ready(ctx) {
		if ctx.Err() != nil {
			m.Stop()
			m.t.Fatalf("MinIO did not answer within 30 s:\n%s", &m.said)
		}
		time.Sleep(20 * time.Millisecond)
	}
}

func (m *MinIO) ready(ctx context.Context) bool {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+m.host+"/", nil)
	if err != nil {
		return false
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return false
	}
	response.Body.Close()                              //nolint:errcheck // not read
	return response.StatusCode == http.StatusForbidden // it asks who we are; before it is ready it does not
}

// Stop ends the server as a power cut would; what it has answered for is on the disk.
func (m *MinIO) Stop() {
	if m.process == nil {
		return
	}
	_ = m.process.Process.Kill() // it may have ended by itself
	_ = m.process.Wait()
	m.process = nil
}
