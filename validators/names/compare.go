package names

import (
	"slices"
	"strings"

	"priyom/intake"
)

// CompareText compares two full names as people write them; see ParseName.
func CompareText(a, b string, t Thresholds) Result { return Compare(ParseName(a), ParseName(b), t) }

// Compare tells whether two names can be one person's. The order of the two does not matter.
func Compare(a, b Name, t Thresholds) Result {
	x, y := prepare(a), prepare(b)
	if x.surname.empty() || y.surname.empty() {
		return t.result(Result{Reasons: []Reason{{Partial, intake.Detail{"field": "surname"}}}})
	}
	p := pair{x.custom, y.custom}
	best := p.straight(x, y, t)
	if best.Score < t.Match && p.crosswise(x, y) >= t.Review {
		if swapped := p.swapped(x, y, t); swapped.Score > best.Score && swapped.Score >= t.Review {
			best = swapped
		}
	}
	if best.Score < t.Review {
		if scattered, ok := p.scattered(x, y, t); ok {
			best = scattered
		}
	}
	return t.result(best)
}

// result sets the answer by the score.
func (t Thresholds) result(r Result) Result {
	switch {
	case r.Score >= t.Match:
		r.Answer = Match
	case r.Score >= t.Review:
		r.Answer = Review
	default:
		r.Answer = Mismatch
		r.Reasons = append([]Reason{{NameMismatch, intake.Detail{"score": round(r.Score), "limit": t.Review}}}, r.Reasons...)
	}
	r.Score = round(r.Score)
	if r.Reasons == nil {
		r.Reasons = []Reason{}
	}
	return r
}

func round(score float64) float64 { return float64(int(score*1000+0.5)) / 1000 }

// prepared is a name ready to be compared.
type prepared struct {
	surname, given, patronymic part
	sex                        sex // that the patronymic shows
	custom                     custom
	truncated                  bool
}

func prepare(n Name) prepared {
	surname, given, patronymic := upper(n.Surname), upper(n.Given), upper(n.Patronymic)
	if patronymic == "" {
		given, patronymic = splitPatronymic(words(given))
	}
	x := prepared{custom: customOf(surname, given, patronymic), truncated: n.Truncated}
	father, sex := stem(patronymic)
	if father == "" && sex == unsexed {
		father = patronymic
	}
	x.sex = sex
	x.surname = part{surname, sounds(surname, x.custom)}
	x.given = part{given, sounds(given, x.custom)}
	x.patronymic = part{patronymic, sounds(father, x.custom)}
	if x.surname.empty() {
		x.surname, x.given = x.given, part{}
	}
	return x
}

// straight compares part by part.
func (p pair) straight(x, y prepared, t Thresholds) Result {
	r := Result{Score: 1}
	score, reasons := p.part("surname", x.surname, y.surname, t, x.truncated && x.given.empty(), y.truncated && y.given.empty())
	r.take(score, reasons...)
	switch {
	case x.given.empty() && y.given.empty():
	case x.given.empty() || y.given.empty():
		r.take(min(t.Review, unlikeCap), Reason{Partial, intake.Detail{"field": "given_names"}})
	default:
		p.givenNames(&r, x, y, t)
	}
	return r
}

// givenNames compares given names and patronymics, which documents part in different places.
func (p pair) givenNames(r *Result, x, y prepared, t Thresholds) {
	score, reasons := p.part("given_names", x.given, y.given, t, x.truncated, y.truncated)
	if x.patronymic.empty() != y.patronymic.empty() {
		whole, also := p.part("given_names", x.names(), y.names(), t, x.truncated, y.truncated)
		if whole > score {
			r.take(whole, also...)
			return
		}
		r.take(score, reasons...)
		r.Reasons = append(r.Reasons, Reason{PatronymicMissing, intake.Detail{"field": "patronymic"}})
		return
	}
	r.take(score, reasons...)
	if x.patronymic.empty() {
		return
	}
	father, why := p.part("patronymic", x.patronymic, y.patronymic, t, x.truncated, y.truncated)
	if father < t.Match { // alone it never makes a mismatch: translators differ most here
		father = min(max(father, t.Review), unlikeCap)
	}
	r.take(father, why...)
	if x.sex != unsexed && y.sex != unsexed && x.sex != y.sex {
		r.take(t.Review, Reason{GenderEnding, intake.Detail{"field": "patronymic"}})
	}
}

// names are the given names with the whole patronymic behind them.
func (x prepared) names() part {
	text := strings.TrimSpace(x.given.text + " " + x.patronymic.text)
	return part{text, sounds(text, x.custom)}
}

// take lowers the score to that of a part and adds its reasons.
func (r *Result) take(score float64, reasons ...Reason) {
	r.Score = min(r.Score, score)
	r.Reasons = append(r.Reasons, reasons...)
}

// swapped compares the surname of one side with the given names of the other, whichever side's patronymic stays where
// it is. It never makes a match: some people's names are others' the other way round.
func (p pair) swapped(x, y prepared, t Thresholds) Result {
	best := p.straight(x, y.swapped(), t)
	if other := p.straight(x.swapped(), y, t); other.Score > best.Score {
		best = other
	}
	best.Score = min(best.Score, unlikeCap)
	best.Reasons = append(best.Reasons, Reason{OrderSwapped, nil})
	return best
}

// crosswise is how much the surname of either side is like the given names of the other, at best.
func (p pair) crosswise(x, y prepared) float64 {
	if x.given.empty() || y.given.empty() {
		return 0
	}
	return max(p.likeness(x.surname.sounds, y.given.sounds), p.likeness(x.given.sounds, y.surname.sounds))
}

func (x prepared) swapped() prepared {
	x.surname, x.given = x.given, x.surname
	return x
}

// scattered finds every word of the shorter name among those of the longer, in any order. It leads to a review at most.
func (p pair) scattered(x, y prepared, t Thresholds) (Result, bool) {
	a, b := x.all(), y.all()
	if len(a) < 2 || len(b) < 2 {
		return Result{}, false
	}
	inside := len(a) <= len(b) && p.within(a, b) || len(b) <= len(a) && p.flipped().within(b, a)
	if !inside {
		return Result{}, false
	}
	return Result{Score: t.Review, Reasons: []Reason{{Partial, intake.Detail{"fields": []string{"surname", "given_names"}}}}}, true
}

// within reports whether each word of short is a word of its own of long.
func (p pair) within(short, long [][]byte) bool {
	long = slices.Clone(long)
	for _, word := range short {
		i := slices.IndexFunc(long, func(other []byte) bool { return p.distance(word, other) == free })
		if i < 0 {
			return false
		}
		long = slices.Delete(long, i, i+1)
	}
	return true
}

// all are the sounds of each word but the patronymic's.
func (x prepared) all() [][]byte {
	var list [][]byte
	for _, text := range []string{x.surname.text, x.given.text} {
		for _, word := range strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '-' }) {
			if s := sounds(word, x.custom); len(s) > 1 {
				list = append(list, s)
			}
		}
	}
	return list
}
