package names

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Name is a person's name in its parts, in any script and case. Who has one name has it in Surname.
type Name struct {
	Surname    string
	Given      string
	Patronymic string
	Truncated  bool // read from a machine-readable zone whose end it reaches, so that it may go on
}

// maxName bounds the bytes of a part that are looked at; longer names are none.
const maxName = 256

// ParseName takes a full name apart, in capitals: "surname given patronymic", "surname, given", "given patronymic surname" where the
// patronymic shows by its ending, or the name field of a machine-readable zone ("QODIROV<<OKTAM").
func ParseName(text string) Name {
	text = hyphens.Replace(upper(strings.TrimSpace(text)))
	if strings.Contains(text, "<") {
		return parseZone(text)
	}
	if surname, rest, ok := strings.Cut(text, ","); ok {
		given, patronymic := splitPatronymic(words(rest))
		return Name{Surname: strings.TrimSpace(surname), Given: given, Patronymic: patronymic}
	}
	all := words(text)
	switch len(all) {
	case 0:
		return Name{}
	case 1:
		return Name{Surname: all[0]}
	}
	first, last := findPatronymic(all)
	if first == 1 && last == len(all)-2 { // given patronymic surname
		return Name{Surname: all[len(all)-1], Given: all[0], Patronymic: strings.Join(all[first:last+1], " ")}
	}
	given, patronymic := splitPatronymic(all[1:])
	return Name{Surname: all[0], Given: given, Patronymic: patronymic}
}

// hyphens loses the spaces round a hyphen.
var hyphens = strings.NewReplacer(" - ", "-", " – ", "-", " — ", "-", "- ", "-", " -", "-")

// parseZone reads the name field of a machine-readable zone. It may have been cut when it has the full width of such a
// field (Doc 9303 parts 4 to 7) and ends in a letter.
func parseZone(text string) Name {
	n := len(text)
	surname, given, _ := strings.Cut(strings.TrimRight(text, "<"), "<<")
	full := (n == 30 || n == 31 || n == 39) && text[n-1] != '<'
	return Name{Surname: strings.ReplaceAll(surname, "<", " "), Given: strings.ReplaceAll(given, "<", " "), Truncated: full}
}

// words are the words of a text, initials apart ("А.Б." are two).
func words(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || r == '.' || r == '<' || r == ',' || r == '_' })
}

// upper is text in composed capitals.
func upper(text string) string {
	text = cut(text, maxName)
	if strings.IndexFunc(text, combines) >= 0 {
		text = norm.NFC.String(text)
	}
	return strings.ToUpper(text)
}

// combines reports what may be composed with the letter before it; the letters of Latin and Cyrillic never are.
func combines(r rune) bool { return r >= 0x300 && (r < 0x400 || r > 0x52f) || r >= 0x483 && r <= 0x489 }

func cut(text string, n int) string {
	if len(text) <= n {
		return text
	}
	return strings.ToValidUTF8(text[:n], "")
}
