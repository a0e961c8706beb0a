package quality

import "image"

// table is a summed-area table of a level, with a row and a column of zeros before the first (Crow, 1984).
type table struct {
	sums   []uint32 // of at most 2²⁴ pixels of 255
	stride int
}

func (t *table) fill(l *level) {
	t.stride = l.width + 1
	need := t.stride * (l.height + 1)
	if cap(t.sums) < need {
		t.sums = make([]uint32, need)
	}
	t.sums = t.sums[:need]
	clear(t.sums[:t.stride])
	for y := range l.height {
		pix := l.row(y)
		above, sums := t.sums[y*t.stride+1:][:len(pix)], t.sums[(y+1)*t.stride+1:][:len(pix)]
		t.sums[(y+1)*t.stride] = 0
		row := uint32(0)
		for x, v := range pix {
			row += uint32(v)
			sums[x] = above[x] + row
		}
	}
}

// mean is the mean grey level inside a rectangle that is not empty.
func (t *table) mean(r image.Rectangle) int {
	top, bottom := r.Min.Y*t.stride, r.Max.Y*t.stride
	sum := t.sums[bottom+r.Max.X] - t.sums[bottom+r.Min.X] - t.sums[top+r.Max.X] + t.sums[top+r.Min.X]
	return int(sum) / (r.Dx() * r.Dy())
}
