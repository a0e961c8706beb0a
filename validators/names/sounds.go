package names

import (
	"strings"
	"unicode"
)

// custom is a national spelling that shows by its letters; it says which differences to the Russian one mean nothing.
type custom struct {
	uzbek       bool // or Tajik: O is Russian А or О, YO is Я or Ё
	azerbaijani bool // C is ДЖ, Q is Г or К, H is Г or Х, U-umlaut is Ю or У
}

func (c custom) national() bool { return c.uzbek || c.azerbaijani }

// customOf tells a national spelling by the letters of a whole name in capitals.
func customOf(texts ...string) custom {
	text := strings.Map(plainApostrophe, strings.Join(texts, " "))
	c := custom{azerbaijani: strings.ContainsAny(text, "ƏÇŞĞҸҜ")}
	kazakh := strings.ContainsAny(text, "ӘҰІҢӨҮҺ")
	uzbek := strings.ContainsAny(text, "ЎҚҒҲҶӮӢQ") || strings.Contains(text, "O'") || strings.Contains(text, "G'") ||
		strings.Contains(latinKS(text), "X")
	c.uzbek = uzbek && !kazakh && !c.azerbaijani
	return c
}

// latinKS writes KS for the X of the few Russian names that have one.
func latinKS(text string) string {
	if !strings.Contains(text, "X") {
		return text
	}
	return ks.Replace(text)
}

var ks = strings.NewReplacer("ALEX", "ALEKS", "MAXI", "MAKSI", "XENI", "KSENI", "OXAN", "OKSAN", "FELIX", "FELIKS")

// sounds brings a part of a name in capitals down to its sounds, without doubled ones. Spaces, hyphens and apostrophes
// leave no trace, so that parts written together, apart and with a hyphen sound the same.
func sounds(text string, c custom) []byte {
	out := make([]byte, 0, maxPhonemes)
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '.' || unicode.Is(unicode.Pd, r) || unicode.IsSpace(r) }) {
		letters := []rune(strings.Map(plainApostrophe, word))
		if oneScript(letters) {
			out = cyrillicWord(out, letters, c)
			continue
		}
		out = latinWord(out, []rune(latinKS(string(letters))), c)
	}
	return out[:min(len(out), maxPhonemes)]
}

func cyrillicWord(out []byte, letters []rune, c custom) []byte {
	for i, r := range letters {
		next := rune(0)
		if i+1 < len(letters) {
			next = letters[i+1]
		}
		switch {
		case r == 'Д' && (next == 'Ж' || next == 'Ҷ'): // ДЖ is one sound, that of Ж
		case r == 'Т' && next == 'С': // ТС is Ц
			out = push(out, soundTS)
		case r == 'С' && i > 0 && letters[i-1] == 'Т':
		case (r == 'Ь' || r == 'Ъ') && !isVowelLetter(next):
		case r == 'Ё' && c.uzbek:
			out = push(push(out, 'i'), 'o')
		case r == 'Ю' && endsInConsonant(out):
			out = push(out, soundUE)
		default:
			out = push(out, []byte(cyrillicSounds[r])...)
		}
	}
	return out
}

func latinWord(out []byte, letters []rune, c custom) []byte {
	for i := 0; i < len(letters); {
		if group, n := latinGroup(letters[i:]); n > 0 {
			out, i = push(out, []byte(group)...), i+n
			continue
		}
		next := rune(0)
		if i+1 < len(letters) {
			next = letters[i+1]
		}
		glide, used := glided(out, letters[i], next, c)
		if used > 0 {
			out, i = push(out, glide...), i+used
			continue
		}
		out, i = push(out, []byte(latinSounds[letters[i]])...), i+1
	}
	return out
}

// glided reads Y or I with the vowel behind it, where they are one letter of the Cyrillic original.
func glided(before []byte, r, vowel rune, c custom) (sounds []byte, used int) {
	switch {
	case r == 'Y' && vowel == 'E' && endsInConsonant(before):
		return []byte{soundSoft, 'e'}, 2 // ЬЕ
	case r == 'Y' && vowel == 'E':
		return []byte{'e'}, 2
	case r == 'Y' && vowel == 'O' && (c.uzbek || len(before) > 0 && !endsInConsonant(before)):
		return []byte{'i', 'o'}, 2
	case r == 'Y' && vowel == 'O':
		return []byte{soundYO}, 2
	case (r == 'Y' || r == 'I') && vowel == 'U' && endsInConsonant(before):
		return []byte{soundUE}, 2
	default:
		return nil, 0
	}
}

func latinGroup(letters []rune) (sounds string, n int) {
	for _, g := range latinGroups {
		if hasPrefix(letters, g.letters) {
			return g.sounds, len(g.letters)
		}
	}
	return "", 0
}

func hasPrefix(letters []rune, prefix string) bool {
	if len(letters) < len(prefix) {
		return false
	}
	for i := range len(prefix) {
		if letters[i] != rune(prefix[i]) {
			return false
		}
	}
	return true
}

// push appends sounds, leaving doubled ones out.
func push(out []byte, sounds ...byte) []byte {
	for _, s := range sounds {
		if len(out) == 0 || out[len(out)-1] != s {
			out = append(out, s)
		}
	}
	return out
}

func endsInConsonant(out []byte) bool {
	return len(out) > 0 && !isVowel(out[len(out)-1]) && out[len(out)-1] != soundSoft
}

func isVowelLetter(r rune) bool { return strings.ContainsRune("АЕЁИОУЫЭЮЯ", r) && r != 0 }

func isVowel(s byte) bool {
	switch s {
	case 'a', 'e', 'i', 'o', 'u', soundYO, soundOE, soundOU, soundAE, soundUE, soundUU:
		return true
	}
	return false
}
