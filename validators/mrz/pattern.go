package mrz

import "strings"

// Pattern reports whether a document number, without fillers, looks like one that a state gives to documents of a
// code. Repair believes a corrected number only if it does.
type Pattern func(state, code, number string) bool

// shapes are the numbers of a state: # a digit, @ a letter, anything else itself. They are likely, never certain, so
// they only ever hold a correction back.
type shapes struct{ passport, card []string }

var numbers = map[string]shapes{
	"UZB": {passport: []string{"@@#######"}, card: []string{"@@#######"}},
	"TJK": {passport: []string{"#########"}},
	"KGZ": {passport: []string{"@@#######"}, card: []string{"@@#######"}},
	"KAZ": {passport: []string{"@#######", "@########"}, card: []string{"#########"}},
	"ARM": {passport: []string{"@@#######"}, card: []string{"#########"}},
	"AZE": {passport: []string{"@########"}, card: []string{"@@#######", "AZE########"}},
	"BLR": {passport: []string{"@@#######", "#######"}},
	"MDA": {passport: []string{"@@#######", "@#######", "@########"}},
	"UKR": {passport: []string{"@@######"}, card: []string{"#########"}},
	"TKM": {passport: []string{"@#######"}},
	"GEO": {passport: []string{"##@@#####", "#######", "########", "#########"}},
	"CHN": {passport: []string{"G########", "E########", "E@#######", "@E#######"}},
	"VNM": {passport: []string{"@#######", "@########"}},
	"IND": {passport: []string{"@#######", "@@######"}},
	"TUR": {passport: []string{"@########"}},
	"SRB": {passport: []string{"#########"}},
	"PRK": {passport: []string{"#########"}},
	"AFG": {passport: []string{"@#######", "@########"}},
	"EGY": {passport: []string{"@########"}},
	"BGD": {passport: []string{"@@#######", "@########"}},
	"LKA": {passport: []string{"@#######"}},
	"PHL": {passport: []string{"@#######@", "@@######", "@@#######"}},
	"RUS": {passport: []string{"#########"}},
}

// NationalNumber is the Pattern by the states whose citizens come most. Of a state or a kind of document it does not
// know it asks for five to nine letters and digits.
func NationalNumber(state, code, number string) bool {
	known := numbers[state].passport
	if !strings.HasPrefix(code, "P") {
		known = numbers[state].card
	}
	for _, shape := range known {
		if fits(shape, number) {
			return true
		}
	}
	return known == nil && len(number) >= 5 && len(number) <= 9 && strings.IndexByte(number, '<') < 0
}

func fits(shape, number string) bool {
	if len(shape) != len(number) {
		return false
	}
	for i := range len(shape) {
		switch c := number[i]; {
		case shape[i] == '#' && isDigit(c), shape[i] == '@' && isLetter(c), shape[i] == c:
		default:
			return false
		}
	}
	return true
}
