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

// store writes the file to the spool while hashing it, up to one byte over the limit.
func (rc receiver) store(u *upload, r io.Reader) error {
	spool, err := rc.spool()
	if err != nil {
		return err
	}
	u.spool = spool
	sink := &sink{file: spool, hash: sha256.New()}
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
	file *os.File
	hash hash.Hash
	head []byte
	err  error
}

func (s *sink) Write(p []byte) (int, error) {
	if missing := headBytes - len(s.head); missing > 0 {
		s.head = append(s.head, p[:min(missing, len(p))]...)
	}
	s.hash.Write(p)
	n, err := s.file.Write(p)
	s.err = err
	return n, err
}
