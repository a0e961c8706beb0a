package validators_test

import (
	"encoding/json"
	"sync"
	"testing"

	"priyom/intake"
	"priyom/rules"
	"priyom/validators"
	"priyom/validators/areas"
)

// builtIn judges by the rules that are compiled in.
func builtIn(t testing.TB) *validators.Judge {
	t.Helper()
	set, err := rules.Load(rules.Default())
	if err != nil {
		t.Fatal(err)
	}
	j, err := validators.NewJudge(set, areas.Checks())
	if err != nil {
		t.Fatal(err)
	}
	return j
}

// person declares what a patent asks for, some of it wrong.
var person = intake.Fields{
	"surname": "Каримов", "given_names": "Азиз", "birth_date": "14.03.1995", "citizenship": "Узбекистан", "sex": "М",
	"passport_number": "FA1234567", "passport_issue_date": "10.01.2020", "passport_expiry_date": "09.01.2025",
	"phone": "8 916 123-45-67", "email": "aziz@gmial.com", "address": "г. Москва, ул. Мясницкая, д. 1", "inn": "500100732258",
}

func packageOf(kinds ...intake.Kind) []validators.Member {
	list := members(kinds...)
	for i := range list {
		list[i].Evidence.File.Size = 400_000
		list[i].Evidence.Pages[0].Width, list[i].Evidence.Pages[0].Height, list[i].Evidence.Pages[0].DPI = 2480, 3508, 300
		list[i].Evidence.Pages[0].Metrics["brightness"] = intake.Measurement{Value: 0.9, Unit: "ratio"}
		list[i].Evidence.Pages[0].Metrics["contrast"] = intake.Measurement{Value: 0.8, Unit: "ratio"}
	}
	return list
}

func TestTheSameInputsGiveTheSameVerdictByteForByte(t *testing.T) {
	list := packageOf("passport_foreign", "migration_card", "lease")
	list[2].Evidence.Pages = nil
	judges := []*validators.Judge{builtIn(t), builtIn(t)}
	verdict := func(j *validators.Judge) string {
		got, err := j.Package("patent", list, person, today)
		if err != nil {
			t.Error(err)
		}
		data, err := json.Marshal(got)
		if err != nil {
			t.Error(err)
		}
		return string(data)
	}
	want := verdict(judges[0])
	if len(want) < 1000 {
		t.Fatalf("the verdict says too little to compare: %s", want)
	}
	var both sync.WaitGroup
	for _, j := range judges {
		both.Go(func() {
			for range 100 {
				if got := verdict(j); got != want {
					t.Errorf("got  %s\nwant %s", got, want)
					return
				}
			}
		})
	}
	both.Wait()
}

func TestJudgingChangesNothingItIsGiven(t *testing.T) {
	list := packageOf("passport_foreign", "lease")
	before, err := json.Marshal([]any{list, person})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := builtIn(t).Package("patent", list, person, today); err != nil {
		t.Fatal(err)
	}
	after, err := json.Marshal([]any{list, person})
	if err != nil || string(after) != string(before) {
		t.Error("the evidence or the fields were changed")
	}
}

func FuzzAnyFieldsAreJudged(f *testing.F) {
	j := builtIn(f)
	f.Add("Узбекистан", "14.03.1995", "FA1234567")
	f.Add("\xff", "99.99.9999", "'; --")
	f.Fuzz(func(t *testing.T, citizenship, birth, passport string) {
		fields := intake.Fields{"citizenship": citizenship, "birth_date": birth, "passport_number": passport}
		first, err := j.Package("patent", nil, fields, today)
		if err != nil {
			t.Fatal(err)
		}
		if first.Decision == intake.Accepted {
			t.Error("a package without documents is accepted")
		}
	})
}

// BenchmarkDocument judges a document by itself; a core is to judge well above 10,000 in a second.
func BenchmarkDocument(b *testing.B) {
	j, member := builtIn(b), packageOf("passport_foreign")[0]
	b.ReportAllocs()
	for b.Loop() {
		if _, err := j.Document(member.Document, member.Evidence, person); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "documents/s")
}

// BenchmarkPackage judges stored packages of three documents again, whose evidence has its name already.
func BenchmarkPackage(b *testing.B) {
	j, list := builtIn(b), packageOf("passport_foreign", "migration_card", "lease")
	for i := range list {
		list[i].Document.Evidence = "sha256:named"
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := j.Package("patent", list, person, today); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(list)*b.N)/b.Elapsed().Seconds(), "documents/s")
}
