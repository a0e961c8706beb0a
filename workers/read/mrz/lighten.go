package mrz

// gap is a stretch of columns in which every row of print has a gap between characters: somewhat more than a character.
const gap = 26

// lighten takes off each row what lies over it for longer than a character is wide: a shadow whose edge runs along the
// line, or the table below a document. What is left is print alone. It returns the share of the strip that was under such,
// about the line itself.
func (s *strip) lighten() float64 {
	veiled := 0
	for r := range rows {
		var row, under [columns]float32
		for c := range row {
			row[c] = s.dark[c][r]
		}
		lightest(&row, &under)
		for c := range row {
			if veil := min(under[c], 0.8); veil > 0.1 {
				s.dark[c][r] = max((row[c]-veil)/(1-veil), -0.2)
				if near(r) && c >= room && c < columns-room {
					veiled++
				}
			}
		}
	}
	return float64(veiled) / (perLine * (2*reach/2 + 1))
}

// near tells the rows about a line's middle.
func near(r int) bool { return r >= reach/2 && r <= rows-1-reach/2 }

// lightest is the least of the columns around each, smoothed over as many.
func lightest(row, out *[columns]float32) {
	var least [columns]float32
	for c := range row {
		low := row[c]
		for _, v := range row[max(0, c-gap/2):min(columns, c+gap/2)] {
			if v < low {
				low = v
			}
		}
		least[c] = low
	}
	var sums [columns + 1]float32
	for c, v := range least {
		sums[c+1] = sums[c] + v
	}
	for c := range out {
		from, to := max(0, c-gap/2), min(columns, c+gap/2)
		out[c] = (sums[to] - sums[from]) / float32(to-from)
	}
}
