package fields

import (
	"strings"

	"priyom/intake"
)

// Name checks a surname or a given name, or the full name, in Cyrillic or Latin letters as the document has it:
// letters of any language that is written so, hyphens, apostrophes, single spaces. A letter of one alphabet inside a
// word of the other is an Error with its position and the letter it looks like. The canonical form keeps the letters
// and their case; only composition, spaces, hyphens and apostrophes are brought to one spelling.
func Name(value string, _ Context) Result {
	if len(value) <= maxNumber && plainName(value) {
		return conclude(value, placeholder(value))
	}
	if p, refused := guard(value, maxText); refused {
		return refuse(p)
	}
	tidy := tidyName(value)
	problems := tidy.problems
	for _, word := range tidy.words() {
		problems = append(problems, word.mixture()...)
	}
	if !hasError(problems) {
		problems = append(problems, tidy.scripts()...)
		problems = append(problems, placeholder(text(tidy.letters))...)
	}
	suggestName(problems, tidy)
	return conclude(text(tidy.letters), problems)
}

// Patronymic checks a patronymic: a name that may carry a particle such as "угли", "кызы", "oglu", together or apart.
// The particle alone is told, for the father's name is missing.
func Patronymic(value string, in Context) Result {
	result := Name(value, in)
	if !result.Valid() {
		return result
	}
	if particle, rest := patronymicParticle(result.Canonical); particle != "" {
		p := note(PatronymicParticle, 0, intake.Detail{"particle": particle})
		if rest == "" {
			p = warning(PatronymicParticleAlone, 0, intake.Detail{"particle": particle})
		}
		return conclude(result.Canonical, append(result.Problems, p))
	}
	return result
}

// scripts warns where whole words are in different alphabets.
func (n name) scripts() []Problem {
	var first, other word
	for _, w := range n.words() {
		latins, cyrillics := w.count()
		switch {
		case latins+cyrillics == 0:
		case first == nil:
			first = w
		default:
			if was, _ := first.count(); (was > 0) != (latins > 0) && other == nil {
				other = w
			}
		}
	}
	if other == nil {
		return nil
	}
	return []Problem{warning(CharsetMixedScript, other[0].position, intake.Detail{"part": "word"})}
}

// suggestName puts on the first mixed letter the name with every such letter replaced.
func suggestName(problems []Problem, n name) {
	if mended, first := mendMixture(problems, n.letters); first != nil {
		first.Detail["suggestion"] = text(mended)
	}
}

// plainName reports whether value is a name nothing can be said against: letters of the Russian alphabet alone or of the
// English alone, with single spaces or hyphens between them.
func plainName(value string) bool {
	var english, russian, sign bool
	for _, r := range value {
		switch {
		case r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z':
			english, sign = true, false
		case r >= 'А' && r <= 'я' || r == 'Ё' || r == 'ё':
			russian, sign = true, false
		case (r == ' ' || r == '-') && (english || russian) && !sign:
			sign = true
		default:
			return false
		}
	}
	return english != russian && !sign
}

var placeholders = []string{
	"НЕТ", "ОТСУТСТВУЕТ", "НЕ ИМЕЕТСЯ", "НЕ УКАЗАНО", "БЕЗ ОТЧЕСТВА", "NONE", "NO NAME", "NULL", "N", "NA", "XXX", "ХХХ",
}

// placeholder warns of words people write where there is no name.
func placeholder(text string) []Problem {
	bare := strings.Trim(text, ".")
	for _, word := range placeholders {
		if strings.EqualFold(bare, word) {
			return []Problem{warning(NamePlaceholder, 0, intake.Detail{"given": text})}
		}
	}
	return nil
}
