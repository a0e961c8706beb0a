package quality

import (
	"image"
	"math"
	"slices"

	"priyom/intake"
)

const (
	weaveSide    = 32 // pixels of a patch of empty paper
	weaveHalf    = weaveSide/2 + 1
	weaveGrid    = 1.0 / 3 // of all energy, at least, in the strongest frequency and its neighbours
	weavePatches = 64      // that are looked at, at most
	weaveSlow    = 3       // the lowest frequency that counts, of weaveSide
	weaveLeast   = 6       // patches, the least that tell
)

// moire is how deep the grid is that lies over empty paper, 0–1 of its light, as in a picture of a display or of a raster
// print: the amplitude of the strongest frequency where that, with its neighbours, holds a third of the energy of all
// that count; grain spreads over all of them, and is none. Of each frequency the energy counts that a third of the
// patches do not exceed, since a grid is everywhere and a letter is not. Frequencies of the blocks of JPEG along rows
// and columns do not count, nor do those slower than a tenth of the patch, which are shades and patterns.
//
// The peaks of a display's grid in the spectrum are described by Garcia and de Queiroz, Face-spoofing 2D-detection
// based on Moiré-pattern analysis, IEEE TIFS 10, 2015.
func moire(p *prepared) (intake.Measurement, bool) {
	w := &p.weave
	if w.fill(p) < weaveLeast || p.ground.usual == 0 {
		return intake.Measurement{}, false
	}
	got := intake.Measurement{Unit: "share"}
	all, strongest := w.energy()
	if strongest > weaveGrid*all {
		const fades = weaveSide * weaveSide / 4 // the sum of the window
		got.Value = rounded(min(1, 2*math.Sqrt(strongest)/fades/float64(p.ground.usual)))
	}
	return got, true
}

// weave is what frequencies patches of empty paper hold: rows for those down the columns, and half of those along the rows,
// since the others say the same.
type weave struct {
	flat     []int
	patch    [weaveSide * weaveSide]complex128
	column   [weaveSide]complex128
	seen     [weaveSide][weaveHalf][weavePatches]float32
	spectrum [weaveSide][weaveHalf]float64
}

// fill takes the spectra of patches spread over the paper, and tells how many there were.
func (w *weave) fill(p *prepared) int {
	g, page := &p.ground, &p.levels[0]
	w.flat = w.flat[:0]
	g.each(func(i, _, _ int) {
		if g.sheet(i) && int(g.around[i])-int(g.low[i]) <= flatSpan {
			w.flat = append(w.flat, i)
		}
	})
	n := 0
	for k := range weavePatches {
		if len(w.flat) == 0 {
			break
		}
		i := w.flat[k*len(w.flat)/weavePatches]
		at := image.Pt(i%g.width, i/g.width).Mul(cell * p.looks.scale)
		if (image.Rectangle{at, at.Add(image.Pt(weaveSide, weaveSide))}).In(p.bounds) {
			w.add(page, at, n)
			n++
		}
	}
	if n == 0 {
		return 0
	}
	for y := range w.seen {
		for x := range w.seen[y] {
			seen := w.seen[y][x][:n]
			slices.Sort(seen)
			w.spectrum[y][x] = float64(seen[n/3])
		}
	}
	return n
}

func (w *weave) add(page *level, at image.Point, n int) {
	mean := 0.0
	for y := range weaveSide {
		for _, v := range page.row(at.Y + y)[at.X : at.X+weaveSide] {
			mean += float64(v)
		}
	}
	mean /= weaveSide * weaveSide
	for y := range weaveSide {
		row := w.patch[y*weaveSide:][:weaveSide]
		for x, v := range page.row(at.Y + y)[at.X : at.X+weaveSide] {
			row[x] = complex((float64(v)-mean)*weaveFade[x]*weaveFade[y], 0)
		}
		fourier(row)
	}
	for x := range weaveHalf {
		for y := range w.column {
			w.column[y] = w.patch[y*weaveSide+x]
		}
		fourier(w.column[:])
		for y, a := range w.column {
			w.seen[y][x][n] = float32(real(a)*real(a) + imag(a)*imag(a))
		}
	}
}

// energy is that of all frequencies that count, and that of the strongest with its neighbours.
func (w *weave) energy() (all, strongest float64) {
	for y := range weaveSide {
		for x := range weaveHalf {
			if !fine(x, y) {
				continue
			}
			all += w.spectrum[y][x]
			about := 0.0
			for dy := -1; dy <= 1; dy++ {
				for dx := -1; dx <= 1; dx++ {
					if fx, fy := x+dx, (y+dy+weaveSide)%weaveSide; fx >= 0 && fx < weaveHalf && fine(fx, fy) {
						about += w.spectrum[fy][fx]
					}
				}
			}
			strongest = max(strongest, about)
		}
	}
	return all, strongest
}

// fine tells frequencies that count.
func fine(x, y int) bool {
	fx, fy := min(x, weaveSide-x), min(y, weaveSide-y)
	if math.Hypot(float64(fx), float64(fy)) < weaveSlow {
		return false
	}
	return (fy > 1 || fx%(weaveSide/block) != 0) && (fx > 1 || fy%(weaveSide/block) != 0)
}

var weaveFade = func() (table [weaveSide]float64) {
	for i := range table {
		table[i] = hann(i, weaveSide)
	}
	return table
}()
