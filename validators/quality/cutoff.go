package quality

import (
	"image"
	"math"

	"priyom/intake"
)

// cutOff is how surely a side of the document lies beyond the frame, 0–1, with a strip along the side where it is worst.
// A document that is seen to lie on something is cut off where it lies along the edge of the picture: by how much of that
// edge. On a page that is a document from edge to edge, print that runs across the edge tells it by 0.6 at
// most, since patterns may reach there too; print that comes close to the edge gives a half at most. A page whose edges all show print is one whose pattern reaches
// to its edge, and is not cut off.
func cutOff(p *prepared) (intake.Measurement, bool) {
	if p.looks.width < 24 || p.looks.height < 24 {
		return intake.Measurement{}, false
	}
	var sure [sides]float64
	if found := p.sheets.found; len(found) > 0 {
		sure = found[0].touches
	} else {
		sure = p.crossing()
	}
	worst, touched := 0, 0
	for side, v := range sure {
		if v > sure[worst] {
			worst = side
		}
		if v > cutTouch && (len(p.sheets.found) > 0 || v >= cutSure) {
			touched++
		}
	}
	got := intake.Measurement{Value: rounded(min(1, sure[worst])), Unit: "ratio"}
	if touched > 2 {
		got.Value = 0
	}
	if got.Value > 0 {
		got.Box = intake.BoxOf(strip(p.bounds, worst))
	}
	return got, true
}

// cut is how much of the edge of the picture a sheet lies along, on the side where it is most; 0 where that is little.
func (s *sheet) cut() float64 {
	most := 0.0
	for _, v := range s.touches {
		most = max(most, v)
	}
	if most < cutTouch {
		return 0
	}
	return most
}

const (
	cutTouch   = 0.15  // of a side, from which a document is taken to lie along it
	cutRuns    = 14    // strokes that run across the edge, for a sure answer
	cutLeast   = 4     // strokes, the least that count: fewer are dust and folds
	cutInk     = 0.62  // of the paper's level; what is darker is print and no pattern
	cutLongest = 16    // one part in so many of a side; what is longer is the shadow of an edge
	cutNear    = 0.022 // of the short side, from which on print is not near the edge any more

	cutSure      = 0.52 // of strokes across the edge, at least
	cutPrint     = 0.6  // and at most: a pattern may reach to the edge of a document
	cutProofless = 0.5  // of print that is near the edge, at most
)

// crossing tells for each side how much print runs across it or comes close to it.
func (p *prepared) crossing() (sure [sides]float64) {
	l := p.looks
	var histogram [256]int
	for y := range l.height {
		for _, v := range l.row(y) {
			histogram[v]++
		}
	}
	limit := byte(cutInk * float64(quantile(&histogram, l.width*l.height, 0.75)))
	for side := range sure {
		runs := p.runs(side, limit)
		if runs >= cutLeast {
			sure[side] = math.Min(math.Max(float64(runs)/cutRuns, cutSure), cutPrint)
		} else {
			sure[side] = cutProofless * p.nearness(side, limit)
		}
	}
	return sure
}

// at gives the pixel that lies so far along a side and so far in from it.
func (l *level) at(side, along, in int) byte {
	switch side {
	case sideTop:
		return l.pix[in*l.stride+along]
	case sideBottom:
		return l.pix[(l.height-1-in)*l.stride+along]
	case sideLeft:
		return l.pix[along*l.stride+in]
	default:
		return l.pix[along*l.stride+l.width-1-in]
	}
}

func (l *level) length(side int) (along, in int) {
	if side == sideTop || side == sideBottom {
		return l.width, l.height
	}
	return l.height, l.width
}

// runs counts the strokes of print that run across a side.
func (p *prepared) runs(side int, limit byte) int {
	l := p.looks
	along, in := l.length(side)
	if in < 8 {
		return 0
	}
	count, run := 0, 0
	for i := range along + 1 {
		if i < along && l.at(side, i, 1) < limit && l.at(side, i, 3) < limit {
			run++
			continue
		}
		if run > 0 && run <= along/cutLongest {
			count++
		}
		run = 0
	}
	return count
}

// nearness is how close print comes to a side, 0–1: 1 at the side itself, 0 from a certain share of the short side on.
func (p *prepared) nearness(side int, limit byte) float64 {
	l := p.looks
	along, in := l.length(side)
	reach := int(cutNear * float64(min(l.width, l.height)))
	for depth := 2; depth < min(reach, in); depth++ {
		dark := 0
		for i := along / 50; i < along-along/50; i++ {
			if l.at(side, i, depth) < limit {
				dark++
			}
		}
		if dark >= 6 && dark < along/2 {
			return 1 - float64(depth)/float64(reach)
		}
	}
	return 0
}

// strip is the outermost part of a page along a side.
func strip(page image.Rectangle, side int) image.Rectangle {
	across, down := max(1, page.Dx()/20), max(1, page.Dy()/20)
	switch side {
	case sideTop:
		page.Max.Y = page.Min.Y + down
	case sideBottom:
		page.Min.Y = page.Max.Y - down
	case sideLeft:
		page.Max.X = page.Min.X + across
	default:
		page.Min.X = page.Max.X - across
	}
	return page
}
