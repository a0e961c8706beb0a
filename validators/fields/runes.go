package fields

import (
	"fmt"
	"unicode"

	"priyom/intake"
)

// isSpace reports whether r is white space people cannot see the difference of, the non-breaking ones included.
func isSpace(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Zs, r) }

// isDash reports whether r is read as a hyphen: any dash of Unicode, the minus sign, the hyphen bullet.
func isDash(r rune) bool {
	return r == '-' || unicode.Is(unicode.Pd, r) || r == '−' || r == '⁃' || r == '˗'
}

// isApostrophe reports whether r is one of the signs typed for an apostrophe or for the Uzbek modifier letters.
func isApostrophe(r rune) bool {
	switch r {
	case '\'', '’', '‘', 'ʼ', 'ʻ', 'ʹ', '`', '´', '′', '‛', 'ˈ', '＇':
		return true
	}
	return false
}

// isInvisible reports whether r shows nothing on paper: control and format characters, bidirectional marks among them.
func isInvisible(r rune) bool {
	return unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r) ||
		r == '\u115f' || r == '\u1160' || r == '\u3164' || r == '\uffa0' || r == '\u034f'
}

// described names a character for a report: the sign itself when it can be seen, and its code point always.
func described(r rune) intake.Detail {
	detail := intake.Detail{"char": fmt.Sprintf("U+%04X", r)}
	if unicode.IsPrint(r) {
		detail["given"] = string(r)
	}
	return detail
}

// forbidden reports a character that cannot stand in the value; lookAlike, if not zero, is what was probably meant.
func forbidden(r rune, position int, lookAlike rune) Problem {
	detail := described(r)
	if lookAlike != 0 {
		detail["look_alike"] = string(lookAlike)
	}
	return failure(CharsetForbiddenChar, position, detail)
}

// zeros are the noughts of the decimal digits people paste: wide, mathematical, Arabic, Persian, Devanagari, Bengali.
var zeros = [...]rune{'０', '𝟎', '𝟘', '𝟢', '𝟬', '𝟶', '٠', '۰', '०', '০'}

// toDigit gives the digit that r is, in another script or at another width, or that it is taken for; 0 if none.
func toDigit(r rune) rune {
	for _, zero := range zeros {
		if r >= zero && r < zero+10 {
			return '0' + r - zero
		}
	}
	switch r {
	case 'O', 'o', 'О', 'о', 'Ο', 'ο':
		return '0'
	case 'I', 'l', '|', 'І', 'Ӏ':
		return '1'
	case 'Z', 'z':
		return '2'
	case 'З', 'з':
		return '3'
	case 'Ч', 'ч':
		return '4'
	case 'S', 's', 'Ѕ':
		return '5'
	case 'б':
		return '6'
	case 'B', 'В':
		return '8'
	}
	return 0
}

// latinTwins are the Cyrillic letters that look like a Latin one, capitals and small letters apart.
var latinTwins = map[rune]rune{
	'А': 'A', 'В': 'B', 'Е': 'E', 'К': 'K', 'М': 'M', 'Н': 'H', 'О': 'O', 'Р': 'P', 'С': 'C', 'Т': 'T', 'У': 'Y',
	'Х': 'X', 'І': 'I', 'Ј': 'J', 'Ѕ': 'S', 'Ү': 'Y', 'Һ': 'H', 'Ԛ': 'Q', 'Ԝ': 'W',
	'а': 'a', 'в': 'b', 'е': 'e', 'к': 'k', 'м': 'm', 'н': 'h', 'о': 'o', 'р': 'p', 'с': 'c', 'т': 't', 'у': 'y',
	'х': 'x', 'і': 'i', 'ј': 'j', 'ѕ': 's', 'һ': 'h', 'ԛ': 'q', 'ԝ': 'w',
}

// cyrillicTwins are the Latin letters that look like one of the Russian alphabet.
var cyrillicTwins = map[rune]rune{
	'A': 'А', 'B': 'В', 'E': 'Е', 'K': 'К', 'M': 'М', 'H': 'Н', 'O': 'О', 'P': 'Р', 'C': 'С', 'T': 'Т', 'Y': 'У',
	'X': 'Х',
	'a': 'а', 'e': 'е', 'k': 'к', 'm': 'м', 'o': 'о', 'p': 'р', 'c': 'с', 't': 'т', 'y': 'у', 'x': 'х',
}
