package draw

import (
	"fmt"
	"math/rand/v2"
)

// digits is n random digits, the first of them not zero.
func digits(random *rand.Rand, n int) string {
	out := make([]byte, n)
	for i := range out {
		out[i] = '0' + byte(random.IntN(10))
	}
	if out[0] == '0' {
		out[0] = '7'
	}
	return string(out)
}

// innOf adds the two check digits of a person's INN to its first ten digits (FNS order MMV-7-6/435@).
func innOf(ten string) string {
	eleven := ten + weigh(ten, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8)
	return eleven + weigh(eleven, 3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8)
}

func weigh(number string, weights ...int) string {
	return fmt.Sprint(weightedSum(number, weights...) % 11 % 10)
}

func weightedSum(number string, weights ...int) int {
	sum := 0
	for i, weight := range weights {
		sum += weight * int(number[i]-'0')
	}
	return sum
}

// snilsOf adds the control number to nine digits and sets the whole as printed, NNN-NNN-NNN CC.
func snilsOf(nine string) string {
	control := weightedSum(nine, 9, 8, 7, 6, 5, 4, 3, 2, 1) % 101 % 100
	return fmt.Sprintf("%s-%s-%s %02d", nine[:3], nine[3:6], nine[6:], control)
}

// iinOf adds the check digit of a Kazakh personal number; some eleven digits have none.
func iinOf(eleven string) (string, bool) {
	check := weightedSum(eleven, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11) % 11
	if check == 10 {
		check = weightedSum(eleven, 3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2) % 11
	}
	return eleven + fmt.Sprint(check), check < 10
}
