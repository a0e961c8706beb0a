package quality

import (
	"math"
	"slices"

	"priyom/intake"
)

const (
	bendRows   = 3   // of so many rows one is looked at
	bendMost   = 8   // levels that a bend counts, at most: print must not drown grain
	bendClip   = 1.5 // times the median of all columns that one counts, at most: so must not the lines of a form
	bendWindow = 512 // columns in a spectrum
	bendSlow   = 40  // the lowest frequency that counts, of bendWindow: slower is the spacing of letters
	bendAround = 12  // frequencies to each side that a peak is held against
	bendNotch  = 3   // frequencies about those of JPEG's blocks that do not count
	bendComb   = 4   // how much three in eight stands out where there are blocks, at least
)

// upscaling is how much small bends of light come back at an even spacing, 0–1, as they do in a picture that a program
// has blown up: between the pixels it had, values are interpolated, which bends them less. Of the spectrum of the
// mean bends of the columns, the highest peak p over what is about it is told as 1-1/p. The spacing of the
// blocks of JPEG and its parts do not count. Enlargement to twice or four times the size hides behind them, and is told by
// what it takes from them; see gap.
//
// After Gallagher, Detection of linear and cubic interpolation in JPEG compressed images, CRV 2005.
func upscaling(p *prepared) (intake.Measurement, bool) {
	s := &p.bends
	area := p.region
	if area.Dx() < bendWindow || area.Dy() < bendWindow {
		return intake.Measurement{}, false
	}
	s.fill(p)
	peak := max(s.peak(), s.gap())
	return intake.Measurement{Value: rounded(max(0, 1-1/peak)), Unit: "ratio"}, true
}

// bends are how much the light bends in each column of the document along the rows, and in each row down the columns.
type bends struct {
	columns, rows []int32
	order         []int32
	values        []complex128
	across, down  bendSpectrum
}

// bendSpectrum is by how much each frequency stands out from those about it, as an amplitude.
type bendSpectrum [bendWindow/2 + 1]float64

func (s *bends) fill(p *prepared) {
	page, area := &p.levels[0], p.region
	s.columns, s.rows = slices.Grow(s.columns[:0], area.Dx())[:area.Dx()], slices.Grow(s.rows[:0], area.Dy())[:area.Dy()]
	clear(s.columns)
	clear(s.rows)
	for y := area.Min.Y + 1; y < area.Max.Y-1; y++ {
		row := page.row(y)[area.Min.X:area.Max.X]
		above, below := page.row(y - 1)[area.Min.X:area.Max.X][:len(row)], page.row(y + 1)[area.Min.X:area.Max.X][:len(row)]
		sum := int32(0)
		for x := y % bendRows; x < len(row); x += bendRows {
			sum += int32(min(bendMost, abs(2*int(row[x])-int(above[x])-int(below[x]))))
		}
		s.rows[y-area.Min.Y] = sum
		if y%bendRows != 0 {
			continue
		}
		columns := s.columns[:len(row)]
		for x := 1; x < len(row)-1; x++ {
			columns[x] += int32(min(bendMost, abs(2*int(row[x])-int(row[x-1])-int(row[x+1]))))
		}
	}
	s.across.fill(s, s.columns)
	s.down.fill(s, s.rows)
}

// fill takes the mean spectrum of windows of bends, and holds each frequency against those about it.
func (t *bendSpectrum) fill(s *bends, sums []int32) {
	s.values = slices.Grow(s.values[:0], bendWindow)[:bendWindow]
	var power bendSpectrum
	for from := 0; from+bendWindow <= len(sums); from += bendWindow / 2 {
		window, mean := sums[from:from+bendWindow], 0.0
		s.order = append(s.order[:0], window...)
		slices.Sort(s.order)
		most := bendClip * float64(s.order[bendWindow/2])
		for _, v := range window {
			mean += min(most, float64(v)) / bendWindow
		}
		for i, v := range window {
			s.values[i] = complex((min(most, float64(v))-mean)*bendFade[i], 0)
		}
		fourier(s.values)
		for k := range power {
			a := s.values[k]
			power[k] += real(a)*real(a) + imag(a)*imag(a)
		}
	}
	var near [2*bendAround + 1]float64
	for k := range t {
		t[k] = 1
		around := append(near[:0], power[max(bendSlow/2, k-bendAround):max(bendSlow, min(len(power), k+bendAround+1))]...)
		slices.Sort(around)
		if middle := around[len(around)/2]; middle > 0 {
			t[k] = math.Sqrt(power[k] / middle)
		}
	}
}

// peak is the most by which a frequency stands out both ways: a program enlarges both alike, a form is ruled one way or
// the other.
func (s *bends) peak() float64 {
	most := 1.0
	for k := bendSlow; k < len(s.across); k++ {
		if !blocky(k) {
			most = max(most, min(s.across[k], s.down[k]))
		}
	}
	return most
}

// blocky tells a frequency of JPEG's blocks. Every second pixel is none: light bends on both sides of a border.
func blocky(k int) bool {
	const one = bendWindow / block
	off := k % one
	return k < bendWindow/2-bendNotch && min(off, one-off) <= bendNotch
}

// gap is by how much the frequency of every fourth pixel falls short of that of three in eight, cubed so that it counts as
// a peak does: in JPEG's blocks light bends most at the borders and the middle, by about as much at both frequencies;
// in a picture enlarged to four times its size, and less so to twice, just between those.
func (s *bends) gap() float64 {
	const one = bendWindow / block
	fourth, more := s.both(2*one), s.both(3*one)
	if more < bendComb || fourth == 0 {
		return 1
	}
	short := more / fourth
	return max(1, short*short*short)
}

// both is by how much a frequency or its neighbours stand out both ways.
func (s *bends) both(k int) float64 {
	return min(slices.Max(s.across[k-1:k+2]), slices.Max(s.down[k-1:k+2]))
}

var bendFade = func() (table [bendWindow]float64) {
	for i := range table {
		table[i] = hann(i, bendWindow)
	}
	return table
}()
