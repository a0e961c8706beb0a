package document

import (
	"slices"
	"strings"
	"unicode"

	"priyom/intake"
	"priyom/validators/names"
)

// declaredName is a name as it was declared in one script; a patronymic is declared once for both.
type declaredName struct {
	field string
	name  names.Name
}

func declaredNames(fields intake.Fields) []declaredName {
	var list []declaredName
	for _, d := range []declaredName{
		{"surname", names.Name{Surname: fields["surname"], Given: fields["given_names"], Patronymic: fields["patronymic"]}},
		{"surname_latin", names.Name{Surname: fields["surname_latin"], Given: fields["given_names_latin"], Patronymic: fields["patronymic"]}},
	} {
		if d.name.Surname != "" {
			list = append(list, d)
		}
	}
	return list
}

// place is where a text names somebody, and how like the person declared.
type place struct {
	answer      names.Answer
	field       string
	page        int
	box         *intake.Box
	index, word int     // of the page in the evidence, and of the name's first word on it
	confidence  float64 // of the weakest of its words
}

// search looks for the person declared in the words of a document: by the surname as it was declared, which costs next to
// nothing, and then in whatever grammatical case and spelling.
func search(e *intake.Evidence, declared []declaredName, t names.Thresholds) place {
	surnames := map[[2]string]bool{}
	best := place{answer: names.Mismatch, field: declared[0].field}
	for _, maybe := range []func(declaredName, string) bool{
		func(d declaredName, word string) bool { return strings.EqualFold(word, d.name.Surname) },
		func(d declaredName, word string) bool { return d.mayBe(word, t, surnames) },
	} {
		for _, d := range declared {
			for index, page := range e.Pages {
				for at := range page.Words {
					got := d.at(page.Words, at, t, maybe)
					if got == names.Match || got == names.Review && best.answer == names.Mismatch {
						box := page.Words[at].Box
						best = place{got, d.field, page.Number, &box, index, at, weakest(page.Words[at:min(len(page.Words), at+3)])}
					}
					if got == names.Match {
						return best
					}
				}
			}
		}
	}
	return best
}

// at compares the words that stand at a word which may be the surname with the name.
func (d declaredName) at(words []intake.Word, at int, t names.Thresholds, maybe func(declaredName, string) bool) names.Answer {
	best := names.Mismatch
	if !capital(words[at].Text) {
		return best
	}
	for long := range 2 { // САЛТЫКОВ-ЩЕГЛОВ may be written apart
		n := len(strings.Fields(d.name.Surname)) + long
		if long > 0 && !strings.Contains(d.name.Surname, "-") || at+n > len(words) {
			continue
		}
		surname := joined(words[at : at+n])
		if !maybe(d, surname) {
			continue
		}
		behind := run(words[at+n:])
		if strings.ContainsAny(lastOf(words[at:at+n]), ",;") {
			behind = nil
		}
		best = better(best, d.with(surname, behind, t))
		if at > 0 && len(behind) == 0 || best != names.Match && at > 0 {
			best = better(best, d.before(words[max(0, at-2):at], surname, t))
		}
	}
	return best
}

func better(a, b names.Answer) names.Answer {
	if b == names.Match || a == names.Mismatch {
		return b
	}
	return a
}

// mayBe reports whether a word may be the surname. The words compared before are remembered, since a text repeats itself.
func (d declaredName) mayBe(word string, t names.Thresholds, known map[[2]string]bool) bool {
	key := [2]string{word, d.name.Surname}
	answer, ok := known[key]
	if !ok {
		answer = inflected(word, d.name.Surname) ||
			names.Compare(names.Name{Surname: word}, names.Name{Surname: d.name.Surname}, t).Answer != names.Mismatch
		known[key] = answer
	}
	return answer
}

// with compares a surname and the words behind it with the name: as many of them as make the best of it, but never without
// a patronymic that stands there.
func (d declaredName) with(surname string, behind []string, t names.Thresholds) names.Answer {
	whole := names.ParseName(surname + ", " + strings.Join(behind, " "))
	if d.name.Given == "" {
		return d.compare(surname, "", "", t)
	}
	best := names.Mismatch
	for n := 1; n <= len(behind); n++ {
		found := names.ParseName(surname + ", " + strings.Join(behind[:n], " "))
		if found.Patronymic == "" && whole.Patronymic != "" && d.name.Patronymic != "" {
			continue
		}
		best = better(best, d.compare(surname, found.Given, found.Patronymic, t))
	}
	return best
}

// before compares a surname and the one or two words before it: given names first.
func (d declaredName) before(words []intake.Word, surname string, t names.Thresholds) names.Answer {
	best := names.Mismatch
	for from := range words {
		given := joined(words[from:])
		if !capital(words[from].Text) || strings.ContainsAny(lastOf(words), ",;:") {
			continue
		}
		got := names.CompareText(given+" "+surname, d.full(), t)
		best = better(best, got.Answer)
	}
	return best
}

func (d declaredName) full() string {
	return strings.TrimSpace(d.name.Surname + " " + d.name.Given + " " + d.name.Patronymic)
}

func (d declaredName) compare(surname, given, patronymic string, t names.Thresholds) names.Answer {
	same := func(got, want string) bool { return strings.EqualFold(got, want) || inflected(got, want) }
	if same(surname, d.name.Surname) && same(given, d.name.Given) && (patronymic == "" || d.name.Patronymic == "" || same(patronymic, d.name.Patronymic)) {
		return names.Match
	}
	// What is in an oblique case is brought back, so that only what differs otherwise is compared.
	for _, part := range []struct {
		got  *string
		want string
	}{{&surname, d.name.Surname}, {&given, d.name.Given}, {&patronymic, d.name.Patronymic}} {
		if inflected(*part.got, part.want) {
			*part.got = part.want
		}
	}
	declared := d.name
	if declared.Patronymic == "" {
		patronymic = ""
	}
	return names.Compare(names.Name{Surname: surname, Given: given, Patronymic: patronymic}, declared, t).Answer
}

// most is how many words of a name behind the surname are looked at.
const most = 4

// run are the words of a name that begins with a word: capitals, up to a sign that ends it.
func run(words []intake.Word) []string {
	var list []string
	for _, word := range words[:min(most, len(words))] {
		if !capital(word.Text) && !particle(word.Text) {
			break
		}
		list = append(list, bare(word.Text))
		if strings.ContainsAny(word.Text, ",;)") {
			break
		}
	}
	return list
}

// particle reports a word that belongs to a patronymic in small letters: "Муратбой угли".
func particle(word string) bool {
	return slices.Contains([]string{"угли", "огли", "оглы", "оглу", "кизи", "кызы", "уулу", "ўғли", "қизи"}, strings.ToLower(bare(word)))
}

func capital(word string) bool {
	first, _ := firstLetter(word)
	return unicode.IsUpper(first)
}

func firstLetter(word string) (rune, bool) {
	for _, r := range word {
		if unicode.IsLetter(r) {
			return r, true
		}
	}
	return 0, false
}

func weakest(words []intake.Word) float64 {
	least := 1.0
	for _, word := range words {
		least = min(least, word.Confidence)
	}
	return least
}

func lastOf(words []intake.Word) string { return words[len(words)-1].Text }

func joined(words []intake.Word) string {
	var parts []string
	for _, word := range words {
		parts = append(parts, bare(word.Text))
	}
	return strings.Join(parts, " ")
}

func bare(word string) string {
	return strings.TrimFunc(word, func(r rune) bool { return !unicode.IsLetter(r) })
}

// endings are those that Russian names take in the oblique cases. The nominative ones are not among them: they tell a man
// from a woman, and one surname from another.
var endings = []string{"у", "ым", "ом", "ой", "е", "ого", "ому", "им", "ем", "ю", "ей", "ою", "ею", "и", "ы"}

// inflected reports that a word is a name in an oblique case, or as it is.
func inflected(word, name string) bool {
	w, n := []rune(strings.ToLower(word)), []rune(strings.ToLower(name))
	common := 0
	for common < len(w) && common < len(n) && w[common] == n[common] {
		common++
	}
	if common == len(w) && common == len(n) {
		return true
	}
	return common >= 3 && common >= len(n)-2 && slices.Contains(endings, string(w[common:]))
}

func meanConfidence(e *intake.Evidence) float64 {
	sum, n := 0.0, 0
	for _, page := range e.Pages {
		for _, word := range page.Words {
			sum += word.Confidence
			n++
		}
	}
	return sum / float64(max(1, n))
}
