package rules

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
	"golang.org/x/text/message"
	"golang.org/x/text/number"

	"priyom/intake"
)

// voice says values in a language: numbers, sizes, dates, lists, and names of kinds, fields and types of file.
type voice struct {
	locale intake.Locale
	tag    language.Tag
	kinds  map[string]string
	fields map[string]string
	phrases
}

// phrases are what differs between languages.
type phrases struct {
	and, or, yes, no string
	sizes            [3]string // bytes, kilobytes, megabytes
	date             string    // layout of package time
	units            map[string]string
	types            map[string]string // by media type
	variants         map[string]string // of how a picture is coded
	attributes       map[string]string // what a document must have
	unnamed          string            // a type of file without a name here
	open, close      string            // quotation marks round names of kinds and fields
}

var voices = map[intake.Locale]phrases{
	intake.Russian: {
		and: " и ", or: " или ", yes: "да", no: "нет", date: "02.01.2006",
		sizes: [3]string{"байт", "КБ", "МБ"},
		units: map[string]string{"pages": "стр.", "days": "дн.", "px": "пикс.", "degrees": "°", "mm": "мм"},
		types: russianTypes, variants: russianVariants,
		attributes: map[string]string{
			"title": "название", "lessor": "наймодатель", "lessee": "наниматель", "address": "адрес жилья", "subject": "предмет договора",
			"date": "дата", "identity": "паспортные данные", "term": "срок", "rent": "плата", "signatures": "подписи сторон",
			"signature": "подпись", "employer": "работодатель", "pay": "оплата труда",
		},
		unnamed: "файл другого вида", open: "«", close: "»",
	},
	intake.English: {
		and: " and ", or: " or ", yes: "yes", no: "no", date: "2 January 2006",
		sizes: [3]string{"bytes", "KB", "MB"},
		units: map[string]string{"pages": "pages", "days": "days", "px": "px", "degrees": "°", "mm": "mm"},
		types: englishTypes, variants: englishVariants,
		attributes: map[string]string{
			"title": "the title", "lessor": "the lessor", "lessee": "the lessee", "address": "the address of the dwelling", "subject": "the subject",
			"date": "the date", "identity": "passport data", "term": "the term", "rent": "the rent", "signatures": "the parties' signatures",
			"signature": "a signature", "employer": "the employer", "pay": "the pay",
		},
		unnamed: "another type of file", open: "“", close: "”",
	},
}

const unbreakable = "\u00a0" // between a number and what it counts

// value says a value of a detail, or false when there is nothing to say.
func (v *voice) value(name string, forms []string, detail intake.Detail) (string, bool) {
	given, ok := detail[name]
	if !ok {
		return "", false
	}
	number, counts := asNumber(given)
	switch {
	case !counts && len(forms) > 0:
		return v.counted(name, given, forms)
	case !counts:
		return v.word(name, given)
	case math.IsNaN(number) || math.IsInf(number, 0):
		return "", false
	case len(forms) > 0:
		return v.number(number) + unbreakable + v.form(number, forms), true
	case detail["unit"] == "bytes" && (name == "measured" || name == "limit"):
		return v.fileSize(name, detail)
	case detail["unit"] == "share" && (name == "measured" || name == "limit"):
		return v.share(number), true
	default:
		return v.number(number), true
	}
}

// word says what is no number.
func (v *voice) word(name string, given any) (string, bool) {
	if items, ok := asList(given); ok {
		return v.list(name, items)
	}
	switch given := given.(type) {
	case bool:
		return map[bool]string{true: v.yes, false: v.no}[given], true
	case nil:
		return "", false
	default:
		return v.text(name, fmt.Sprint(given))
	}
}

// counted says numbers to choose from: "11, 12 or 13 digits".
func (v *voice) counted(name string, given any, forms []string) (string, bool) {
	items, ok := asList(given)
	if !ok || len(items) == 0 {
		return "", false
	}
	last, ok := asNumber(items[len(items)-1])
	if !ok {
		return "", false
	}
	said, ok := v.list(name, items)
	return said + unbreakable + v.form(last, forms), ok
}

var isoDate = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`)

// text says a word: a name for people where the word has one.
func (v *voice) text(name, given string) (string, bool) {
	given = strings.TrimSpace(given)
	switch {
	case given == "":
		return "", false
	case name == "unit":
		if unit, ok := v.units[given]; ok {
			return unit, true
		}
	case strings.HasSuffix(name, "kind") || strings.HasSuffix(name, "kinds"):
		if title, ok := v.kinds[given]; ok {
			return v.open + title + v.close, true
		}
	case strings.HasSuffix(name, "field") || strings.HasSuffix(name, "fields"):
		if title, ok := v.fields[given]; ok {
			return v.open + title + v.close, true
		}
	case slices.Contains([]string{"country", "citizenship", "region"}, name):
		return v.country(given), true
	case name == "detected" || name == "also":
		return v.fileType(given), true
	case name == "attribute":
		if known, ok := v.attributes[given]; ok {
			return known, true
		}
	case name == "variant":
		if known, ok := v.variants[given]; ok {
			return known, true
		}
	case name == "allowed":
		if known, ok := typeNames[given]; ok {
			return known, true
		}
	case isoDate.MatchString(given):
		if date, err := intake.ParseDate(given); err == nil {
			return date.Time().Format(v.date), true
		}
	}
	return given, true
}

// country is the name of a state by its code, or the code when it has no name, as with stateless persons.
func (v *voice) country(code string) string {
	region, err := language.ParseRegion(code)
	if err != nil || !region.IsCountry() {
		return code
	}
	return display.Regions(v.tag).Name(region)
}

// list joins words; the last of those to choose from is joined by "or".
func (v *voice) list(name string, given []any) (string, bool) {
	var said []string
	for _, item := range given {
		text, ok := v.value(name, nil, intake.Detail{name: item})
		if !ok {
			return "", false
		}
		said = append(said, text)
	}
	last := v.and
	if slices.Contains([]string{"allowed", "kinds", "expected", "alternatives", "candidates"}, name) {
		last = v.or
	}
	switch n := len(said); n {
	case 0:
		return "", false
	case 1:
		return said[0], true
	default:
		return strings.Join(said[:n-1], ", ") + last + said[n-1], true
	}
}

// number writes a number with four decimals at most. Thousands are set apart from 10 000 on only, as both languages
// advise, so that a year stays a year.
func (v *voice) number(n float64) string {
	options := []number.Option{number.MaxFractionDigits(4)}
	if math.Abs(n) < 10000 {
		options = append(options, number.NoSeparator())
	}
	return message.NewPrinter(v.tag).Sprint(number.Decimal(n, options...))
}

func (v *voice) share(n float64) string {
	return message.NewPrinter(v.tag).Sprint(number.Percent(n, number.MaxFractionDigits(2)))
}

// form chooses the form of what is counted: one and other, or in Russian one, few and many. A fraction takes few:
// "2,5 страницы".
func (v *voice) form(n float64, forms []string) string {
	form := plural.Other
	if n == math.Trunc(n) {
		form = plural.Cardinal.MatchPlural(v.tag, int(math.Min(math.Abs(n), 1e15)), 0, 0, 0, 0)
	}
	index := 1
	switch form {
	case plural.One:
		index = 0
	case plural.Many:
		index = 2
	}
	return forms[min(index, len(forms)-1)]
}

// fileSize says a size of a file. What was measured is rounded up and the limit down, and as finely as it takes to
// tell the two apart, so that nobody reads "5 MB, at most 5 MB".
func (v *voice) fileSize(name string, detail intake.Detail) (string, bool) {
	measured, _ := asNumber(detail["measured"])
	limit, _ := asNumber(detail["limit"])
	for digits := range 4 {
		over, under := v.size(measured, digits, math.Ceil), v.size(limit, digits, math.Floor)
		if digits > 0 && over != under || digits == 3 {
			return map[string]string{"measured": over, "limit": under}[name], true
		}
	}
	return "", false
}

func (v *voice) size(bytes float64, digits int, round func(float64) float64) string {
	unit := 0
	for bytes >= 1024 && unit < len(v.sizes)-1 {
		bytes /= 1024
		unit++
	}
	scale := math.Pow10(digits)
	return v.number(round(bytes*scale)/scale) + unbreakable + v.sizes[unit]
}

// asNumber reads a number of any type that a detail may hold, from our own hand or back from JSON.
func asNumber(value any) (float64, bool) {
	switch n := value.(type) {
	case float64:
		return n, true
	case float32:
		return float64(n), true
	case int:
		return float64(n), true
	case int64:
		return float64(n), true
	default:
		return 0, false
	}
}

// asList reads a list of any type that a detail may hold.
func asList(value any) ([]any, bool) {
	switch list := value.(type) {
	case []any:
		return list, true
	case []string:
		return anyOf(list), true
	case []intake.Kind:
		return anyOf(list), true
	case []intake.Code:
		return anyOf(list), true
	case []int:
		all := make([]any, len(list))
		for i, n := range list {
			all[i] = n
		}
		return all, true
	default:
		return nil, false
	}
}

func anyOf[T ~string](words []T) []any {
	all := make([]any, len(words))
	for i, word := range words {
		all[i] = string(word)
	}
	return all
}
