package blobtest

import (
	"bytes"
	"context"
	"errors"
	"io"
	"testing"
	"testing/iotest"
	"time"

	"priyom/intake"
)

var failing = []promise{
	{"When bytes are missing nothing is to be seen", func(t *testing.T, blobs intake.Blobs, _ func() intake.Blobs) {
		data, _ := content(100_000)
		for what, r := range map[string]io.Reader{"stream": io.MultiReader(bytes.NewReader(data)), "seeker": bytes.NewReader(data)} {
			t.Run(what, func(t *testing.T) {
				name := fresh(t)
				if err := blobs.Put(context.Background(), name, r, int64(len(data))+1, "application/pdf"); err == nil {
					t.Error("got no error")
				}
				if err := absent(blobs, name); err != nil {
					t.Error(err)
				}
			})
		}
	}},
	{"When the reader fails nothing is to be seen, and the error is the reader's", func(t *testing.T, blobs intake.Blobs, _ func() intake.Blobs) {
		data, _ := content(100_000)
		name := fresh(t)
		broken := errors.New("the line went dead")
		r := io.MultiReader(bytes.NewReader(data), iotest.ErrReader(broken))
		err := blobs.Put(context.Background(), name, r, int64(len(data))+1, "application/pdf")
		if !errors.Is(err, broken) {
			t.Errorf("got %v, want the reader's error", err)
		}
		if err := absent(blobs, name); err != nil {
			t.Error(err)
		}
	}},
	{"When putting again fails, what was there before stays", func(t *testing.T, blobs intake.Blobs, _ func() intake.Blobs) {
		data, _ := content(100_000)
		name := fresh(t)
		put(t, blobs, name, data, "application/pdf")
		if err := blobs.Put(context.Background(), name, io.MultiReader(bytes.NewReader(data[:50])), 51, "application/pdf"); err == nil {
			t.Error("got no error")
		}
		holds(t, blobs, name, data, "application/pdf")
	}},
	{"A put that is called off ends at once and leaves nothing", func(t *testing.T, blobs intake.Blobs, _ func() intake.Blobs) {
		data, _ := content(4 << 20)
		name := fresh(t)
		ctx, cancel := context.WithCancel(context.Background())
		defer cancel()
		start := time.Now()
		r := io.MultiReader(bytes.NewReader(data[:2<<20]), callOff(cancel), bytes.NewReader(data[2<<20:]))
		if err := blobs.Put(ctx, name, r, int64(len(data)), "application/pdf"); !errors.Is(err, context.Canceled) {
			t.Errorf("got %v, want context.Canceled", err)
		}
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("it took %v", took)
		}
		if err := absent(blobs, name); err != nil {
			t.Error(err)
		}
	}},
	{"A negative size is an error", func(t *testing.T, blobs intake.Blobs, _ func() intake.Blobs) {
		name := fresh(t)
		if err := blobs.Put(context.Background(), name, bytes.NewReader([]byte("x")), -1, "image/png"); err == nil {
			t.Error("got no error")
		}
		if err := absent(blobs, name); err != nil {
			t.Error(err)
		}
	}},
}

// callOff calls something off when it is read.
type callOff func()

func (f callOff) Read([]byte) (int, error) {
	f()
	return 0, io.EOF
}
