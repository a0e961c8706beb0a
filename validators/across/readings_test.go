package across_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"priyom/intake"
	"priyom/rules"
	"priyom/validators"
	"priyom/validators/areas"
)

// zonePage is a page with a passport's zone.
func zonePage(document map[string]string) intake.Page {
	return intake.Page{Number: 1, TextFrom: intake.TextOCR, MRZ: &intake.Zone{Format: "TD3", Valid: true, Checks: map[string]bool{}, Document: document}}
}

// printPage is a page of lines.
func printPage(texts ...string) intake.Page {
	p := intake.Page{Number: 2, TextFrom: intake.TextLayer}
	for n, line := range texts {
		for i, word := range strings.Fields(line) {
			p.Words = append(p.Words, intake.Word{Text: word, Line: n + 1, Confidence: 1, Box: intake.Box{30 * i, 40 * n, 30*i + 20, 40*n + 20}})
		}
	}
	return p
}

func TestDocumentsAreHeldAgainstEachOtherByWhatTheySay(t *testing.T) {
	set, err := rules.Load(rules.Default())
	if err != nil {
		t.Fatal(err)
	}
	judge, err := validators.NewJudge(set, areas.Checks())
	if err != nil {
		t.Fatal(err)
	}
	passport := map[string]string{"surname": "NAMUNAEV", "given_names": "SINOVBEK", "birth_date": "1984-09-10", "number": "FA3325924"}
	card := func(surname, given, born, number string) []string {
		return []string{"МИГРАЦИОННАЯ КАРТА", "Фамилия " + spaced(surname), "Имя " + spaced(given), "Дата рождения " + spaced(born), "Passport No. " + spaced(number)}
	}
	for _, tt := range []struct {
		name   string
		card   []string
		fields intake.Fields
		lease  string
		want   []intake.Code // of the set
	}{
		{"all agree", card("НАМУНАЕВ", "СИНОВБЕК", "10091984", "FA3325924"), nil, "", nil},
		{"nothing of the card can be read", []string{"МИГРАЦИОННАЯ КАРТА"}, nil, "", nil},
		{"the card is another person's", card("РАХИМОВ", "ФИРУЗ", "10091984", "FA3325924"), nil, "", []intake.Code{"XDOC.PERSON.DIFFERENT_HOLDER"}},
		{"the card has another day of birth", card("НАМУНАЕВ", "СИНОВБЕК", "11091984", "FA3325924"), nil, "", []intake.Code{"XDOC.BIRTHDATE.MISMATCH"}},
		{"the card was filled in from another passport", card("НАМУНАЕВ", "СИНОВБЕК", "10091984", "FA3325925"), nil, "", []intake.Code{"XDOC.DOCNUMBER.MISMATCH"}},
		{"the lease ends before the stay", card("НАМУНАЕВ", "СИНОВБЕК", "10091984", "FA3325924"), intake.Fields{"stay_to": "07.02.2027"}, "по 31.12.2026", []intake.Code{"XDOC.DATES.LEASE_OUTSIDE_STAY"}},
		{"the lease ends on its last day", card("НАМУНАЕВ", "СИНОВБЕК", "10091984", "FA3325924"), intake.Fields{"stay_to": "07.02.2027"}, "по 07.02.2027", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			received := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
			of := func(id intake.DocumentID, kind intake.Kind, page intake.Page) validators.Member {
				return validators.Member{Document: intake.Document{ID: id, Kind: kind, SHA256: string(id), Received: received}, Evidence: &intake.Evidence{Pages: []intake.Page{page}}}
			}
			members := []validators.Member{
				of("1", "passport_foreign", zonePage(passport)), of("2", "migration_card", printPage(tt.card...)),
				of("3", "lease", printPage("Договор найма жилого помещения", "на срок с 10.11.2026 "+tt.lease)),
			}
			verdict, err := judge.Package("place_of_stay", members, tt.fields, intake.Date{Year: 2026, Month: 11, Day: 23})
			if err != nil {
				t.Fatal(err)
			}
			var got []intake.Code
			for _, f := range verdict.Findings {
				if strings.HasPrefix(f.Rule, "package.") && f.Outcome == intake.Fail {
					got = append(got, f.Code)
					if f.Subject.Document == "" || f.Subject.Box == nil {
						t.Errorf("%s names no place: %+v", f.Rule, f.Subject)
					}
				}
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}

// spaced sets a letter to a cell.
func spaced(text string) string { return strings.Join(strings.Split(text, ""), " ") }

func TestPapersOfLodgingSpeakOfOneAddress(t *testing.T) {
	set, err := rules.Load(rules.Default())
	if err != nil {
		t.Fatal(err)
	}
	judge, err := validators.NewJudge(set, areas.Checks())
	if err != nil {
		t.Fatal(err)
	}
	for address, want := range map[string]intake.Outcome{
		"г. Москва, ул. Образцовая, д. 33, кв. 104.":                 intake.Pass,
		"город Москва, Шаблонная улица, дом 33, квартира 104.":       intake.Fail,
		"г. Москва, ул. Образцовая, д. 33. Правообладатель: другой.": intake.Pass,
	} {
		of := func(id intake.DocumentID, kind intake.Kind, page intake.Page) validators.Member {
			return validators.Member{Document: intake.Document{ID: id, Kind: kind, SHA256: string(id)}, Evidence: &intake.Evidence{Pages: []intake.Page{page}}}
		}
		members := []validators.Member{
			of("1", "lease", printPage("ДОГОВОР найма, квартиру, расположенную по адресу: 105000, город", "Москва, улица Образцовая, дом 33, квартира 104, кадастровый номер")),
			of("2", "property_extract", printPage("ВЫПИСКА ИЗ ЕГРН", "Адрес: "+address)),
		}
		verdict, err := judge.Package("place_of_stay", members, nil, intake.Date{Year: 2026, Month: 11, Day: 23})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range verdict.Findings {
			if f.Rule != "package.one_address" {
				continue
			}
			second, _ := f.Detail["other"].(intake.Subject)
			if f.Outcome != want || want == intake.Fail && (f.Severity != intake.Review || f.Subject.Box == nil || second.Box == nil) {
				t.Errorf("%s: got %s %s at %+v and %+v, want %s", address, f.Outcome, f.Severity, f.Subject, second, want)
			}
		}
	}
}

func TestDatesThatWereRecognisedRejectNobodyByTheirOrder(t *testing.T) {
	set, err := rules.Load(rules.Default())
	if err != nil {
		t.Fatal(err)
	}
	judge, err := validators.NewJudge(set, areas.Checks())
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name   string
		from   intake.TextSource
		fields intake.Fields
		want   intake.Outcome
	}{
		{"both from a text layer", intake.TextLayer, nil, intake.Fail},
		{"both recognised", intake.TextOCR, nil, intake.Inconclusive},
		{"one declared and one recognised", intake.TextOCR, intake.Fields{"lease_from": "10.11.2026"}, intake.Inconclusive},
		{"both declared, whatever is recognised", intake.TextOCR, intake.Fields{"lease_from": "10.11.2026", "lease_to": "01.10.2026"}, intake.Fail},
	} {
		t.Run(tt.name, func(t *testing.T) {
			page := printPage("ДОГОВОР найма жилого помещения", "на срок с 10.11.2026 по 01.10.2026")
			page.TextFrom = tt.from
			lease := validators.Member{Document: intake.Document{ID: "1", Kind: "lease", SHA256: "1"}, Evidence: &intake.Evidence{Pages: []intake.Page{page}}}
			verdict, err := judge.Package("place_of_stay", []validators.Member{lease}, tt.fields, intake.Date{Year: 2026, Month: 11, Day: 23})
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range verdict.Findings {
				if f.Rule == "package.lease_in_order" && f.Outcome != tt.want {
					t.Errorf("got %s %s, want %s", f.Outcome, f.Code, tt.want)
				}
			}
		})
	}
}
