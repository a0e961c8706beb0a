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

// network holds weights in eight bits with a scale for each unit.
type network struct {
	first  [maps1]row[[patch1]int8]
	second [maps2]row[[patch2]int8]
	dense  [hidden]row[[seen]int8]
	out    [answers]row[[hidden]int8]
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

// unpack reads weights: for each unit of the layers in turn its scale, its bias and its weights.
func unpack(data []byte) (*network, error) {
	if len(data) != maps1*(8+patch1)+maps2*(8+patch2)+hidden*(8+seen)+answers*(8+hidden) {
		return nil, errWeights
	}
	n := new(network)
	for i := range n.first {
		data = unpackRow(data, &n.first[i].scale, &n.first[i].bias, n.first[i].weights[:])
	}
	for i := range n.second {
		data = unpackRow(data, &n.second[i].scale, &n.second[i].bias, n.second[i].weights[:])
	}
	for i := range n.dense {
		data = unpackRow(data, &n.dense[i].scale, &n.dense[i].bias, n.dense[i].weights[:])
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

// What passes from layer to layer comes in whole numbers, so that sums are exact: so many to one, and at the most.
const (
	pixelSteps, unitSteps = 120, 64
	unitMost              = 4095
)

// classify tells what a cell holds.
func (n *network) classify(c *cell) chances {
	var first [(height1 + 2) * (width1 + 2) * maps1]int32 // a border of nothing about it
	n.see(c, &first)
	var second [seen]int32
	n.combine(&first, &second)
	var units [hidden]float32
	for u := range n.dense {
		r := &n.dense[u]
		var a, b, c, d int32
		for i := 0; i < seen; i += 4 {
			a += int32(r.weights[i]) * second[i]
			b += int32(r.weights[i+1]) * second[i+1]
			c += int32(r.weights[i+2]) * second[i+2]
			d += int32(r.weights[i+3]) * second[i+3]
		}
		units[u] = max(0, float32(float32(a+b+c+d)*r.scale)/unitSteps+r.bias)
	}
	return n.answer(&units)
}

// see runs the first layer's windows over the cell.
func (n *network) see(c *cell, into *[(height1 + 2) * (width1 + 2) * maps1]int32) {
	const wide = cellWidth + 4
	var pixels [(cellHeight + 4) * wide]int32
	for y := range cellHeight {
		for x := range cellWidth {
			pixels[(y+2)*wide+x+2] = int32(c[y*cellWidth+x] * pixelSteps)
		}
	}
	for y := range height1 {
		for x := range width1 {
			var patch [patch1]int32
			for j := range window1 {
				copy(patch[j*window1:(j+1)*window1], pixels[(2*y+j)*wide+2*x:])
			}
			at := ((y+1)*(width1+2) + x + 1) * maps1
			for m := range n.first {
				r := &n.first[m]
				var sum int32
				for i, v := range patch {
					sum += int32(r.weights[i]) * v
				}
				into[at+m] = steps(float32(float32(sum)*r.scale)/pixelSteps + r.bias)
			}
		}
	}
}

// combine runs the second layer's windows over the first's maps.
func (n *network) combine(first *[(height1 + 2) * (width1 + 2) * maps1]int32, into *[seen]int32) {
	for y := range height2 {
		for x := range width2 {
			var patch [patch2]int32
			for j := range window2 {
				from := ((2*y+j)*(width1+2) + 2*x) * maps1
				copy(patch[j*window2*maps1:(j+1)*window2*maps1], first[from:])
			}
			at := (y*width2 + x) * maps2
			for m := range n.second {
				r := &n.second[m]
				var a, b int32
				for i := 0; i < patch2; i += 2 {
					a += int32(r.weights[i]) * patch[i]
					b += int32(r.weights[i+1]) * patch[i+1]
				}
				into[at+m] = steps(float32(float32(a+b)*r.scale)/unitSteps + r.bias)
			}
		}
	}
}

func steps(v float32) int32 { return int32(min(max(0, float32(v*unitSteps)+0.5), unitMost)) }

// answer is the last layer.
func (n *network) answer(units *[hidden]float32) chances {
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
