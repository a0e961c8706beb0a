package render

import (
	"encoding/binary"
	"image"

	"priyom/workers/page"
)

// shrunk is a picture of planes whose long side is so many pixels at most, each the mean of what it covers. In colour it
// has half as much of chroma as of luma, each way, as its JPEG will have. It may share memory with img.
func shrunk(img image.Image, side int) image.Image {
	from := img.Bounds().Size()
	to := from
	if long := max(from.X, from.Y); long > side {
		to = image.Pt(max(1, from.X*side/long), max(1, from.Y*side/long))
	}
	switch img := img.(type) {
	case *image.Gray:
		out := image.NewGray(image.Rectangle{Max: to})
		out.Pix, out.Stride = shrink(img.Pix, img.Stride, from, to)
		return out
	case *image.YCbCr:
		out := &image.YCbCr{Rect: image.Rectangle{Max: to}, SubsampleRatio: image.YCbCrSubsampleRatio420}
		out.Y, out.YStride = shrink(img.Y, img.YStride, from, to)
		from, to = image.Pt(page.ChromaSize(from.X, from.Y, img.SubsampleRatio)), image.Pt(page.ChromaSize(to.X, to.Y, out.SubsampleRatio))
		out.Cb, out.CStride = shrink(img.Cb, img.CStride, from, to)
		out.Cr, out.CStride = shrink(img.Cr, img.CStride, from, to)
		return out
	default:
		return img
	}
}

// shrink makes a plane no larger, by the mean over what each pixel covers, whole pixels and parts: rows are summed up
// first, each with its share, then the columns of the sum. The weights of a pixel are of 1<<8 down and 1<<8 across, so
// that a sum of rows fits into 16 bits.
func shrink(pix []byte, stride int, from, to image.Point) (out []byte, outStride int) {
	if from == to {
		return pix, stride
	}
	out = make([]byte, to.X*to.Y)
	down, across := covers(from.Y, to.Y), covers(from.X, to.X)
	sums := newRowSums(from.X)
	for y, rows := range down {
		sums.clear()
		for i, weight := range rows.weights {
			sums.add(pix[(rows.first+i)*stride:][:from.X], weight)
		}
		mix(out[y*to.X:][:to.X], sums.columns(), across)
	}
	return out, to.X
}

// mix sums up the columns that each pixel of a line covers; behind them four more are zero.
func mix(line []byte, columns []uint32, across []cover) {
	for x := range line {
		covered := &across[x]
		if len(covered.weights) <= len(covered.few) { // mostly, and how many of them is best not asked each time
			w, c := &covered.few, columns[covered.first:][:len(covered.few)]
			line[x] = byte((w[0]*c[0] + w[1]*c[1] + w[2]*c[2] + w[3]*c[3] + 1<<15) >> 16)
			continue
		}
		var sum uint32
		for i, v := range columns[covered.first:][:len(covered.weights)] {
			sum += covered.weights[i] * v
		}
		line[x] = byte((sum + 1<<15) >> 16)
	}
}

// rowSums sums up rows of bytes with their weights, of 1<<8 in all. Eight columns at a time are four sums of 16 bits in
// each of two words, which takes a quarter of the time that eight sums would.
type rowSums struct {
	even, odd []uint64
	sums      []uint32
}

func newRowSums(width int) *rowSums {
	return &rowSums{even: make([]uint64, width/8), odd: make([]uint64, width/8), sums: make([]uint32, width+4)}
}

func (s *rowSums) clear() {
	clear(s.even)
	clear(s.odd)
	clear(s.sums[8*len(s.even):])
}

func (s *rowSums) add(row []byte, weight uint32) {
	const everySecond = 0x00ff00ff00ff00ff
	odd, rest := s.odd[:len(s.even)], row
	for i := range s.even {
		v := binary.LittleEndian.Uint64(rest)
		s.even[i] += (v & everySecond) * uint64(weight)
		odd[i] += (v >> 8 & everySecond) * uint64(weight)
		rest = rest[8:]
	}
	last := s.sums[8*len(s.even):]
	for i, v := range rest {
		last[i] += weight * uint32(v)
	}
}

// columns are the sums, and four zeros, which the next call overwrites.
func (s *rowSums) columns() []uint32 {
	odd, out := s.odd[:len(s.even)], s.sums
	for i, even := range s.even {
		odd := odd[i]
		for n := 0; n < 8; n += 2 {
			out[n], out[n+1] = uint32(even&0xffff), uint32(odd&0xffff)
			even, odd = even>>16, odd>>16
		}
		out = out[8:]
	}
	return s.sums
}

// cover is what one pixel covers of a longer row, from its first pixel on.
type cover struct {
	first   int
	weights []uint32  // of 1<<8 in all
	few     [4]uint32 // the same where there are no more
}

// covers are what each of so many pixels covers of from.
func covers(from, to int) []cover {
	all, weights := make([]cover, to), make([]uint32, 0, from+to)
	for n := range all {
		// In parts of 1/to of a pixel this one reaches from n*from to (n+1)*from.
		begin, end := n*from, (n+1)*from
		first, given := len(weights), 0
		for at := begin; at < end; {
			next := min((at/to+1)*to, end)
			upTo := (next - begin) << 8 / from
			weights = append(weights, uint32(upTo-given)) //nolint:gosec // 1<<8 at most
			given, at = upTo, next
		}
		all[n] = cover{first: begin / to, weights: weights[first:]}
		copy(all[n].few[:], weights[first:])
	}
	return all
}
