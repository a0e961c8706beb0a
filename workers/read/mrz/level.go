package mrz

import (
	"encoding/binary"
	"image"
)

// level is a grey picture, reduced by a whole number.
type level struct {
	pix           []byte
	stride        int
	width, height int
	scale         int // page pixels to a pixel, each way
}

// foundSide is about how many pixels the long side of the finest level searched has. A passport on an A4 page has
// characters of ten pixels there, the smallest that lines are told from noise by.
const foundSide = 1200

// coarsest is the long side below which no level is searched.
const coarsest = 260

// levelsOf are the levels to be searched, finest first.
func levelsOf(page *image.Gray) []level {
	size := page.Rect.Size()
	factor := max(1, (max(size.X, size.Y)+500)/foundSide)
	first := reduce(page.Pix, page.Stride, size.X, size.Y, factor)
	first.scale = factor
	levels := []level{first}
	for {
		last := levels[len(levels)-1]
		if max(last.width, last.height) < 2*coarsest {
			return levels
		}
		next := reduce(last.pix, last.width, last.width, last.height, 2)
		next.scale = 2 * last.scale
		levels = append(levels, next)
	}
}

// reduce averages squares of factor by factor pixels. What does not fill a square at the right or lower edge is left out,
// unless nothing would be left.
func reduce(pix []byte, stride, width, height, factor int) level {
	out := level{stride: width / factor, width: width / factor, height: height / factor}
	if factor == 1 {
		out.pix = make([]byte, width*height)
		for y := range height {
			copy(out.pix[y*width:(y+1)*width], pix[y*stride:])
		}
		return out
	}
	out.pix = make([]byte, out.width*out.height)
	for y := range out.height {
		means(out.pix[y*out.width:][:out.width], pix[y*factor*stride:], stride, factor)
	}
	return out
}

// means fills a row with the means of squares of factor by factor pixels. The common factors are written out, since this
// visits every pixel of the page.
func means(out, pix []byte, stride, factor int) {
	area := uint32(factor * factor)
	inverse := (1<<16 + area/2) / area
	switch factor {
	case 2:
		upper, lower := pix[:2*len(out)], pix[stride:][:2*len(out)]
		for x := range out {
			a, b := (*[2]byte)(upper[2*x:]), (*[2]byte)(lower[2*x:])
			out[x] = byte((uint32(a[0]) + uint32(a[1]) + uint32(b[0]) + uint32(b[1]) + 2) >> 2)
		}
	case 3:
		upper, middle, lower := pix[:3*len(out)], pix[stride:][:3*len(out)], pix[2*stride:][:3*len(out)]
		for x := range out {
			a, b, c := (*[3]byte)(upper[3*x:]), (*[3]byte)(middle[3*x:]), (*[3]byte)(lower[3*x:])
			sum := uint32(a[0]) + uint32(a[1]) + uint32(a[2]) + uint32(b[0]) + uint32(b[1]) + uint32(b[2]) + uint32(c[0]) + uint32(c[1]) + uint32(c[2])
			out[x] = byte((sum*inverse + 1<<15) >> 16)
		}
	default:
		for x := range out {
			var sum uint32
			for y := range factor {
				for _, v := range pix[y*stride+factor*x:][:factor] {
					sum += uint32(v)
				}
			}
			out[x] = byte(min(255, (sum*inverse+1<<15)>>16))
		}
	}
}

// turned is the level mirrored at its diagonal, so that what ran down runs across.
func (l level) turned() level {
	size := grid{l.width, l.height}
	return level{pix: size.turned(l.pix), stride: l.height, width: l.height, height: l.width, scale: l.scale}
}

// tiles is how many tiles the level has.
func (l level) tiles() grid { return grid{(l.width + tile - 1) / tile, (l.height + tile - 1) / tile} }

// grid is the size of a table kept row by row.
type grid struct{ across, down int }

// turned is a table mirrored at its diagonal. Squares of eight by eight bytes are mirrored in words.
func (g grid) turned(table []byte) []byte {
	out := make([]byte, len(table))
	const side = 8
	for top := 0; top < g.down; top += side {
		for left := 0; left < g.across; left += side {
			if top+side > g.down || left+side > g.across {
				for y := top; y < min(top+side, g.down); y++ {
					for x := left; x < min(left+side, g.across); x++ {
						out[x*g.down+y] = table[y*g.across+x]
					}
				}
				continue
			}
			var square [side]uint64
			for y := range square {
				square[y] = binary.LittleEndian.Uint64(table[(top+y)*g.across+left:])
			}
			mirror(&square)
			for x, column := range square {
				binary.LittleEndian.PutUint64(out[(left+x)*g.down+top:], column)
			}
		}
	}
	return out
}

// mirror mirrors a square of bytes at its diagonal: halves change places, then quarters, then single bytes.
func mirror(rows *[8]uint64) {
	for step := 4; step > 0; step /= 2 {
		low := [...]uint64{1: 0x00ff00ff00ff00ff, 2: 0x0000ffff0000ffff, 4: 0x00000000ffffffff}[step]
		shift := 8 * step
		for i := range rows {
			if i&step == 0 {
				a, b := rows[i], rows[i+step]
				rows[i] = a&low | b&low<<shift
				rows[i+step] = a>>shift&low | b&^low
			}
		}
	}
}
