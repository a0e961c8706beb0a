package fields_test

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"priyom/intake"
	"priyom/validators/fields"
)

// promises holds a result against what every kind promises about any bytes.
func promises(t *testing.T, kind fields.Kind, value string, in fields.Context) {
	t.Helper()
	got := kind.Check(value, in)
	if got.Valid() != (got.Canonical != "") {
		t.Fatalf("%s %q: valid %v and canonical %q", kind.Name, value, got.Valid(), got.Canonical)
	}
	if len(got.Problems) > 80 {
		t.Fatalf("%s %q: %d problems", kind.Name, value, len(got.Problems))
	}
	runes := utf8.RuneCountInString(value)
	for i, p := range got.Problems {
		if p.Position < 0 || p.Position > runes {
			t.Fatalf("%s %q: %s at %d of %d", kind.Name, value, p.Code, p.Position, runes)
		}
		if i > 0 {
			if before := got.Problems[i-1]; before.Position > p.Position || before.Position == p.Position && before.Code > p.Code {
				t.Fatalf("%s %q: problems out of order: %s", kind.Name, value, told(got))
			}
		}
		if _, known := slices.BinarySearch(fields.Codes(), p.Code); !known {
			t.Fatalf("%s %q: unknown code %s", kind.Name, value, p.Code)
		}
		encodes(t, p.Detail)
	}
	if got.Canonical == "" {
		return
	}
	if !utf8.ValidString(got.Canonical) || len(got.Canonical) > 6*len(value)+64 {
		t.Fatalf("%s %q: canonical %q", kind.Name, value, got.Canonical)
	}
	if again := kind.Check(got.Canonical, in); again.Canonical != got.Canonical {
		t.Fatalf("%s: %q gives %q, which gives %q %s", kind.Name, value, got.Canonical, again.Canonical, told(again))
	}
	suggestions(t, kind, got, in)
}

// suggestions must be values the kind accepts.
func suggestions(t *testing.T, kind fields.Kind, got fields.Result, in fields.Context) {
	t.Helper()
	for _, p := range got.Problems {
		s, ok := p.Detail["suggestion"].(string)
		whole := p.Code != fields.AddressAbbreviation && p.Code != fields.EmailQuotedLocal && p.Code != fields.CitizenshipAbbreviated
		if ok && whole && !kind.Check(s, in).Valid() {
			t.Fatalf("%s: %s suggests %q, which is refused: %s", kind.Name, p.Code, s, told(kind.Check(s, in)))
		}
	}
}

// encodes holds a detail to what intake.Detail may hold.
func encodes(t *testing.T, d intake.Detail) {
	t.Helper()
	for key, value := range d {
		switch value.(type) {
		case string, int, bool, []string, []int:
		default:
			t.Fatalf("detail %s is a %T", key, value)
		}
	}
	if _, err := json.Marshal(d); err != nil {
		t.Fatal(err)
	}
}

// hostile are bytes that have broken validators before.
var hostile = []string{
	"", " ", "\x00", "\xff\xfe", "771234\xff567859", "\u202e771234567859", "\u200f", "\ufeff4519123456", "７７１２３４５６７８５９",
	"٤٥١٩١٢٣٤٥٦", "4519\u00a0123456", "45‐19‑12‒34–56—", "−1", "+", "++7", "@", "@@", "a@", "a@.", ".@.", "\"\"@a.ru", "\"\\\"@a.ru",
	"a@xn--.ru", "a@xn--a.ru", "a@\u00ad.ru", "а́́́́́́", "''''", "----", "....", "1.1.1", "99999999.99999999.9999999", "0000-00-00", "31.12.9999",
	"﷽", "🇷🇺", "e\u0301\u0301\u0301", "ﬀ", "\u1160", "<script>", "%s%n", "NaN", "'; DROP TABLE", "\r\n\r\n", "№№№", "NNN", "N", "PP", "ID",
	"8", "810", "00", "+0", "+999", "1e9", "0x10", "İ", "ß", "ŉ", "Ǆ", "ϓ",
}

func TestHostileInputsAreAnsweredByEveryKind(t *testing.T) {
	megabyte := []string{
		strings.Repeat("7", 1<<20), strings.Repeat("а", 1<<19), strings.Repeat("\xff", 1<<20), strings.Repeat("a@", 1<<19),
		strings.Repeat(" ", 1<<20), strings.Repeat("\u0301", 1<<19), strings.Repeat(".", 1<<20),
	}
	for _, kind := range fields.Kinds() {
		for _, value := range append(slices.Concat(hostile, spellings), megabyte...) {
			promises(t, kind, value, fields.Context{})
			promises(t, kind, value, fields.Context{Citizenship: "KAZ", Issuer: "BLR", Today: day(2026, 11, 22), Born: day(1995, 3, 14), Issued: day(2015, 4, 1)})
		}
		for _, value := range megabyte {
			start := time.Now()
			if kind.Check(value, fields.Context{}).Valid() {
				t.Errorf("%s accepted a megabyte", kind.Name)
			}
			if took := time.Since(start); took > 50*time.Millisecond {
				t.Errorf("%s took %s to refuse a megabyte", kind.Name, took)
			}
			if allocs := testing.AllocsPerRun(5, func() { kind.Check(value, fields.Context{}) }); allocs > 20 {
				t.Errorf("%s allocated %v times to refuse a megabyte", kind.Name, allocs)
			}
		}
	}
}

func TestEveryKindHasAFuzzTargetAndAnExample(t *testing.T) {
	declared := map[string]bool{}
	for _, path := range []string{"fuzz_test.go", "example_test.go"} {
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok {
				declared[strings.ToLower(f.Name.Name)] = true
			}
		}
	}
	for _, kind := range fields.Kinds() {
		name := strings.ReplaceAll(kind.Name, "_", "")
		for _, want := range []string{"fuzz" + name, "example" + name} {
			if !declared[want] {
				t.Errorf("%s has no %s", kind.Name, want)
			}
		}
	}
}

func fuzz(f *testing.F, name string) {
	kind, ok := fields.Lookup(name)
	if !ok {
		f.Fatalf("no kind named %q", name)
	}
	for _, seed := range slices.Concat(hostile, spellings) {
		f.Add(seed, "")
	}
	f.Add(kind.Example, "UZB")
	f.Add(kind.Example, "VNM")
	f.Fuzz(func(t *testing.T, value, citizenship string) {
		promises(t, kind, value, fields.Context{Citizenship: citizenship, Today: day(2026, 11, 22)})
	})
}

func FuzzAddress(f *testing.F)                  { fuzz(f, "address") }
func FuzzBIK(f *testing.F)                      { fuzz(f, "bik") }
func FuzzBirthDate(f *testing.F)                { fuzz(f, "birth_date") }
func FuzzCitizenship(f *testing.F)              { fuzz(f, "citizenship") }
func FuzzCountry(f *testing.F)                  { fuzz(f, "country") }
func FuzzDate(f *testing.F)                     { fuzz(f, "date") }
func FuzzDatePast(f *testing.F)                 { fuzz(f, "date_past") }
func FuzzDivisionCode(f *testing.F)             { fuzz(f, "division_code") }
func FuzzEmail(f *testing.F)                    { fuzz(f, "email") }
func FuzzIdentityCard(f *testing.F)             { fuzz(f, "identity_card") }
func FuzzINN(f *testing.F)                      { fuzz(f, "inn") }
func FuzzINNOrganisation(f *testing.F)          { fuzz(f, "inn_organisation") }
func FuzzINNPerson(f *testing.F)                { fuzz(f, "inn_person") }
func FuzzKPP(f *testing.F)                      { fuzz(f, "kpp") }
func FuzzMigrationCard(f *testing.F)            { fuzz(f, "migration_card") }
func FuzzName(f *testing.F)                     { fuzz(f, "name") }
func FuzzOGRN(f *testing.F)                     { fuzz(f, "ogrn") }
func FuzzOGRNIP(f *testing.F)                   { fuzz(f, "ogrnip") }
func FuzzPassportForeign(f *testing.F)          { fuzz(f, "passport_foreign") }
func FuzzPassportRF(f *testing.F)               { fuzz(f, "passport_rf") }
func FuzzPassportRFTravel(f *testing.F)         { fuzz(f, "passport_rf_travel") }
func FuzzPatent(f *testing.F)                   { fuzz(f, "patent") }
func FuzzPatentBlank(f *testing.F)              { fuzz(f, "patent_blank") }
func FuzzPatronymic(f *testing.F)               { fuzz(f, "patronymic") }
func FuzzPhone(f *testing.F)                    { fuzz(f, "phone") }
func FuzzPostcode(f *testing.F)                 { fuzz(f, "postcode") }
func FuzzRefugeeCertificate(f *testing.F)       { fuzz(f, "refugee_certificate") }
func FuzzResidencePermit(f *testing.F)          { fuzz(f, "residence_permit") }
func FuzzSex(f *testing.F)                      { fuzz(f, "sex") }
func FuzzSNILS(f *testing.F)                    { fuzz(f, "snils") }
func FuzzTemporaryResidencePermit(f *testing.F) { fuzz(f, "temporary_residence_permit") }
func FuzzVisa(f *testing.F)                     { fuzz(f, "visa") }
func FuzzWorkPermit(f *testing.F)               { fuzz(f, "work_permit") }
