package fields

import "strings"

// plainAddress gives the index of the at sign in a canonical address of ASCII characters that is right but for what its
// domain is; 0 when the value needs a closer look. Domains in punycode always do.
func plainAddress(value string) int {
	at := strings.IndexByte(value, '@')
	if at < 1 || at > maxLocal || len(value) > maxAddress || strings.Contains(value[at:], "xn--") {
		return 0
	}
	label, letters := 0, false // length of the label at hand, and whether it has a letter
	points := 0
	for i := range len(value) {
		c := value[i]
		switch {
		case i == at:
			label, letters = 0, false
			continue
		case c >= 'a' && c <= 'z':
			letters = true
		case c >= '0' && c <= '9':
		case i < at && (c >= 'A' && c <= 'Z' || c == '_' || c == '+' || c == '\''):
		case c == '.' || c == '-':
			if i == 0 || i == len(value)-1 || i == at-1 || i == at+1 || value[i-1] == '.' || c == '.' && value[i-1] == '-' {
				return 0
			}
			if c == '.' {
				label, letters = -1, false
				if i > at {
					points++
				}
			}
		default:
			return 0
		}
		if label++; label > maxLabel && i > at {
			return 0
		}
	}
	if points == 0 || label < 2 || !letters {
		return 0
	}
	return at
}
