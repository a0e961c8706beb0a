package api

import (
	"bytes"
	"sync"
)

// room is the memory set aside for uploads under way, in bytes.
type room struct {
	mu   sync.Mutex
	left int64
}

// take takes some of it, unless too little is left. The caller calls release when done, once.
func (r *room) take(bytes int64) (release func(), ok bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.left < bytes {
		return nil, false
	}
	r.left -= bytes
	return sync.OnceFunc(func() {
		r.mu.Lock()
		defer r.mu.Unlock()
		r.left += bytes
	}), true
}

// memory keeps an upload in memory, which grows with what arrives: a client that only promises much gets little.
// It is not used again afterwards, as a request to the store that was given up may still read it.
type memory struct {
	data    []byte
	release func()
}

// leastMemory is what an upload begins with.
const leastMemory = 256 << 10

func (m *memory) Write(p []byte) (int, error) {
	if need := len(m.data) + len(p); need > cap(m.data) {
		grown := make([]byte, len(m.data), max(leastMemory, need, 2*cap(m.data)))
		copy(grown, m.data)
		m.data = grown
	}
	m.data = append(m.data, p...)
	return len(p), nil
}

// ReadAt reads what was written.
func (m *memory) ReadAt(p []byte, at int64) (int, error) {
	return bytes.NewReader(m.data).ReadAt(p, at)
}

// Close gives the memory back.
func (m *memory) Close() error {
	m.release()
	return nil
}
