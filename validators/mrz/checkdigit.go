package mrz

// weights repeat along a field (ICAO Doc 9303-3, 4.9).
var weights = [3]uint32{7, 3, 1}

// CheckDigit returns the check digit of s by the 7-3-1 weighting of ICAO Doc 9303-3, 4.9.
// The filler counts as zero, so "<" and "0" are indistinguishable to it; so are G and 6, L and 1, and every other
// two characters whose values differ by a multiple of ten. A character that no zone has counts as zero too.
func CheckDigit(s string) byte {
	var r register
	r.add(s)
	return r.digit()
}

// register sums up a check digit over several stretches, as composite digits want it.
type register struct {
	sum   uint32
	count int
}

func (r *register) add(s string) {
	for i := range len(s) {
		r.sum += uint32(value(s[i])) * weights[r.count%3]
		r.count++
	}
	r.sum %= 10
}

func (r *register) digit() byte { return '0' + byte(r.sum%10) }

// value is a character's number: digits as they are, A to Z from 10 to 35, anything else zero.
func value(c byte) byte {
	switch {
	case isDigit(c):
		return c - '0'
	case isLetter(c):
		return c - 'A' + 10
	default:
		return 0
	}
}

func isDigit(c byte) bool  { return '0' <= c && c <= '9' }
func isLetter(c byte) bool { return 'A' <= c && c <= 'Z' }
