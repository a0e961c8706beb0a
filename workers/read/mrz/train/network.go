package main

import (
	"encoding/binary"
	"math"
	"math/rand/v2"

	"priyom/workers/read/mrz"
)

// Sizes of the layers, as the reader has them.
const (
	width1, height1 = mrz.CellWidth / 2, mrz.CellHeight / 2
	width2, height2 = width1 / 2, height1 / 2
	patch1          = mrz.Window1 * mrz.Window1
	patch2          = mrz.Window2 * mrz.Window2 * mrz.Maps1
	seen            = width2 * height2 * mrz.Maps2

	wide       = mrz.CellWidth + 4 // of a cell with a border of nothing about it
	pixels     = wide * (mrz.CellHeight + 4)
	firstWide  = width1 + 2
	firstUnits = firstWide * (height1 + 2) * mrz.Maps1
)

// network is the reader's while it learns. Every product is rounded by itself, so that no machine may fuse it with a
// sum, and everything is done in one order: the same lessons give the same weights, bit for bit.
type network struct {
	first      [mrz.Maps1][patch1]float32
	firstBias  [mrz.Maps1]float32
	second     [mrz.Maps2][patch2]float32
	secondBias [mrz.Maps2]float32
	dense      [mrz.Hidden][seen]float32
	denseBias  [mrz.Hidden]float32
	out        [mrz.Answers][mrz.Hidden]float32
	outBias    [mrz.Answers]float32

	// What the layers gave last, and what is wrong with it.
	pixels            [pixels]float32
	firstIs, firstOff [firstUnits]float32
	secondIs          [seen]float32
	secondOff         [seen]float32
	denseIs, denseOff [mrz.Hidden]float32
	answers           [mrz.Answers]float32
}

func newNetwork(random *rand.Rand) *network {
	n := new(network)
	even := func(weights []float32) {
		limit := float32(math.Sqrt(6 / float64(len(weights))))
		for i := range weights {
			weights[i] = (2*random.Float32() - 1) * limit
		}
	}
	for u := range n.first {
		even(n.first[u][:])
	}
	for u := range n.second {
		even(n.second[u][:])
	}
	for u := range n.dense {
		even(n.dense[u][:])
	}
	for o := range n.out {
		even(n.out[o][:])
	}
	return n
}

// learn takes one step towards the answer, and returns the chance that the network gave it before.
func (n *network) learn(cell *[mrz.CellSize]float32, answer int, rate float32) float32 {
	chance := n.answer(cell, answer)
	n.correctOut(answer, rate)
	n.correctDense(rate)
	n.correctSecond(rate)
	n.correctFirst(rate)
	return chance
}

func (n *network) correctOut(answer int, rate float32) {
	clear(n.denseOff[:])
	for o := range n.out {
		wrong := n.answers[o]
		if o == answer {
			wrong--
		}
		follow(n.out[o][:], n.denseIs[:], n.denseOff[:], wrong, rate)
		n.outBias[o] -= float32(rate * wrong)
	}
}

func (n *network) correctDense(rate float32) {
	clear(n.secondOff[:])
	for u := range n.dense {
		if n.denseIs[u] > 0 {
			follow(n.dense[u][:], n.secondIs[:], n.secondOff[:], n.denseOff[u], rate)
			n.denseBias[u] -= float32(rate * n.denseOff[u])
		}
	}
}

func (n *network) correctSecond(rate float32) {
	clear(n.firstOff[:])
	for y := range height2 {
		for x := range width2 {
			at := (y*width2 + x) * mrz.Maps2
			for m := range n.second {
				wrong := n.secondOff[at+m]
				if n.secondIs[at+m] <= 0 || wrong == 0 {
					continue
				}
				for j := range mrz.Window2 {
					const row = mrz.Window2 * mrz.Maps1
					from := ((2*y+j)*firstWide + 2*x) * mrz.Maps1
					follow(n.second[m][j*row:(j+1)*row], n.firstIs[from:from+row], n.firstOff[from:from+row], wrong, rate)
				}
				n.secondBias[m] -= float32(rate * wrong)
			}
		}
	}
}

// follow moves weights against what was wrong with their unit, and tells the layer before what was wrong with it.
func follow(weights, is, off []float32, wrong, rate float32) {
	step := float32(rate * wrong)
	is, off = is[:len(weights)], off[:len(weights)]
	for i, v := range is {
		off[i] += float32(weights[i] * wrong)
		weights[i] -= float32(step * v)
	}
}

func (n *network) correctFirst(rate float32) {
	for y := range height1 {
		for x := range width1 {
			at := ((y+1)*firstWide + x + 1) * mrz.Maps1
			for m := range n.first {
				if n.firstIs[at+m] <= 0 || n.firstOff[at+m] == 0 {
					continue
				}
				step := float32(rate * n.firstOff[at+m])
				for j := range mrz.Window1 {
					row := n.pixels[(2*y+j)*wide+2*x:]
					weights := n.first[m][j*mrz.Window1 : (j+1)*mrz.Window1]
					for i := range weights {
						weights[i] -= float32(step * row[i])
					}
				}
				n.firstBias[m] -= step
			}
		}
	}
}

// answer fills in the chances of all answers and returns that of one.
func (n *network) answer(cell *[mrz.CellSize]float32, answer int) float32 {
	n.see(cell)
	n.combine()
	for u := range n.dense {
		n.denseIs[u] = max(0, dot(n.dense[u][:], n.secondIs[:])+n.denseBias[u])
	}
	top := float32(math.Inf(-1))
	for o := range n.out {
		n.answers[o] = dot(n.out[o][:], n.denseIs[:]) + n.outBias[o]
		top = max(top, n.answers[o])
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

// see runs the first layer's windows over the cell.
func (n *network) see(cell *[mrz.CellSize]float32) {
	for y := range mrz.CellHeight {
		copy(n.pixels[(y+2)*wide+2:], cell[y*mrz.CellWidth:(y+1)*mrz.CellWidth])
	}
	var patch [patch1]float32
	for y := range height1 {
		for x := range width1 {
			for j := range mrz.Window1 {
				copy(patch[j*mrz.Window1:(j+1)*mrz.Window1], n.pixels[(2*y+j)*wide+2*x:])
			}
			at := ((y+1)*firstWide + x + 1) * mrz.Maps1
			for m := range n.first {
				sum := n.firstBias[m]
				for i, v := range patch {
					sum += float32(n.first[m][i] * v)
				}
				n.firstIs[at+m] = max(0, sum)
			}
		}
	}
}

// combine runs the second layer's windows over the first's maps.
func (n *network) combine() {
	var patch [patch2]float32
	for y := range height2 {
		for x := range width2 {
			for j := range mrz.Window2 {
				const row = mrz.Window2 * mrz.Maps1
				copy(patch[j*row:(j+1)*row], n.firstIs[((2*y+j)*firstWide+2*x)*mrz.Maps1:])
			}
			at := (y*width2 + x) * mrz.Maps2
			for m := range n.second {
				n.secondIs[at+m] = max(0, dot(n.second[m][:], patch[:])+n.secondBias[m])
			}
		}
	}
}

// dot is a sum of products; the number of them is a multiple of four.
func dot(weights, values []float32) float32 {
	values = values[:len(weights)]
	var a, b, c, d float32
	for i := 0; i+3 < len(weights); i += 4 {
		a += float32(weights[i] * values[i])
		b += float32(weights[i+1] * values[i+1])
		c += float32(weights[i+2] * values[i+2])
		d += float32(weights[i+3] * values[i+3])
	}
	return a + b + c + d
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
	for u := range n.first {
		out = packRow(out, n.first[u][:], n.firstBias[u])
	}
	for u := range n.second {
		out = packRow(out, n.second[u][:], n.secondBias[u])
	}
	for u := range n.dense {
		out = packRow(out, n.dense[u][:], n.denseBias[u])
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
