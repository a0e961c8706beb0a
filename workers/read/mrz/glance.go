package mrz

import "image"

// glance is the share of the lines' swing that is at one beat, by a look along their middles alone: what is no zone is
// told by it at a tenth of what straightening it would cost.
func glance(page *image.Gray, levels []level, g group, from, to float64) float64 {
	var spectra []*spectrum
	for _, l := range g.lines {
		s := new(strip)
		s.lay(l)
		profile := s.middleOf(levelFor(page, levels, s.unit), l.tall/s.unit)
		spectra = append(spectra, spectrumOf(&profile, from, to))
	}
	_, share := beatsOf(spectra)
	return share
}

// middleOf is how dark each column is beside those around it, between the heads and the feet of characters.
func (s *strip) middleOf(from *level, tall float64) (profile [columns]float64) {
	const points = 7
	scale := float64(from.scale)
	var sums [columns + 1]float64
	for c := range profile {
		for i := range points {
			p := s.place(c, (float64(i)/(points-1)-0.5)*tall)
			profile[c] -= float64(from.sample(point{(p.x+0.5)/scale - 0.5, (p.y+0.5)/scale - 0.5}))
		}
		sums[c+1] = sums[c] + profile[c]
	}
	const around = 50
	for c := range profile {
		low, high := max(0, c-around), min(columns, c+around)
		profile[c] -= (sums[high] - sums[low]) / float64(high-low)
	}
	return profile
}
