package rules

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode"

	"priyom/intake"
)

func TestDefaultDeclaresWhatTheServiceNeeds(t *testing.T) {
	set := loadDefault(t)
	for _, kind := range []intake.Kind{
		"passport_foreign", "passport_rf", "migration_card", "lease", "visa", "employment_contract", "photo", "fee_receipt",
	} {
		if set.Kinds[kind] == nil {
			t.Errorf("no kind %s", kind)
		}
	}
	for _, service := range []intake.Service{
		"migration_registration", "place_of_stay", "arrival_notice", "patent", "residence_permit",
	} {
		if set.Services[service] == nil {
			t.Errorf("no service %s", service)
		}
	}
}

func TestEveryKindIsAskedForOrNeverMeantForMigrants(t *testing.T) {
	set := loadDefault(t)
	asked := map[intake.Kind]bool{"passport_rf": true} // a host's, and what some sources name by a slip
	for _, service := range set.Services {
		for _, need := range service.Documents {
			for _, kind := range need.OneOf {
				asked[kind] = true
			}
		}
	}
	for kind := range set.Kinds {
		if !asked[kind] {
			t.Errorf("no service asks for %s", kind)
		}
	}
}

func TestEverythingHasASource(t *testing.T) {
	set := loadDefault(t)
	for _, rule := range set.Rules() {
		if rule.Source == "" {
			t.Errorf("%s: rule %s has no source", rule.At, rule.ID)
		}
	}
	for _, service := range set.Services {
		for _, need := range service.Documents {
			if need.Source == "" {
				t.Errorf("%s: document %s has no source", need.At, need.ID)
			}
		}
		for _, need := range service.Fields {
			if need.Source == "" {
				t.Errorf("%s: field %s has no source", need.At, need.Field)
			}
		}
	}
}

func TestEveryPaperIsGivenWhereResolutionIsHeldAgainstIt(t *testing.T) {
	for name, kind := range loadDefault(t).Kinds {
		if kind.Paper == nil {
			t.Errorf("%s has no paper, so that a photo of it has no resolution", name)
		}
	}
}

// TestTextsStayWhole reads every text aloud: with no values, with numbers, with words, with values back from JSON.
func TestTextsStayWhole(t *testing.T) {
	set := loadDefault(t)
	for _, code := range set.Catalogue().Codes() {
		entry := set.reasons.codes[code]
		for _, locale := range intake.Locales() {
			for _, audience := range []intake.Audience{intake.ForApplicant, intake.ForReviewer, intake.ForOps} {
				for _, detail := range details(entry) {
					reason := set.Reason(code, detail, locale, audience)
					where := fmt.Sprintf("%s %s %s %v", code, locale, audience, detail)
					whole(t, where, reason.Text)
					if reason.Remedy != "" || audience == intake.ForApplicant && set.Visible(code, audience) {
						whole(t, where, reason.Remedy)
					}
				}
			}
		}
	}
}

// details are values that a code may come with: none, each of them alone, all as numbers, words or lists, and the
// words that cases are told by.
func details(entry *codeEntry) []intake.Detail {
	all := []intake.Detail{nil, {}, {"unit": "bytes"}}
	for _, value := range []any{0, 1, 2.5, 21, 1234567.0, "слово", []string{"a", "b", "c"}, []any{1.0, 2.0}, true, "", []string{}, nil, "2026-11-22"} {
		together := intake.Detail{}
		for _, name := range entry.Detail {
			together[name] = value
		}
		all = append(all, together)
	}
	for _, name := range entry.Detail {
		all = append(all, intake.Detail{name: 5}, intake.Detail{name: "слово"})
	}
	for _, detected := range []string{"image/heic", "application/zip", "image/tiff", "application/msword", "application/x-unheard-of"} {
		all = append(all, intake.Detail{"detected": detected, "look_alike": "inn"})
	}
	return all
}

func whole(t *testing.T, where, text string) {
	t.Helper()
	letters := []rune(text)
	switch {
	case text == "":
		t.Errorf("%s: no text", where)
	case strings.ContainsAny(text, "{}[]|"):
		t.Errorf("%s: %q shows how it is made", where, text)
	case gapped(text):
		t.Errorf("%s: %q has a gap", where, text)
	case !unicode.IsUpper(letters[0]) && letters[0] != '1': // "11-я цифра ИНН"
		t.Errorf("%s: %q begins with a small letter", where, text)
	case !strings.ContainsRune(".!?", letters[len(letters)-1]):
		t.Errorf("%s: %q does not end", where, text)
	}
}

func TestLanguagesSpeakOfTheSameThings(t *testing.T) {
	set := loadDefault(t)
	for code := range set.reasons.codes {
		ru, en := set.reasons.texts[intake.Russian][code], set.reasons.texts[intake.English][code]
		if (ru.Applicant == nil) != (en.Applicant == nil) || (ru.Reviewer == nil) != (en.Reviewer == nil) {
			t.Errorf("%s: the languages have texts for different audiences", code)
		}
		for _, text := range ru.Applicant.all() {
			if strings.IndexFunc(text, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) }) < 0 {
				t.Errorf("%s: %q is not Russian", code, text)
			}
		}
	}
}

func (w *wording) all() []string {
	if w == nil {
		return nil
	}
	var texts []string
	for _, template := range w.templates() {
		texts = append(texts, template.text)
	}
	return texts
}

func TestApplicantsAreTalkedToKindly(t *testing.T) {
	set := loadDefault(t)
	for _, locale := range intake.Locales() {
		for code, texts := range set.reasons.texts[locale] {
			for _, text := range texts.Applicant.all() {
				for _, word := range []string{"ошибочн", "неверн", "недопустим", "отклонен", "запрещен", "sha-256", "mrz", "invalid", "illegal", "forbidden", "rejected"} {
					if strings.Contains(strings.ToLower(text), word) {
						t.Errorf("%s %s: %q: choose another word than %q", code, locale, text, word)
					}
				}
				if n := len([]rune(text)); n > 330 {
					t.Errorf("%s %s: %d characters are too long a text", code, locale, n)
				}
			}
		}
	}
}

func TestFailuresOfOursRejectNobody(t *testing.T) {
	set := loadDefault(t)
	for code, entry := range set.reasons.codes {
		if code.System() && entry.Retry != intake.Wait && entry.Retry != intake.AskOperator {
			t.Errorf("%s tells the applicant to %s for what we did", code, entry.Retry)
		}
	}
}

func TestDigestIsTheSameEveryTime(t *testing.T) {
	first, second := loadDefault(t).Digest(), loadDefault(t).Digest()
	if first != second || !strings.HasPrefix(string(first), "sha256:") {
		t.Errorf("digests %s and %s", first, second)
	}
}

func TestServicesAskByTheSources(t *testing.T) {
	set := loadDefault(t)
	missing := func(service intake.Service, fields intake.Fields, kinds ...intake.Kind) string {
		t.Helper()
		facts := Facts{Service: service, Fields: fields, Kinds: kinds, AsOf: intake.Date{Year: 2026, Month: 11, Day: 22}}
		var found []string
		for _, need := range set.Services[service].Documents {
			holds, err := need.When.Holds(facts)
			if err != nil {
				t.Fatal(err)
			}
			there := slices.ContainsFunc(need.OneOf, func(kind intake.Kind) bool { return slices.Contains(kinds, kind) })
			if need.Required && holds && !there {
				found = append(found, fmt.Sprintf("%s:%s", need.ID, need.Severity))
			}
		}
		return strings.Join(found, " ")
	}
	of := func(citizenship string) intake.Fields { return intake.Fields{"citizenship": citizenship} }
	for _, tt := range []struct {
		name    string
		service intake.Service
		fields  intake.Fields
		kinds   []intake.Kind
		want    string
	}{
		{"registration of a worker lacks everything", "migration_registration", intake.Fields{"citizenship": "UZB", "purpose": "work"}, nil, "passport:block migration_card:review purpose:block address:block"},
		{"registration of a worker is complete", "migration_registration", intake.Fields{"citizenship": "UZB", "purpose": "work"}, []intake.Kind{"passport_foreign", "migration_card", "employment_contract", "lease"}, ""},
		{"a Belarusian needs no migration card", "migration_registration", intake.Fields{"citizenship": "BLR", "purpose": "private"}, []intake.Kind{"passport_foreign", "lease"}, ""},
		{"a Kazakh's identity card will do", "migration_registration", intake.Fields{"citizenship": "KAZ", "purpose": "private"}, []intake.Kind{"identity_card", "migration_card", "lease"}, ""},
		{"an Uzbek's identity card will not", "migration_registration", intake.Fields{"citizenship": "UZB", "purpose": "private"}, []intake.Kind{"identity_card", "migration_card", "lease"}, "passport:block"},
		{"a hotel's paper is lodging", "place_of_stay", of("CHN"), []intake.Kind{"passport_foreign", "visa", "hotel_registration"}, ""},
		{"a notice without visa, for one who needs none", "arrival_notice", of("TJK"), []intake.Kind{"passport_foreign", "migration_card"}, ""},
		{"a notice without visa, for one who may need one", "arrival_notice", of("CHN"), []intake.Kind{"passport_foreign", "migration_card"}, "visa:review"},
		{"a notice without entry shown", "arrival_notice", of("TJK"), []intake.Kind{"passport_foreign", "lease"}, "entry:block"},
		{"a patent's own documents", "patent", of("UZB"), []intake.Kind{"passport_foreign", "migration_card", "fee_receipt"}, "employer:review qualification:review photo:review"},
		{"a residence permit without means", "residence_permit", of("UZB"), []intake.Kind{"passport_foreign", "migration_card", "medical_certificate", "photo", "fee_receipt"}, "income:block"},
		{"money in the bank is means", "residence_permit", of("UZB"), []intake.Kind{"passport_foreign", "visa", "bank_statement", "medical_certificate", "photo", "fee_receipt"}, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := missing(tt.service, tt.fields, tt.kinds...); got != tt.want {
				t.Errorf("missing %q, want %q", got, tt.want)
			}
		})
	}
}

func TestExactlyOneNoticeDeadlineHolds(t *testing.T) {
	set := loadDefault(t)
	for citizenship, want := range map[string]string{"AZE": "notice", "TJK": "notice_tjk_uzb", "UZB": "notice_tjk_uzb", "KGZ": "notice_eaeu", "BLR": "notice_blr", "": "notice"} {
		var hold []string
		for _, deadline := range set.Services["arrival_notice"].Deadlines {
			holds, err := deadline.When.Holds(Facts{Fields: intake.Fields{"citizenship": citizenship}})
			if err != nil {
				t.Fatal(err)
			}
			if holds {
				hold = append(hold, deadline.ID)
			}
		}
		if !slices.Equal(hold, []string{want}) {
			t.Errorf("%q: %v hold, want %s", citizenship, hold, want)
		}
	}
}

func TestRulesComeInAFixedOrder(t *testing.T) {
	ids := func() (all []string) {
		for _, rule := range loadDefault(t).Rules() {
			all = append(all, rule.ID)
		}
		return all
	}
	if first, second := ids(), ids(); !slices.Equal(first, second) {
		t.Errorf("got %v and %v", first, second)
	}
	if got := len(maps.Collect(slices.All(ids()))); got < 50 {
		t.Errorf("%d rules, want more than 50", got)
	}
}
