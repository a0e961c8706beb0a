//go:build !linux || !(amd64 || arm64)

package text

import "errors"

// Child refuses: there is no way to confine it here.
func Child([]string) error {
	return errors.New("there is no way to confine the recognition of text on this system: it needs Linux on amd64 or arm64")
}
