package api

import (
	"bytes"
	"context"
	"io"
	"sync"

	"priyom/intake"
)

type memoryBlobs struct {
	mu sync.Mutex
	m  map[string][]byte
}

func (b *memoryBlobs) Put(_ context.Context, name string, r io.Reader, size int64, _ string) error {
	data, err := io.ReadAll(r)
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.m == nil {
		b.m = map[string][]byte{}
	}
	b.m[name] = data
	return err
}
func (b *memoryBlobs) Open(_ context.Context, name string) (intake.Blob, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	data, ok := b.m[name]
	if !ok {
		return intake.Blob{}, intake.ErrNotFound
	}
	return intake.Blob{ReadCloser: io.NopCloser(bytes.NewReader(data)), Size: int64(len(data))}, nil
}
func (b *memoryBlobs) Has(_ context.Context, name string) (bool, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	_, ok := b.m[name]
	return ok, nil
}
func (b *memoryBlobs) Remove(context.Context, string) error { return nil }
func (b *memoryBlobs) Ping(context.Context) error           { return nil }
