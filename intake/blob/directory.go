package blob

import (
	"os"
	"path"
	"sync"
)

// directories makes directories that stay after a power cut: a new one is durable when its parent is synced.
type directories struct {
	root  *os.Root
	mutex sync.Mutex
	known map[string]bool // durable for sure
}

// manyDirectories bounds the memory of directories; it starts afresh when it is full.
const manyDirectories = 4096

// make makes a directory with all above it. One that is there already may be another process's that did not sync it yet.
func (d *directories) make(name string) error {
	d.mutex.Lock()
	known := d.known[name]
	d.mutex.Unlock()
	if known {
		return nil
	}
	if err := d.root.MkdirAll(name, 0o700); err != nil {
		return err
	}
	for at := name; at != "."; {
		at = path.Dir(at)
		if err := syncDirectory(d.root, at); err != nil {
			return err
		}
	}
	d.mutex.Lock()
	defer d.mutex.Unlock()
	if d.known == nil || len(d.known) >= manyDirectories {
		d.known = map[string]bool{}
	}
	d.known[name] = true
	return nil
}

func syncDirectory(root *os.Root, name string) error {
	directory, err := root.Open(name)
	if err != nil {
		return err
	}
	defer directory.Close()
	return directory.Sync()
}
