package render

import (
	"encoding/binary"
	"math"
)

// unzig gives where in a block, row by row, what comes n-th in a file is (T.81, figure 5).
var unzig = [64]uint8{
	0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
	35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
}

// quantizer holds what the values of a transformed block are multiplied with, in the order of the file: one over the
// table's divisor and over what the transform leaves undone.
type quantizer [64]float32

func newQuantizer(divisors []byte) (q quantizer) {
	scale := func(n int) float64 { // Arai, Agui and Nakajima
		if n == 0 {
			return 1
		}
		return math.Sqrt2 * math.Cos(float64(n)*math.Pi/16)
	}
	for i, divisor := range divisors {
		at := int(unzig[i])
		q[i] = float32(1 / (8 * float64(divisor) * scale(at/8) * scale(at%8)))
	}
	return q
}

// transform gives the quantized values of the block of a plane at x, y, and which of them but the first are not zero.
func (q *quantizer) transform(values *[64]int32, c *component, x, y int) (others uint64) {
	var block [64]float32
	if x+8 <= c.width && y+8 <= c.height {
		if c.flat(x, y) { // most of a page is paper
			values[0] = nearest(float32(64*(int(c.pix[y*c.stride+x])-128)) * q[0])
			return 0
		}
		for j := range 8 {
			row, into := c.pix[(y+j)*c.stride+x:][:8], block[8*j:][:8]
			for i, v := range row {
				into[i] = float32(int32(v) - 128)
			}
		}
	} else {
		for n := range block {
			at := min(y+n/8, c.height-1)*c.stride + min(x+n%8, c.width-1)
			block[n] = float32(int32(c.pix[at]) - 128)
		}
	}
	for n := 0; n < 64; n += 8 {
		cosine(&block, n, 1)
	}
	for n := range 8 {
		cosine(&block, n, 8)
	}
	for i, at := range unzig {
		v := nearest(block[at&63] * q[i])
		if values[i] = v; v != 0 {
			others |= 1 << i
		}
	}
	return others &^ 1
}

// nearest rounds what a block can hold.
func nearest(v float32) int32 {
	const above = 1 << 14
	return int32(v+above+0.5) - above
}

// flat reports whether a whole block of the plane has one value.
func (c *component) flat(x, y int) bool {
	first := binary.LittleEndian.Uint64(c.pix[y*c.stride+x:])
	if first != uint64(byte(first))*0x0101010101010101 {
		return false
	}
	for j := 1; j < 8; j++ {
		if binary.LittleEndian.Uint64(c.pix[(y+j)*c.stride+x:]) != first {
			return false
		}
	}
	return true
}

// cosine transforms eight values in place, by the method of Arai, Agui and Nakajima (1988), which leaves to the quantizer
// what can be left to it.
func cosine(b *[64]float32, at, step int) {
	b0, b1, b2, b3 := b[at&63], b[(at+step)&63], b[(at+2*step)&63], b[(at+3*step)&63]
	b4, b5, b6, b7 := b[(at+4*step)&63], b[(at+5*step)&63], b[(at+6*step)&63], b[(at+7*step)&63]
	s0, s1, s2, s3 := b0+b7, b1+b6, b2+b5, b3+b4
	d0, d1, d2, d3 := b0-b7, b1-b6, b2-b5, b3-b4

	e0, e1, e2, e3 := s0+s3, s1+s2, s1-s2, s0-s3
	turned := (e2 + e3) * (math.Sqrt2 / 2)
	b[at&63], b[(at+4*step)&63] = e0+e1, e0-e1
	b[(at+2*step)&63], b[(at+6*step)&63] = e3+turned, e3-turned

	const c1, c2, c3 = 0.382683433, 0.541196100, 1.306562965 // sin π/8; cos π/8 - c1; cos π/8 + c1
	o0, o1, o2 := d3+d2, d2+d1, d1+d0
	common := (o0 - o2) * c1
	low, high := o0*c2+common, o2*c3+common
	middle := o1 * (math.Sqrt2 / 2)
	over, under := d0+middle, d0-middle
	b[(at+5*step)&63], b[(at+3*step)&63] = under+low, under-low
	b[(at+step)&63], b[(at+7*step)&63] = over+high, over-high
}
