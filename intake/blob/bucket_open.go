package blob

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"time"

	"github.com/minio/minio-go/v7"
	"github.com/minio/minio-go/v7/pkg/credentials"
)

const (
	tries      = 4                // of a request, with growing pauses of a second at most
	silence    = 30 * time.Second // how long a server may say nothing in the middle of something
	dialling   = 5 * time.Second
	startingUp = 20 * time.Second // how long opening may take
)

// openBucket connects to a bucket and makes it when it is missing.
func openBucket(ctx context.Context, address string) (*bucket, error) {
	at, err := parsePlace(address)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", Setting, err)
	}
	b, err := connect(at)
	if err != nil {
		return nil, fmt.Errorf("%s: s3://%s/%s: %w", Setting, at.host, at.bucket, at.explain(ctx, err))
	}
	ctx, cancel := context.WithTimeout(ctx, startingUp)
	defer cancel()
	err = b.make(ctx)
	if err == nil {
		err = b.announce(ctx)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: s3://%s/%s: %w", Setting, at.host, at.bucket, at.explain(ctx, err))
	}
	return b, b.Ping(ctx)
}

func connect(at place) (*bucket, error) {
	client, err := minio.NewCore(at.host, &minio.Options{
		Creds:      credentials.NewStaticV4(at.key, at.secret, ""),
		Secure:     at.secure,
		Region:     at.region,
		MaxRetries: tries,
		Transport:  transport(),
		// The client sends checksums, also those given to it, only to a server that takes trailing headers.
		TrailingHeaders: true,
	})
	if err != nil {
		return nil, err
	}
	return &bucket{client: *client, name: at.bucket, place: at}, nil
}

// make makes the bucket unless it is there; another process may do the same at the same time. It keeps versions, so
// that nothing that was answered for is ever written over or removed for good by mistake.
func (b *bucket) make(ctx context.Context) error {
	is, err := b.client.BucketExists(ctx, b.name)
	if err != nil {
		return err
	}
	if !is {
		err = b.client.MakeBucket(ctx, b.name, minio.MakeBucketOptions{Region: b.place.region})
		if err != nil && minio.ToErrorResponse(err).Code != minio.BucketAlreadyOwnedByYou {
			return err
		}
	}
	versions, err := b.client.GetBucketVersioning(ctx, b.name)
	if err != nil || versions.Enabled() {
		return err
	}
	return b.client.EnableVersioning(ctx, b.name)
}

// transport gives up on a server that falls silent, at any point of a request.
func transport() *http.Transport {
	dialer := net.Dialer{Timeout: dialling}
	return &http.Transport{
		Proxy: http.ProxyFromEnvironment,
		DialContext: func(ctx context.Context, network, address string) (net.Conn, error) {
			conn, err := dialer.DialContext(ctx, network, address)
			if err != nil {
				return nil, err
			}
			return impatient{conn}, nil
		},
		MaxIdleConnsPerHost:   16,
		IdleConnTimeout:       silence / 2,
		TLSHandshakeTimeout:   dialling,
		ResponseHeaderTimeout: silence,
		DisableCompression:    true, // what was stored comes back, whatever it is encoded in
	}
}

// impatient is a connection on which something must get on in time: while bytes are sent, no answer is due.
type impatient struct{ net.Conn }

func (c impatient) Read(p []byte) (int, error) {
	if err := c.SetReadDeadline(time.Now().Add(silence)); err != nil {
		return 0, err
	}
	return c.Conn.Read(p)
}

func (c impatient) Write(p []byte) (int, error) {
	if err := c.SetDeadline(time.Now().Add(silence)); err != nil {
		return 0, err
	}
	return c.Conn.Write(p)
}
