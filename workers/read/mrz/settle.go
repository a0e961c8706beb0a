package mrz

import "math"

// seat is where the characters of a strip sit, row by column.
type seat struct {
	shift [columns]float64 // rows that the middle of the characters lies below the strip's own
	tall  float64          // rows that characters are high
}

// piece is the width of the stretches whose height is found one by one: three characters of 44.
const piece = 60

// settle finds the middle of the characters along the strip, and how tall they are; guess is about that.
func (s *strip) settle(guess float64) seat {
	guess = min(max(guess, 9), 30)
	var out seat
	for range 2 {
		out.bend(s, guess)
	}
	out.ripple(s, guess)
	profile := s.rowsOf(&out)
	best, middle := math.Inf(-1), 0.0
	for tall := max(8, int(guess*0.7)); tall <= min(2*reach-12, int(guess*1.5)+1); tall++ {
		for top := reach - tall/2 - 6; top <= reach-tall/2+6; top++ {
			if top < 4 || top+tall+4 > rows {
				continue
			}
			// Ink fills the height and ends at its edges.
			inside, outside := mean(profile[top:top+tall]), (mean(profile[top-3:top])+mean(profile[top+tall:top+tall+3]))/2
			edge := min(profile[top], profile[top+tall-1])
			if score := inside - outside + 0.3*min(edge, inside); score > best {
				best, out.tall, middle = score, float64(tall), float64(top)+float64(tall-1)/2-reach
			}
		}
	}
	for c := range columns {
		out.shift[c] += middle
	}
	return out
}

// bend moves the middle to where the ink of each piece has its own, by a curve of the second degree.
func (t *seat) bend(s *strip, tall float64) {
	var m moments
	for left := room; left+piece <= columns-room; left += piece {
		sum, ok := t.inked(s, left, left+piece, 0.8*tall)
		if !ok {
			continue
		}
		x, y := (float64(left)+piece/2-columns/2)/(columns/2), sum+t.shift[left+piece/2]
		m.n++
		m.x += x
		m.xx += x * x
		m.xxx += x * x * x
		m.xxxx += x * x * x * x
		m.y += y
		m.xy += x * y
		m.xxy += x * x * y
	}
	if m.n < 4 {
		return
	}
	fit, ok := solve3([3][4]float64{{m.n, m.x, m.xx, m.y}, {m.x, m.xx, m.xxx, m.xy}, {m.xx, m.xxx, m.xxxx, m.xxy}})
	if !ok {
		return
	}
	for c := range columns {
		x := (float64(c) - columns/2) / (columns / 2)
		t.shift[c] = min(max(fit[0]+fit[1]*x+fit[2]*x*x, -reach/2), reach/2)
	}
}

// inked is how far below the middle the ink of some columns has its own, within so many rows of it.
func (t *seat) inked(s *strip, from, to int, window float64) (off float64, ok bool) {
	var weight, sum float64
	for c := from; c < to; c++ {
		at := t.shift[c] + reach
		for r := max(0, int(math.Ceil(at-window))); r <= min(rows-1, int(at+window)); r++ {
			if dark := float64(s.dark[c][r]); dark > 0.3 {
				weight += dark
				sum += dark * (float64(r) - at)
			}
		}
	}
	return sum / max(weight, 1e-9), weight >= float64(to-from)/4
}

// ripple moves the middle further to where the ink is, piece by piece, the pieces around counting too: a page that does
// not lie flat has more than one bend.
func (t *seat) ripple(s *strip, tall float64) {
	const many = (columns - 2*room) / piece
	var offs, weights [many]float64
	for i := range many {
		if off, ok := t.inked(s, room+i*piece, room+(i+1)*piece, 0.65*tall); ok {
			offs[i], weights[i] = min(max(off, -0.3*tall), 0.3*tall), 1
		}
	}
	// At each piece a straight line through it and its neighbours, which weigh as the binomial numbers do.
	kernel := [...]float64{20, 15, 6, 1}
	var smooth [many]float64
	for i := range many {
		var n, x, xx, y, xy float64
		for k := range many {
			if d := max(i-k, k-i); d < len(kernel) {
				w, at := kernel[d]*weights[k], float64(k-i)
				n, x, xx, y, xy = n+w, x+w*at, xx+w*at*at, y+w*offs[k], xy+w*at*offs[k]
			}
		}
		if determinant := n*xx - x*x; determinant > 1 {
			smooth[i] = (y*xx - xy*x) / determinant
		}
	}
	for c := range columns {
		x := (float64(c)-room)/piece - 0.5
		i := min(max(int(math.Floor(x)), 0), many-2)
		t.shift[c] += smooth[i] + (smooth[i+1]-smooth[i])*(min(max(x, -1.5), many+0.5)-float64(i))
		t.shift[c] = min(max(t.shift[c], -reach/2), reach/2)
	}
}

// rowsOf is the mean darkness of each row, counted from the middle of the characters.
func (s *strip) rowsOf(t *seat) (profile [rows]float64) {
	for c := room; c < columns-room; c++ {
		off := int(math.Round(t.shift[c]))
		for r := range rows {
			if from := r + off; from >= 0 && from < rows {
				profile[r] += float64(s.dark[c][from])
			}
		}
	}
	for r := range profile {
		profile[r] /= columns - 2*room
	}
	return profile
}

func mean(list []float64) float64 {
	sum := 0.0
	for _, v := range list {
		sum += v
	}
	return sum / float64(len(list))
}

// columnsOf is the darkness of each column within the height of the characters, a little smoothed.
func (s *strip) columnsOf(t *seat) (profile [columns]float64) {
	var raw [columns]float64
	half := t.tall / 2
	for c := range columns {
		middle := t.shift[c] + reach
		sum, n := 0.0, 0
		for r := max(0, int(math.Round(middle-half))); r <= min(rows-1, int(math.Round(middle+half))); r++ {
			sum += max(0, float64(s.dark[c][r]))
			n++
		}
		raw[c] = sum / float64(max(1, n))
	}
	for c := range columns {
		profile[c] = (raw[max(0, c-1)] + 2*raw[c] + raw[min(columns-1, c+1)]) / 4
	}
	return profile
}
