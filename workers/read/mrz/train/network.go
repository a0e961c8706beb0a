package main

import (
	"encoding/binary"
	"math"
	"math/rand/v2"

	"priyom/workers/read/mrz"
)

// network is the perceptron while it learns. Every product is rounded by itself, so that no machine may fuse it with a
// sum, and everything is done in one order: the same lessons give the same weights, bit for bit.
type network struct {
	in       [mrz.Hidden][mrz.CellSize]float32
	inBias   [mrz.Hidden]float32
	out      [mrz.Answers][mrz.Hidden]float32
	outBias  [mrz.Answers]float32
	units    [mrz.Hidden]float32
	answers  [mrz.Answers]float32
	backward [mrz.Hidden]float32
}

func newNetwork(random *rand.Rand) *network {
	n := new(network)
	even := func(weights []float32) {
		limit := float32(math.Sqrt(6 / float64(len(weights))))
		for i := range weights {
			weights[i] = (2*random.Float32() - 1) * limit
		}
	}
	for u := range n.in {
		even(n.in[u][:])
	}
	for o := range n.out {
		even(n.out[o][:])
	}
	return n
}

// learn takes one step towards the answer, and returns the chance that the network gave it before.
func (n *network) learn(cell *[mrz.CellSize]float32, answer int, rate float32) float32 {
	chance := n.answer(cell, answer)
	clear(n.backward[:])
	for o := range n.out {
		wrong := n.answers[o]
		if o == answer {
			wrong--
		}
		step := float32(rate * wrong)
		weights := &n.out[o]
		for u, v := range n.units {
			n.backward[u] += float32(weights[u] * wrong)
			weights[u] -= float32(step * v)
		}
		n.outBias[o] -= step
	}
	for u := range n.in {
		if n.units[u] <= 0 {
			continue
		}
		step := float32(rate * n.backward[u])
		weights := &n.in[u]
		for i, v := range cell {
			weights[i] -= float32(step * v)
		}
		n.inBias[u] -= step
	}
	return chance
}

// answer fills in the chances of all answers and returns that of one.
func (n *network) answer(cell *[mrz.CellSize]float32, answer int) float32 {
	for u := range n.in {
		weights := &n.in[u]
		var a, b, c, d float32
		for i := 0; i < mrz.CellSize; i += 4 {
			a += float32(weights[i] * cell[i])
			b += float32(weights[i+1] * cell[i+1])
			c += float32(weights[i+2] * cell[i+2])
			d += float32(weights[i+3] * cell[i+3])
		}
		n.units[u] = max(0, a+b+c+d+n.inBias[u])
	}
	top := float32(math.Inf(-1))
	for o := range n.out {
		sum := n.outBias[o]
		for u, v := range n.units {
			sum += float32(n.out[o][u] * v)
		}
		n.answers[o] = sum
		top = max(top, sum)
	}
	var total float32
	for o := range n.answers {
		n.answers[o] = exponential(n.answers[o] - top)
		total += n.answers[o]
	}
	for o := range n.answers {
		n.answers[o] /= total
	}
	return n.answers[answer]
}

// exponential is about e to the power of a number below zero, out of products alone.
func exponential(x float32) float32 {
	v := max(0, 1+float64(x)/4096)
	for range 12 {
		v = float64(v * v)
	}
	return float32(v)
}

// pack writes the weights in eight bits, each unit with its own scale.
func (n *network) pack() []byte {
	var out []byte
	for u := range n.in {
		out = packRow(out, n.in[u][:], n.inBias[u])
	}
	for o := range n.out {
		out = packRow(out, n.out[o][:], n.outBias[o])
	}
	return out
}

func packRow(out []byte, weights []float32, bias float32) []byte {
	var most float32 = 1e-6
	for _, w := range weights {
		most = max(most, max(w, -w))
	}
	scale := most / 127
	out = binary.LittleEndian.AppendUint32(out, math.Float32bits(scale))
	out = binary.LittleEndian.AppendUint32(out, math.Float32bits(bias))
	for _, w := range weights {
		out = append(out, byte(int8(math.Round(float64(w/scale)))))
	}
	return out
}
