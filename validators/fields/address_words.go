package fields

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

var (
	// The cities of federal significance are regions and localities at once.
	regionWords = []string{"область", "край", "республика", "округ", "москва", "санкт-петербург", "севастополь", "байконур",
		"башкортостан", "татарстан", "дагестан", "чувашия", "удмуртия", "крым", "карелия", "якутия", "бурятия", "тыва", "хакасия", "ингушетия", "адыгея", "алтай", "коми", "мордовия", "калмыкия"}
	localityWords = []string{"город", "поселок", "посёлок", "село", "деревня", "станица", "хутор", "аул", "слобода", "станция",
		"москва", "санкт-петербург", "севастополь", "байконур"}
	streetWords = []string{"улица", "проспект", "переулок", "проезд", "бульвар", "набережная", "площадь", "шоссе", "тупик",
		"аллея", "микрорайон", "квартал", "территория", "линия", "тракт", "просека"}
	houseWords = []string{"дом", "владение", "домовладение", "строение", "участок", "корпус"}
)

// abbreviation is a short word and how it is known to be one.
type abbreviation struct {
	full    string
	bare    bool   // also without a point
	before  byte   // 'n' when only before a number; 0 for anywhere
	instead string // what it means elsewhere
}

// abbreviations are the usual ones. "пр." is left alone: it is an avenue or a drive.
var abbreviations = map[string]abbreviation{
	"ул": {full: "улица", bare: true}, "пр-т": {full: "проспект", bare: true}, "пр-кт": {full: "проспект", bare: true},
	"просп": {full: "проспект"}, "пр-д": {full: "проезд", bare: true}, "пер": {full: "переулок", bare: true},
	"б-р": {full: "бульвар", bare: true}, "бул": {full: "бульвар"}, "наб": {full: "набережная", bare: true},
	"пл": {full: "площадь"}, "ш": {full: "шоссе"}, "туп": {full: "тупик"}, "ал": {full: "аллея"},
	"мкр": {full: "микрорайон", bare: true}, "мкрн": {full: "микрорайон", bare: true}, "мкр-н": {full: "микрорайон", bare: true},
	"м-н": {full: "микрорайон", bare: true}, "кв-л": {full: "квартал", bare: true}, "тер": {full: "территория"},
	"д": {full: "дом", before: 'n', bare: true, instead: "деревня"}, "дер": {full: "деревня"},
	"вл": {full: "владение"}, "к": {full: "корпус", before: 'n', bare: true}, "корп": {full: "корпус", bare: true},
	"стр": {full: "строение", bare: true}, "лит": {full: "литера"}, "кв": {full: "квартира", bare: true},
	"оф": {full: "офис"}, "ком": {full: "комната"}, "пом": {full: "помещение"}, "эт": {full: "этаж"}, "под": {full: "подъезд"},
	"уч": {full: "участок"}, "обл": {full: "область", bare: true}, "р-н": {full: "район", bare: true},
	"респ": {full: "республика", bare: true}, "окр": {full: "округ"}, "г": {full: "город"}, "гор": {full: "город"},
	"пос": {full: "поселок", bare: true}, "п": {full: "поселок"}, "пгт": {full: "поселок городского типа", bare: true},
	"рп": {full: "рабочий поселок", bare: true}, "с": {full: "село"}, "ст-ца": {full: "станица", bare: true},
	"х": {full: "хутор"}, "сл": {full: "слобода"},
}

// expand gives the full word for the abbreviation at i, and 1 if it took the point behind it; "" if it is none.
func expand(tokens []token, i int) (full string, used int) {
	short, ok := abbreviations[strings.ToLower(tokens[i].text)]
	if !ok {
		return "", 0
	}
	if i+1 < len(tokens) && tokens[i+1].class == '.' {
		used = 1
	}
	switch {
	case used == 0 && !short.bare:
		return "", 0
	case short.before != 0 && nextClass(tokens[i+1+used:]) == short.before:
		return short.full, used
	case initial(tokens, i):
		return "", 0
	case short.before == 0:
		return short.full, used
	case used == 1 && short.instead != "":
		return short.instead, used
	}
	return "", 0
}

// nextClass is the class of the first token that is neither white space nor a sign.
func nextClass(tokens []token) byte {
	for _, t := range tokens {
		if t.class != 's' && t.class != 'x' {
			return t.class
		}
	}
	return 0
}

// initial reports whether the token at i is one capital letter inside a part of the address, as in "улица С. Перовской",
// where no village is meant.
func initial(tokens []token, i int) bool {
	r, size := utf8.DecodeRuneInString(tokens[i].text)
	if size != len(tokens[i].text) || !unicode.IsUpper(r) {
		return false
	}
	for i--; i >= 0; i-- {
		switch tokens[i].class {
		case 's':
		case ',':
			return false
		default:
			return true
		}
	}
	return false
}
