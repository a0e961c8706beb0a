package fields

// weighted is the sum of digits times weights, the check sum most Russian numbers start from.
func weighted(digits string, weights []int) int {
	sum := 0
	for i, w := range weights {
		sum += w * int(digits[i]-'0')
	}
	return sum
}

// remainder is a long decimal number modulo m.
func remainder(digits string, m int) int {
	rest := 0
	for i := range len(digits) {
		rest = (rest*10 + int(digits[i]-'0')) % m
	}
	return rest
}

// allZero reports whether every digit is a nought: such numbers satisfy most arithmetic and belong to nobody.
func allZero(digits string) bool {
	for i := range len(digits) {
		if digits[i] != '0' {
			return false
		}
	}
	return true
}

// atoi is the value of a short run of digits.
func atoi(digits string) int {
	n := 0
	for i := range len(digits) {
		n = n*10 + int(digits[i]-'0')
	}
	return n
}
