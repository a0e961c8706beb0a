package mrz

import (
	"fmt"
	"strings"
	"unicode"
)

// fill pads s with fillers to width; a longer s stays.
func fill(s string, width int) string { return s + strings.Repeat("<", max(0, width-len(s))) }

// component writes a name for the zone by Doc 9303-3, 4.6: apostrophes go and join, hyphens and spaces become fillers,
// commas and points go. Letters beyond A to Z are for the caller to romanise.
func component(name string) (string, error) { return write(name, latinLetter) }

// internalComponent does the same by the letter table of the Russian internal passport.
func internalComponent(name string) (string, error) {
	return write(name, func(r rune) (byte, bool) { c, ok := encoded[r]; return c, ok })
}

func latinLetter(r rune) (byte, bool) { return byte(r), r >= 'A' && r <= 'Z' }

func write(name string, letter func(rune) (byte, bool)) (string, error) {
	var out []byte
	for i, r := range []rune(strings.ToUpper(name)) {
		switch {
		case strings.ContainsRune("'’‘ʻʼ`,.", r):
		case r == ' ' || unicode.Is(unicode.Pd, r):
			if len(out) > 0 && out[len(out)-1] != '<' {
				out = append(out, '<')
			}
		default:
			c, ok := letter(r)
			if !ok {
				return "", fmt.Errorf("character %d has no place in the zone", i+1)
			}
			out = append(out, c)
		}
	}
	return strings.TrimRight(string(out), "<"), nil
}

// fitNames writes surname and given names into width characters. Names too long are cut at the end so that the last
// character is a letter, which tells that they may go on (Doc 9303-4, 4.2.3); a surname too long leaves room for one
// letter of the given names.
func fitNames(surname, given string, width int) string {
	if given == "" {
		return fill(cutToLetter(surname, width), width)
	}
	return fill(cutToLetter(cutToLetter(surname, width-3)+"<<"+given, width), width)
}

// fitInternalNames does it by the order on the Russian internal passport: the patronymic is cut, or the name so that
// the patronymic's initial stays, or the surname so that both initials do.
func fitInternalNames(surname, given, patronymic string, width int) string {
	head := surname + "<<" + given
	whole := head
	if patronymic != "" {
		whole += "<" + patronymic
	}
	switch {
	case given == "":
		return fitNames(surname, patronymic, width)
	case len(whole) <= width:
		return fill(whole, width)
	case len(surname) > width-5:
		head = cutToLetter(surname, width-5) + "<<" + given[:1]
	case patronymic == "":
		return cutToLetter(head, width)
	case len(head) <= width-2:
		return cutToLetter(whole, width)
	default:
		head = cutToLetter(head, width-2)
	}
	if patronymic != "" {
		head += "<" + patronymic[:1]
	}
	return fill(head, width)
}

// cutToLetter cuts s to n characters of which the last is a letter. Where the cut falls behind a filler, the nearest
// part before it with letters to spare loses its last one; only single letters throughout leave the filler.
func cutToLetter(s string, n int) string {
	if len(s) <= n {
		return s
	}
	if s[n-1] != '<' {
		return s[:n]
	}
	for i := n - 2; i > 0; i-- {
		if s[i+1] == '<' && s[i] != '<' && s[i-1] != '<' {
			return s[:i] + s[i+1:n+1]
		}
	}
	return s[:n]
}
