package quality

import (
	"math"
	"math/bits"
)

// fourier turns values into their spectrum in place, and back to front in its bits first (Cooley and Tukey, 1965). How
// many there are is a power of two, and at most fourierMost.
func fourier(values []complex128) {
	n := len(values)
	shift := 64 - bits.Len(uint(n-1))
	for i := range values {
		if j := int(bits.Reverse64(uint64(i)) >> shift); j > i {
			values[i], values[j] = values[j], values[i]
		}
	}
	for size := 2; size <= n; size *= 2 {
		half, step := size/2, fourierMost/size
		for from := 0; from < n; from += size {
			low, high := values[from:from+half], values[from+half:from+size]
			for k := range low {
				turned := high[k] * turns[k*step]
				low[k], high[k] = low[k]+turned, low[k]-turned
			}
		}
	}
}

// fourierMost is the most values that a spectrum is taken of.
const fourierMost = 512

// turns are the roots of unity that a spectrum is made with.
var turns = func() (table [fourierMost / 2]complex128) {
	for k := range table {
		sin, cos := math.Sincos(-2 * math.Pi * float64(k) / fourierMost)
		table[k] = complex(cos, sin)
	}
	return table
}()

// hann fades out a window of n values towards its ends, so that what crosses them makes no false frequencies.
func hann(i, n int) float64 { return 0.5 - 0.5*math.Cos(2*math.Pi*(float64(i)+0.5)/float64(n)) }
