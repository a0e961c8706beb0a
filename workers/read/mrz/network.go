package mrz

import (
	_ "embed" // the weights
	"encoding/binary"
	"errors"
	"math"
	"sync"
)

// Glyphs are the characters of a zone, in the order of the network's answers. One more answer, the last, is that a cell
// holds no character.
const Glyphs = "<0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"

// The network's layers: two of small windows that move by two, one of units that see all of the second, and the answers.
const (
	window1, maps1 = 5, 8
	window2, maps2 = 3, 16
	hidden         = 96
	answers        = len(Glyphs) + 1
	nothing        = len(Glyphs) // the answer that a cell holds no character

	width1, height1 = cellWidth / 2, cellHeight / 2
	width2, height2 = width1 / 2, height1 / 2
	patch1          = window1 * window1
	patch2          = window2 * window2 * maps1
	seen            = width2 * height2 * maps2 // by a hidden unit
)

//go:embed weights.bin
var weights []byte

// network holds the weights as they are multiplied: input by input, those of several units side by side in a word (lanes).
type network struct {
	first  [patch1][triples]int64
	second [patch2][maps2 / 2]int64
	dense  [seen][hidden / 2]int64
	out    [hidden][answers]float32

	firstUnits  [maps1]unit
	secondUnits [maps2]unit
	denseUnits  [hidden]unit
	outUnits    [answers]unit
}

// unit is what the sum of a unit is multiplied by, and what is added to it.
type unit struct{ scale, bias float32 }

// triples are the words that hold a weight of each map of the first layer.
const triples = (maps1 + 2) / 3

var trained = sync.OnceValue(func() *network {
	n, err := unpack(weights)
	if err != nil {
		panic("mrz: weights.bin: " + err.Error()) // compiled in, so a failure is a defect of the program
	}
	return n
})

var errWeights = errors.New("not of the size that the network has")

// unpack reads weights: for each unit of the layers in turn its scale, its bias and its weights, which are bytes.
func unpack(data []byte) (*network, error) {
	if len(data) != maps1*(8+patch1)+maps2*(8+patch2)+hidden*(8+seen)+answers*(8+hidden) {
		return nil, errWeights
	}
	n := new(network)
	for m := range n.firstUnits {
		data = n.firstUnits[m].unpack(data, patch1, func(i int, w int8) { n.first[i][m/3] += int64(w) << (third * (m % 3)) })
	}
	for m := range n.secondUnits {
		data = n.secondUnits[m].unpack(data, patch2, func(i int, w int8) { n.second[i][m/2] += int64(w) << (half * (m % 2)) })
	}
	for u := range n.denseUnits {
		data = n.denseUnits[u].unpack(data, seen, func(i int, w int8) { n.dense[i][u/2] += int64(w) << (half * (u % 2)) })
	}
	for o := range n.outUnits {
		data = n.outUnits[o].unpack(data, hidden, func(i int, w int8) { n.out[i][o] = float32(w) })
	}
	return n, nil
}

// unpack reads a unit of so many weights, and returns what follows it.
func (u *unit) unpack(data []byte, many int, put func(i int, weight int8)) []byte {
	u.scale = math.Float32frombits(binary.LittleEndian.Uint32(data))
	u.bias = math.Float32frombits(binary.LittleEndian.Uint32(data[4:]))
	data = data[8:]
	for i, w := range data[:many] {
		put(i, int8(w))
	}
	return data[many:]
}
