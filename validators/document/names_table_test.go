package document_test

import (
	"os"
	"strings"
	"testing"
	"time"
	"unicode"

	"priyom/intake"
	"priyom/validators"
	"priyom/validators/areas"
	"priyom/validators/names"
)

// bearer is a document that bears a name, in the role of a kind.
type bearer struct {
	kind intake.Kind
	page func(names.Name) intake.Page
}

// bearers are the ways a document says a name: in a zone, in the cells of a card, in running text.
var bearers = map[string]bearer{
	"a passport's zone": {"passport_foreign", func(n names.Name) intake.Page {
		return zone(nil, map[string]string{"surname": n.Surname, "given_names": n.Given})
	}},
	"the zone of a Russian passport": {"passport_rf", func(n names.Name) intake.Page {
		page := zone(nil, map[string]string{"surname": n.Surname, "given_names": n.Given, "patronymic": n.Patronymic})
		page.MRZ.Format = "RU_INTERNAL"
		return page
	}},
	"a migration card": {"migration_card", func(n names.Name) intake.Page {
		return lines(intake.TextLayer, 1, "МИГРАЦИОННАЯ КАРТА", "Фамилия "+cells(n.Surname), "Имя "+cells(n.Given), "Отчество "+cells(n.Patronymic))
	}},
	"a certificate": {"medical_certificate", func(n names.Name) intake.Page {
		return lines(intake.TextLayer, 1, "Медицинское заключение", "Освидетельствован: "+n.Surname+" "+n.Given+" "+n.Patronymic+", жалоб нет")
	}},
}

func cells(text string) string {
	return strings.Join(strings.Split(strings.ReplaceAll(text, " ", ""), ""), " ")
}

// TestASpellingNeverBlocksAndAnotherPersonNeverPasses holds the rules built in over the whole table of names, from what a
// document says to what is decided.
func TestASpellingNeverBlocksAndAnotherPersonNeverPasses(t *testing.T) {
	judge, err := validators.NewJudge(set, areas.Checks())
	if err != nil {
		t.Fatal(err)
	}
	table, err := os.ReadFile("../names/testdata/pairs.tsv")
	if err != nil {
		t.Fatal(err)
	}
	counts := map[string]map[intake.Decision]int{"same": {}, "different": {}}
	for line := range strings.Lines(string(table)) {
		column := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(column) != 4 || strings.HasPrefix(line, "#") {
			continue
		}
		relation, answer, one, other := column[0], column[1], names.ParseName(column[2]), names.ParseName(column[3])
		for where, bearer := range bearers {
			if !bearer.bears(other, strings.Contains(column[3], "<")) || relation == "different" && !tells(bearer, one, other) {
				continue
			}
			findings := told(t, judge, bearer, declared(one), other)
			decision := intake.Decide(findings)
			counts[relation][decision]++
			switch {
			case relation == "same" && decision == intake.Rejected:
				t.Errorf("%q and %q are one person, and %s is rejected: %v", column[2], column[3], where, findings)
			case relation == "same" && answer == "match" && decision != intake.Accepted:
				t.Errorf("%q and %q are one spelt otherwise, and %s is %s: %v", column[2], column[3], where, decision, findings)
			case relation == "different" && decision == intake.Accepted:
				t.Errorf("%q and %q are two persons, and %s passes", column[2], column[3], where)
			}
		}
	}
	if n := counts["same"][intake.Accepted]; n < 600 {
		t.Errorf("only %d documents of one person were accepted", n)
	}
	t.Log(counts)
}

// bears reports whether such a document can say a name: only zones cut names short, and cells hold one word.
func (b bearer) bears(n names.Name, cut bool) bool {
	switch b.kind {
	case "passport_foreign":
		return true
	case "migration_card":
		return !cut && !strings.Contains(n.Surname+n.Given+n.Patronymic, " ") && n.Given != ""
	default:
		return !cut
	}
}

// tells reports whether such a document can tell two persons apart: passports have no patronymics.
func tells(b bearer, one, other names.Name) bool {
	one.Patronymic, other.Patronymic = "", ""
	return b.kind != "passport_foreign" || one != other
}

// declared is a name as a form has it: in the fields of its script.
func declared(n names.Name) intake.Fields {
	if strings.ContainsFunc(n.Surname, func(r rune) bool { return unicode.Is(unicode.Latin, r) }) {
		return intake.Fields{"surname_latin": n.Surname, "given_names_latin": n.Given, "patronymic": n.Patronymic}
	}
	return intake.Fields{"surname": n.Surname, "given_names": n.Given, "patronymic": n.Patronymic}
}

// told is what is said about the name in a document.
func told(t *testing.T, judge *validators.Judge, b bearer, fields intake.Fields, name names.Name) []intake.Finding {
	t.Helper()
	doc := intake.Document{Kind: b.kind, Received: time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)}
	verdict, err := judge.Document(doc, &intake.Evidence{Pages: []intake.Page{b.page(name)}}, fields)
	if err != nil {
		t.Fatal(err)
	}
	var about []intake.Finding
	for _, f := range verdict.Findings {
		if f.Outcome != intake.Pass && strings.HasPrefix(string(f.Code), "XDOC.NAME.") {
			about = append(about, f)
		}
	}
	return about
}
