//go:build !linux || !(amd64 || arm64)

package render

import (
	"errors"
	"os/exec"
)

// Confinement is nothing here.
func Confinement() Status { return Status{} }

func confine() error {
	return errors.New("there is no way to confine the renderer on this system: it needs Linux on amd64 or arm64")
}

func isolate(*exec.Cmd) {}
