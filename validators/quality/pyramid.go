package quality

import (
	"encoding/binary"
	"image"
)

// level is a page at some size.
type level struct {
	pix           []byte // row after row
	width, height int
	stride        int // from one row to the next
	scale         int // page pixels to one of these, along each side
}

// row is a row's pixels.
func (l *level) row(y int) []byte { return l.pix[y*l.stride:][:l.width:l.width] }

// bounds of the level in its own pixels.
func (l *level) bounds() image.Rectangle { return image.Rect(0, 0, l.width, l.height) }

// of turns a rectangle of page pixels into the pixels of this level that lie wholly inside it.
func (l *level) of(r image.Rectangle) image.Rectangle {
	up := l.scale - 1
	return image.Rect((r.Min.X+up)/l.scale, (r.Min.Y+up)/l.scale, r.Max.X/l.scale, r.Max.Y/l.scale).Intersect(l.bounds())
}

// pyramid halves the page until a level has nothing left to halve, all in one buffer.
func (p *prepared) pyramid(grey *image.Gray) {
	size := p.bounds.Size()
	p.levels = append(p.levels[:0], level{grey.Pix, size.X, size.Y, grey.Stride, 1})
	need := 0
	for w, h := size.X/2, size.Y/2; w > 0 && h > 0; w, h = w/2, h/2 {
		need += w * h
	}
	if cap(p.buffer) < need {
		p.buffer = make([]byte, need)
	}
	rest := p.buffer[:cap(p.buffer)]
	for {
		last := &p.levels[len(p.levels)-1]
		next := level{width: last.width / 2, height: last.height / 2, stride: last.width / 2, scale: last.scale * 2}
		area := next.width * next.height
		if area == 0 {
			return
		}
		next.pix, rest = rest[:area:area], rest[area:]
		for y := range next.height {
			halve(next.row(y), last.row(2*y), last.row(2*y+1))
		}
		p.levels = append(p.levels, next)
	}
}

// within is the largest level whose long side does not exceed so many pixels; the smallest there is when none does not.
func (p *prepared) within(side int) *level {
	for i := range p.levels {
		if l := &p.levels[i]; max(l.width, l.height) <= side {
			return l
		}
	}
	return &p.levels[len(p.levels)-1]
}

// halve averages boxes of two by two pixels of two rows, rounding halves up, eight columns at a time: the bytes of
// a row are added in pairs within lanes of 16 bits, which no sum of four bytes overflows.
func halve(target, upper, lower []byte) {
	const even, two = 0x00ff00ff00ff00ff, 0x0002000200020002
	for len(upper) >= 8 && len(lower) >= 8 && len(target) >= 4 {
		a, b := binary.LittleEndian.Uint64(upper), binary.LittleEndian.Uint64(lower)
		sum := (a&even + a>>8&even + b&even + b>>8&even + two) >> 2 & even
		sum = (sum | sum>>8) & 0x0000ffff0000ffff
		binary.LittleEndian.PutUint32(target, uint32(sum|sum>>16))
		upper, lower, target = upper[8:], lower[8:], target[4:]
	}
	for len(upper) >= 2 && len(lower) >= 2 && len(target) >= 1 {
		target[0] = byte((int(upper[0]) + int(upper[1]) + int(lower[0]) + int(lower[1]) + 2) / 4)
		upper, lower, target = upper[2:], lower[2:], target[1:]
	}
}
