package quality

import (
	"image"
	"math"

	"priyom/intake"
)

// cutOff is how surely a side of the document lies beyond the frame, 0–1, with a strip along the side where it is worst.
//
//   - A document that is seen to lie on something is cut off where it lies along the edge of the picture: by how much of
//     that edge. Where no print comes near that edge nothing is seen to be lost, and it is 0.6 at most: whoever lays a
//     sheet into the corner of a scanner, or crops a photo to it, has cut nothing off.
//   - On a page that is a document from edge to edge, print that runs across the edge tells it by 0.6 at most, since
//     patterns may reach there too; print that comes close to it gives a half at most.
//   - Where an even strip is seen on three sides and paper on the fourth, the document reaches the frame there, which by
//     itself is 0.3, and counts as print across the edge when print comes near.
//
// A page whose edges all show print is one whose pattern reaches to its edge, and is not cut off.
func cutOff(p *prepared) (intake.Measurement, bool) {
	if p.looks.width < 24 || p.looks.height < 24 {
		return intake.Measurement{}, false
	}
	var sure [sides]float64
	if found := p.sheets.found; len(found) > 0 {
		sure = p.touching(&found[0])
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

// touching tells for each side how far the document lies along it.
func (p *prepared) touching(s *sheet) [sides]float64 {
	sure := s.touches
	limit := byte(cutInk * float64(p.sheets.paper))
	for side, v := range sure {
		from, to := s.spans[side][0]+cutInset, s.spans[side][1]-cutInset
		if v > cutPrint && p.runs(side, limit, from, to) < cutLeast && p.nearness(side, limit, from, to) == 0 {
			sure[side] = cutPrint
		}
	}
	return sure
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

	cutInset = 0.04 // of a side, from the corner of a sheet that lies askew

	cutSure      = 0.52 // of strokes across the edge, at least
	cutPrint     = 0.6  // and at most: a pattern may reach to the edge of a document
	cutAlone     = 0.3  // of a side that no strip is seen on
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
		runs := p.runs(side, limit, 0, 1)
		if runs >= cutLeast {
			sure[side] = math.Min(math.Max(float64(runs)/cutRuns, cutSure), cutPrint)
		} else {
			sure[side] = cutProofless * p.nearness(side, limit, 0.02, 0.98)
		}
	}
	if side := p.uncovered(); side >= 0 {
		alone := cutAlone
		if p.runs(side, limit, 0, 1) > 0 || p.nearness(side, limit, 0.02, 0.98) > 0 {
			alone = cutSure
		}
		sure[side] = max(sure[side], alone)
	}
	return sure
}

// at gives the pixel that lies so far along a side and so far in from it.
func (l *level) at(side, along, in int) byte {
	x, y := l.place(side, along, in)
	return l.pix[y*l.stride+x]
}

// place is where that pixel is.
func (l *level) place(side, along, in int) (x, y int) {
	switch side {
	case sideTop:
		return along, in
	case sideBottom:
		return along, l.height - 1 - in
	case sideLeft:
		return in, along
	default:
		return l.width - 1 - in, along
	}
}

func (l *level) length(side int) (along, in int) {
	if side == sideTop || side == sideBottom {
		return l.width, l.height
	}
	return l.height, l.width
}

// runs counts the strokes of print that run across a side between two shares of its length.
func (p *prepared) runs(side int, limit byte, from, to float64) int {
	l := p.looks
	along, in := l.length(side)
	if in < 8 {
		return 0
	}
	count, run := 0, 0
	first, last := int(from*float64(along)), int(to*float64(along))
	for i := first; i <= last; i++ {
		if i < last && l.at(side, i, 1) < limit && l.at(side, i, 3) < limit {
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

// nearness is how close print comes to a side between two shares of its length, 0–1: 1 at the side itself, 0 from a certain share of the short side on.
func (p *prepared) nearness(side int, limit byte, from, to float64) float64 {
	l := p.looks
	along, in := l.length(side)
	reach := int(cutNear * float64(min(l.width, l.height)))
	first, last := int(from*float64(along)), int(to*float64(along))
	for depth := 2; depth < min(reach, in); depth++ {
		dark := 0
		for i := first; i < last; i++ {
			if l.at(side, i, depth) < limit {
				dark++
			}
		}
		if dark >= 6 && dark < (last-first)/2 {
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
