package api

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"os"
)

// kept is what an upload is kept in until it is stored. Closing it forgets it.
type kept interface {
	io.Writer
	io.ReaderAt
	io.Closer
}

// store keeps the file while hashing it, up to one byte over the limit.
func (rc receiver) store(u *upload, r io.Reader) error {
	body, err := rc.keep(rc.limit + 1)
	if err != nil {
		return err
	}
	u.body = body
	sink := &sink{to: body, hash: sha256.New()}
	buffer := bufio.NewWriterSize(sink, 64<<10) // multipart hands out four kilobytes at a time
	u.size, err = io.Copy(buffer, io.LimitReader(r, rc.limit+1))
	if err == nil {
		err = buffer.Flush()
	}
	switch {
	case sink.err != nil:
		return fmt.Errorf("spool upload: %w", sink.err)
	case err != nil:
		return broken(err)
	}
	u.head = sink.head
	if u.head == nil {
		u.head = []byte{}
	}
	if u.size <= rc.limit {
		u.sha256 = hex.EncodeToString(sink.hash.Sum(nil))
	}
	return nil
}

// keep keeps an upload in memory, so that it reaches the store without a detour, or on disk when the memory set aside
// for uploads is taken.
func (s *service) keep(limit int64) (kept, error) {
	if release, ok := s.memory.take(limit); ok {
		return &memory{release: release}, nil
	}
	return s.spool()
}

// openSpool opens a file that has no name any more, so that nothing is left of it however the process ends.
func openSpool(folder string) (*os.File, error) {
	spool, err := os.CreateTemp(folder, "priyom-upload-*")
	if err != nil {
		return nil, fmt.Errorf("spool upload: %w", err)
	}
	if err := os.Remove(spool.Name()); err != nil {
		_ = spool.Close()
		return nil, fmt.Errorf("hide spool file: %w", err)
	}
	return spool, nil
}

// sink hashes and stores, and remembers the beginning. Its own error is kept apart from the client's.
type sink struct {
	to   io.Writer
	hash hash.Hash
	head []byte
	err  error
}

func (s *sink) Write(p []byte) (int, error) {
	if missing := headBytes - len(s.head); missing > 0 {
		s.head = append(s.head, p[:min(missing, len(p))]...)
	}
	s.hash.Write(p)
	n, err := s.to.Write(p)
	s.err = err
	return n, err
}
