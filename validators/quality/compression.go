package quality

import "priyom/intake"

const (
	block     = 8 // the side of a JPEG's blocks, ISO/IEC 10918-1, A.1.1
	blockRows = 8 // of so many rows of blocks one is looked at
)

// compression is how high the borders of JPEG blocks stand about print, 0–1 of all grey levels: how much larger the mean
// step between neighbours on either side of a border is than that between all others, over as many pixels as there is
// print, in the direction in which that is less, twice: blocks are square, while lines of print and of forms come back
// at even distances one way or the other. It is taken at the phase at which steps are largest, since a page may have been
// cropped after it was compressed.
//
// After Wang, Sheikh and Bovik, No-reference perceptual quality assessment of JPEG compressed images, ICIP 2002.
func compression(p *prepared) (intake.Measurement, bool) {
	page := &p.levels[0]
	area := p.region
	if area.Dx() < 4*block || area.Dy() < 4*block {
		return intake.Measurement{}, false
	}
	var upright, level [block]int
	n := 0
	for y := area.Min.Y; y+block < area.Max.Y; y += block * blockRows {
		for dy := range block {
			above, row := page.row(y + dy)[area.Min.X:area.Max.X], page.row(y + dy + 1)[area.Min.X:area.Max.X]
			level[(y+dy)%block] += steps(above, row)
			phases(&upright, above)
		}
		n++
	}
	inked := max(p.ground.inked(), p.ground.width*p.ground.height/50) * cell * cell * p.looks.scale * p.looks.scale / (block * blockRows)
	if n == 0 || inked == 0 {
		return intake.Measurement{}, false
	}
	return intake.Measurement{Value: rounded(min(1, 2*min(borders(&upright), borders(&level))/float64(inked)/255)), Unit: "ratio"}, true
}

// steps is the sum of differences between two rows.
func steps(a, b []byte) int {
	b = b[:len(a)]
	sum := 0
	for i, v := range a {
		sum += abs(int(v) - int(b[i]))
	}
	return sum
}

// phases adds up the differences between neighbours in a row by where they lie in a block.
func phases(sums *[block]int, row []byte) {
	for len(row) > block {
		r := row[: block+1 : block+1]
		for i := range block {
			sums[i] += abs(int(r[i]) - int(r[i+1]))
		}
		row = row[block:]
	}
}

// borders is by how much the phase with the largest steps exceeds the mean of the others.
func borders(sums *[block]int) float64 {
	most, all := 0, 0
	for _, s := range sums {
		most, all = max(most, s), all+s
	}
	return float64(most) - float64(all-most)/(block-1)
}
