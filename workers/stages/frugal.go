package stages

import (
	"os"
	"runtime/debug"
)

// Bytes that a worker needs by itself, and for each document under way: the file, a page and what is made of it.
const (
	ofWorker   = 48 << 20
	ofDocument = 40 << 20
)

// Frugal has the garbage collector keep to what so many documents at once need, unless GOMEMLIMIT says otherwise: pages
// come and go, and by itself it would let as much again lie about. Where documents need more they get it.
func Frugal(documents int) {
	if _, said := os.LookupEnv("GOMEMLIMIT"); !said {
		debug.SetMemoryLimit(ofWorker + int64(documents)*ofDocument)
	}
}
