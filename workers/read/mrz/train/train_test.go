package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"flag"
	"os"
	"runtime"
	"testing"
)

var whole = flag.Bool("whole", false, "teach the network all its lessons, which takes minutes")

// opening is the digest of the weights after the first lessons of the default seed. When it changes, so do the weights
// that are compiled in: make them again by `go run ./workers/read/mrz/train`.
const opening = "bd34b3a92544732899a4605c757ce632b6fe8284a131264a7057afa301ab61c5"

func TestTheSameSeedGivesTheSameWeights(t *testing.T) {
	first := defaults
	first.lines = 30
	network, err := first.teach()
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(network.pack())
	if got := hex.EncodeToString(sum[:]); got != opening {
		t.Errorf("the first lessons give %s, want %s", got, opening)
	}
}

func TestTheWeightsCompiledInAreThoseOfTheDefaultSeed(t *testing.T) {
	if !*whole {
		t.Log("bounded by the first lessons; run with -whole for all of them")
		return
	}
	network, err := defaults.teach()
	if err != nil {
		t.Fatal(err)
	}
	there, err := os.ReadFile("../weights.bin")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(network.pack(), there) {
		t.Error("weights.bin holds other weights")
	}
}

func TestAnotherSeedGivesOtherWeights(t *testing.T) {
	one, two := lessons{seed: 1, lines: 1}, lessons{seed: 2, lines: 1}
	first, err := one.teach()
	if err != nil {
		t.Fatal(err)
	}
	second, err := two.teach()
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(first.pack(), second.pack()) {
		t.Error("both give the same")
	}
}

// Lines are drawn as many at once as there are processors, and learned one after the other.
func TestTheNumberOfProcessorsDoesNotChangeTheWeights(t *testing.T) {
	few := lessons{seed: 3, lines: 8}
	before := runtime.GOMAXPROCS(1)
	defer runtime.GOMAXPROCS(before)
	one, err := few.teach()
	if err != nil {
		t.Fatal(err)
	}
	runtime.GOMAXPROCS(7)
	seven, err := few.teach()
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(one.pack(), seven.pack()) {
		t.Error("one processor and seven give different weights")
	}
}
