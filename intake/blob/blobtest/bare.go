package blobtest

import (
	"bytes"
	"context"
	"net/url"
	"strings"
	"testing"

	"github.com/minio/minio-go/v7"
	"github.com/minio/minio-go/v7/pkg/credentials"
)

// Bare returns a bare PutObject into the bucket at an address, with the client's defaults: what benchmarks are held against.
func Bare(t testing.TB, address string) func(name string, data []byte, mediaType string) error {
	t.Helper()
	at, err := url.Parse(address)
	if err != nil {
		t.Fatal("the address of the bucket cannot be read")
	}
	secret, _ := at.User.Password()
	client, err := minio.New(at.Host, &minio.Options{Creds: credentials.NewStaticV4(at.User.Username(), secret, "")})
	if err != nil {
		t.Fatal(err)
	}
	return func(name string, data []byte, mediaType string) error {
		_, err := client.PutObject(context.Background(), strings.Trim(at.Path, "/"), name, bytes.NewReader(data), int64(len(data)), minio.PutObjectOptions{ContentType: mediaType})
		return err
	}
}
