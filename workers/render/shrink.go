package render

import (
	"image"

	"priyom/workers/page"
)

// shrunk is a picture of planes whose long side is so many pixels at most, each the mean of what it covers. In colour it
// has half as much of chroma as of luma, each way, as its JPEG will have.
func shrunk(img image.Image, side int) image.Image {
	from := img.Bounds().Size()
	long := max(from.X, from.Y)
	if long <= side {
		return img
	}
	to := image.Pt(max(1, from.X*side/long), max(1, from.Y*side/long))
	switch img := img.(type) {
	case *image.Gray:
		out := image.NewGray(image.Rectangle{Max: to})
		shrink(out.Pix, to, img.Pix, img.Stride, from)
		return out
	case *image.YCbCr:
		out := image.NewYCbCr(image.Rectangle{Max: to}, image.YCbCrSubsampleRatio420)
		shrink(out.Y, to, img.Y, img.YStride, from)
		from, to = image.Pt(page.ChromaSize(from.X, from.Y, img.SubsampleRatio)), image.Pt(page.ChromaSize(to.X, to.Y, out.SubsampleRatio))
		shrink(out.Cb, to, img.Cb, img.CStride, from)
		shrink(out.Cr, to, img.Cr, img.CStride, from)
		return out
	default:
		return img
	}
}

// shrink makes a plane no larger, by the mean over what each pixel covers, whole pixels and parts: rows are summed up
// first, each with its share, then the columns of the sum. The weights of a pixel are of 1<<8 down and 1<<8 across.
func shrink(out []byte, to image.Point, pix []byte, stride int, from image.Point) {
	down, across := covers(from.Y, to.Y), covers(from.X, to.X)
	sums := make([]uint32, from.X)
	for y, rows := range down {
		clear(sums)
		for i, weight := range rows.weights {
			row := pix[(rows.first+i)*stride:][:len(sums)]
			for x, v := range row {
				sums[x] += weight * uint32(v)
			}
		}
		line := out[y*to.X:][:to.X]
		for x := range across {
			columns := &across[x]
			var sum uint32
			for i, v := range sums[columns.first:][:len(columns.weights)] {
				sum += columns.weights[i] * v
			}
			line[x] = byte((sum + 1<<15) >> 16)
		}
	}
}

// cover is what one pixel covers of a longer row, from its first pixel on.
type cover struct {
	first   int
	weights []uint32 // of 1<<8 in all
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
	}
	return all
}
