package document_test

import (
	"slices"
	"testing"
	"time"

	"priyom/intake"
	"priyom/validators"
	"priyom/validators/areas"
)

// papers are documents of another person than declared, or whose term is over, by the rules that turn them down.
var papers = []struct {
	kind intake.Kind
	says []string
	down []string // the rules that speak against it
}{
	{"passport_foreign", []string{
		"Surname", "RAHIMOV", "Given names", "FIRUZ", "Date of birth", "02.03.1971", "Passport No", "FB7061388", "Date of expiry", "11.05.2019",
	}, []string{"passport_foreign.holder", "passport_foreign.birth_date", "passport_foreign.number", "passport_foreign.expiry_read"}},
	{"passport_rf", []string{
		"паспорт выдан", "Фамилия РАХИМОВ", "Имя ФИРУЗ", "Отчество ОЛИМОВИЧ", "Дата рождения 02.03.1971",
	}, []string{"passport_rf.holder", "passport_rf.birth_date"}},
	{"identity_card", []string{
		"Surname", "RAHIMOV", "Given names", "FIRUZ", "Date of birth", "02.03.1971", "Date of expiry", "11.05.2019",
	}, []string{"identity_card.holder", "identity_card.birth_date", "identity_card.expiry_read"}},
	{"migration_card", []string{"МИГРАЦИОННАЯ КАРТА", "Серия 4711 № 1234567"}, []string{"migration_card.number"}},
	{"visa", []string{
		"Виза / Visa 12 7654321", "Date of birth", "02.03.1971", "Valid from", "12.05.2014", "until", "11.05.2019",
	}, []string{"visa.birth_date", "visa.number", "visa.valid"}},
	{"residence_permit", []string{
		"ВИД НА ЖИТЕЛЬСТВО", "Серия и номер", "83 № 7654321", "Фамилия / Surname", "РАХИМОВ / RAHIMOV", "Дата рождения", "02.03.1971", "Действителен", "11.05.2019",
	}, []string{"residence_permit.holder", "residence_permit.birth_date", "residence_permit.number", "residence_permit.valid"}},
	{"lease", []string{"Наймодатель передаёт Нанимателю квартиру"}, []string{"lease.title", "lease.address"}},
}

var applicant = intake.Fields{
	"surname": "Намунаев", "given_names": "Синовбек", "surname_latin": "NAMUNAEV", "given_names_latin": "SINOVBEK",
	"birth_date": "10.09.1984", "passport_number": "FA3325924", "migration_card": "4626 4783220", "visa_number": "20 1112223",
	"residence_permit_number": "82 1112223", "passport_rf_number": "4519 123456",
}

// TestWhatARecogniserReadRejectsNobody is the policy: however sure a recogniser is of itself and in however many signs a
// value differs, by it alone nobody is turned down. A person compares, and is told the page, the box and the field. The same
// words in a text layer, where nothing is guessed, turn a document down.
func TestWhatARecogniserReadRejectsNobody(t *testing.T) {
	judge, err := validators.NewJudge(set, areas.Checks())
	if err != nil {
		t.Fatal(err)
	}
	for _, paper := range papers {
		t.Run(string(paper.kind), func(t *testing.T) {
			for _, tt := range []struct {
				from    intake.TextSource
				outcome intake.Outcome
				code    intake.Code // "" for the rule's own
			}{
				{intake.TextLayer, intake.Fail, ""},
				{intake.TextOCR, intake.Inconclusive, "OCR.READING.UNPROVEN"},
			} {
				doc := intake.Document{Kind: paper.kind, Received: time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)}
				evidence := &intake.Evidence{File: intake.File{Size: 1, MediaType: "image/jpeg"}, Pages: []intake.Page{lines(tt.from, 1, paper.says...)}}
				verdict, err := judge.Document(doc, evidence, applicant)
				if err != nil {
					t.Fatal(err)
				}
				var blocked, against []string
				for _, f := range verdict.Findings {
					if f.Outcome == intake.Fail && f.Severity == intake.Block {
						blocked = append(blocked, f.Rule)
					}
					if !slices.Contains(paper.down, f.Rule) || f.Outcome != tt.outcome {
						continue
					}
					against = append(against, f.Rule)
					if tt.code != "" && f.Code != tt.code {
						t.Errorf("%s: got %s, want %s", f.Rule, f.Code, tt.code)
					}
					if paper.kind != "lease" && (f.Subject.Box == nil || f.Subject.Page != 1 || f.Subject.Field == "") {
						t.Errorf("%s from %s names no two places: %+v", f.Rule, tt.from, f.Subject)
					}
				}
				if !slices.Equal(against, paper.down) {
					t.Errorf("from %s: %s by %v, want %v", tt.from, tt.outcome, against, paper.down)
				}
				if tt.from == intake.TextOCR && len(blocked) > 0 {
					t.Errorf("what was recognised alone turns it down: %v", blocked)
				}
			}
		})
	}
}
