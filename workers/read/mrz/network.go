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

const (
	hidden  = 112
	answers = len(Glyphs) + 1
	nothing = len(Glyphs) // the answer that a cell holds no character
)

//go:embed weights.bin
var weights []byte

// network is a perceptron with one hidden layer, its weights in eight bits with a scale for each unit.
type network struct {
	in  [hidden]row[[cellSize]int8]
	out [answers]row[[hidden]int8]
}

type row[W any] struct {
	weights     W
	scale, bias float32
}

var trained = sync.OnceValue(func() *network {
	n, err := unpack(weights)
	if err != nil {
		panic("mrz: weights.bin: " + err.Error()) // compiled in, so a failure is a defect of the program
	}
	return n
})

var errWeights = errors.New("not of the size that the network has")

// unpack reads weights: for each unit of both layers its scale, its bias and its weights.
func unpack(data []byte) (*network, error) {
	if len(data) != hidden*(8+cellSize)+answers*(8+hidden) {
		return nil, errWeights
	}
	n := new(network)
	for i := range n.in {
		data = unpackRow(data, &n.in[i].scale, &n.in[i].bias, n.in[i].weights[:])
	}
	for i := range n.out {
		data = unpackRow(data, &n.out[i].scale, &n.out[i].bias, n.out[i].weights[:])
	}
	return n, nil
}

func unpackRow(data []byte, scale, bias *float32, into []int8) []byte {
	*scale = math.Float32frombits(binary.LittleEndian.Uint32(data))
	*bias = math.Float32frombits(binary.LittleEndian.Uint32(data[4:]))
	for i := range into {
		into[i] = int8(data[8+i])
	}
	return data[8+len(into):]
}

// chances are the probabilities of a cell's answers; they sum up to one.
type chances [answers]float64

// classify tells what a cell holds.
func (n *network) classify(c *cell) chances {
	var units [hidden]float32
	// Cells come in eight bits too, so that sums are of whole numbers.
	var pixels [cellSize]int8
	for i, v := range c {
		pixels[i] = int8(v * 120)
	}
	for u := range n.in {
		r := &n.in[u]
		var a, b, c, d int32
		for i := 0; i < cellSize; i += 4 {
			a += int32(r.weights[i]) * int32(pixels[i])
			b += int32(r.weights[i+1]) * int32(pixels[i+1])
			c += int32(r.weights[i+2]) * int32(pixels[i+2])
			d += int32(r.weights[i+3]) * int32(pixels[i+3])
		}
		units[u] = max(0, float32(float32(a+b+c+d)*r.scale)/120+r.bias)
	}
	var out chances
	top := math.Inf(-1)
	for o := range n.out {
		r := &n.out[o]
		var sum float32
		for i, v := range units {
			sum += float32(float32(r.weights[i]) * v)
		}
		out[o] = float64(float32(sum*r.scale) + r.bias)
		top = max(top, out[o])
	}
	total := 0.0
	for o := range out {
		out[o] = math.Exp(out[o] - top)
		total += out[o]
	}
	for o := range out {
		out[o] /= total
	}
	return out
}
