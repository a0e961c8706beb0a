package quality

import (
	"math"
	"slices"
)

// tone is the light and the colour of a strip, in levels of Y, Cb and Cr.
type tone [3]float64

func (a tone) from(b tone) float64 {
	return math.Sqrt((a[0]-b[0])*(a[0]-b[0]) + (a[1]-b[1])*(a[1]-b[1]) + (a[2]-b[2])*(a[2]-b[2]))
}

const (
	lidParts  = 24  // of a side
	lidEven   = 1.2 // levels within which the lid of a scanner keeps along a side, and from side to side
	lidUnlike = 1.8 // levels by which paper differs from it, at least
	lidInside = 12  // one part in so many of the short side: how far in the document surely is
)

// uncovered is the side on which a document reaches the frame while an even strip, such as the lid of a scanner, is seen
// on all three others; -1 when there is none. The tone of such a strip may be so close to that of paper that no outline
// is found by it. What it does not tell is whether the document ends there or goes on.
func (p *prepared) uncovered() int {
	var edge, inner [sides]tone
	var even [sides]bool
	chroma := p.chroma()
	for side := range edge {
		edge[side], even[side] = p.strip(side, 0, chroma)
		inner[side], _ = p.strip(side, min(p.looks.width, p.looks.height)/lidInside, chroma)
	}
	for side := range edge {
		a, b, c := (side+1)%sides, (side+2)%sides, (side+3)%sides
		if !even[a] || !even[b] || !even[c] || edge[a].from(edge[b]) > lidEven || edge[b].from(edge[c]) > lidEven || edge[a].from(edge[c]) > lidEven {
			continue
		}
		least := min(edge[side].from(edge[a]), edge[side].from(edge[b]), edge[side].from(edge[c]))
		like := min(edge[side].from(inner[side]), edge[side].from(inner[a]), edge[side].from(inner[b]), edge[side].from(inner[c]))
		if least >= lidUnlike && like < least {
			return side
		}
	}
	return -1
}

// strip is the tone of two pixels along a side, so far in from it, and whether it is even: the median of its parts.
func (p *prepared) strip(side, in int, chroma func(x, y int) (byte, byte)) (tone, bool) {
	l := p.looks
	along, across := l.length(side)
	part := along * 9 / 10 / lidParts
	if part < 2 || in+2 > across {
		return tone{}, false
	}
	var parts [3][lidParts]float64
	for i := range lidParts {
		from := along/20 + i*part
		var sum tone
		for at := from; at < from+part; at++ {
			for deep := in; deep < in+2; deep++ {
				sum[0] += float64(l.at(side, at, deep))
			}
			if chroma != nil {
				x, y := l.place(side, at, in)
				cb, cr := chroma(x*l.scale+l.scale/2, y*l.scale+l.scale/2)
				sum[1] += 2 * float64(cb)
				sum[2] += 2 * float64(cr)
			}
		}
		for c := range parts {
			parts[c][i] = sum[c] / float64(2*part)
		}
	}
	var middle tone
	even := true
	for c := range parts {
		slices.Sort(parts[c][:])
		middle[c] = parts[c][lidParts/2]
		even = even && parts[c][lidParts*3/4]-parts[c][lidParts/4] <= lidEven
	}
	return middle, even
}
