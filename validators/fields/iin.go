package fields

// isIIN reports whether twelve digits are a Kazakh personal number: birth date, digit of century and sex, check digit.
// The algorithm rests on one source, so it may only explain why a number is not an INN.
func isIIN(digits string) bool {
	if digits[6] < '0' || digits[6] > '8' || !dayExists(2000+atoi(digits[:2]), atoi(digits[2:4]), atoi(digits[4:6])) {
		return false
	}
	check := weighted(digits, []int{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}) % 11
	if check == 10 {
		check = weighted(digits, []int{3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2}) % 11
	}
	return check == int(digits[11]-'0')
}
