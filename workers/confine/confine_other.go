//go:build !linux || !(amd64 || arm64)

package confine

import "errors"

// Lent is nothing here.
func Lent() Status { return Status{} }

// Process refuses.
func Process(Bounds, Paths) error {
	return errors.New("there is no way to confine a process on this system: it needs Linux on amd64 or arm64")
}
