package record_test

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"priyom/intake"
	"priyom/intake/record"
)

var (
	sizedMetrics = []string{"sharpness", "resolution", "contrast", "glare", "skew", "noise", "coverage", "margin", "blank", "exposure"}
	benchTime    = time.Date(2026, time.March, 3, 9, 0, 0, 123456000, time.UTC)
)

// benchEvidence is of the size that a scanned passport gives: ten measurements, a zone, a page of text.
func benchEvidence(n int) *intake.Evidence {
	metrics := map[string]intake.Measurement{}
	for i, name := range sizedMetrics {
		metrics[name] = intake.Measurement{Value: float64(n+i) / 7, Unit: "ratio", Box: &intake.Box{i, 80, 900, 640}}
	}
	return &intake.Evidence{
		File: intake.File{MediaType: "image/jpeg", Size: int64(n), SHA256: fmt.Sprintf("%064x", n),
			Image: &intake.ImageFacts{Width: 2480, Height: 3508, ColourModel: "ycbcr", Orientation: 1}},
		Pages: []intake.Page{{Number: 1, Width: 2480, Height: 3508, DPI: 300, Metrics: metrics,
			MRZ: &intake.Zone{Format: "TD3", Valid: true,
				Lines:    []string{"P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"},
				Checks:   map[string]bool{"number": true, "birth_date": true, "expiry_date": true, "optional": true, "composite": true},
				Document: map[string]string{"type": "P", "issuer": "UTO", "surname": "ERIKSSON", "given_names": "ANNA MARIA", "number": "L898902C3", "nationality": "UTO", "birth_date": "1974-08-12", "sex": "F", "expiry_date": "2012-04-15"}},
		}},
		Tools:    map[string]string{"sniff": "1", "render": "1.24.9", "measure": "3", "read": "1"},
		Failures: []intake.Failure{},
	}
}

// benchVerdict has the findings of a dozen rules, one of them a fault.
func benchVerdict(evidence intake.Digest) intake.Verdict {
	v := intake.Verdict{Decision: intake.Rejected, Ruleset: intake.DigestOf([]byte("rules")), Evidence: evidence, AsOf: intake.DateOf(benchTime)}
	for i, metric := range sizedMetrics {
		v.Findings = append(v.Findings, intake.Finding{Rule: "passport." + metric, Outcome: intake.Pass, Code: "IMG.QUALITY.POOR", Severity: intake.Block,
			Subject: intake.Subject{Kind: "passport_foreign", Page: 1}, Detail: intake.Detail{"measured": float64(i) / 3, "limit": 0.35}, Source: "000:52"})
	}
	v.Findings[0].Outcome = intake.Fail
	return v
}

func benchRecords(b *testing.B) intake.Records {
	b.Helper()
	records, err := record.Open(context.Background(), "sqlite:"+filepath.Join(b.TempDir(), "priyom.db"))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { records.Close() }) //nolint:errcheck // the figures are in
	return records
}

func benchApplication(n int) *intake.Application {
	return intake.NewApplication(intake.ApplicationID(fmt.Sprintf("%08x-0000-4000-8000-000000000000", n)), "portal", "patent", intake.Russian,
		intake.Fields{"surname": "ERIKSSON", "given_names": "ANNA MARIA", "birth_date": "1974-08-12", "citizenship": "UTO",
			"passport_number": "L898902C3", "inn": "500100732259", "phone": "+79161234567"}, benchTime)
}

func benchDocument(app, n int) intake.Document {
	return intake.Document{ID: intake.DocumentID(fmt.Sprintf("%08x-0000-4000-9000-%012d", app, n)), Kind: intake.Kind(fmt.Sprintf("kind_%d", n)),
		Name: "scan.jpg", Size: 2 << 20, SHA256: fmt.Sprintf("%064x", n), MediaType: "image/jpeg"}
}

// fill stores applications with three judged documents each.
func fill(b *testing.B, records intake.Records, applications int) {
	b.Helper()
	ctx := context.Background()
	for n := range applications {
		app := benchApplication(n)
		for i := range 3 {
			evidence, err := records.SaveEvidence(ctx, benchEvidence(3*n+i))
			if err != nil {
				b.Fatal(err)
			}
			if err := app.AddDocument(benchDocument(n, i), benchTime); err != nil {
				b.Fatal(err)
			}
			app.JudgeDocument(benchDocument(n, i).ID, benchVerdict(evidence), benchTime)
		}
		if err := app.Submit(benchTime); err != nil {
			b.Fatal(err)
		}
		app.Conclude(1, benchVerdict(""), benchTime)
		if err := records.Create(ctx, app); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCreate(b *testing.B) {
	records := benchRecords(b)
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		if err := records.Create(context.Background(), benchApplication(n)); err != nil {
			b.Fatal(err)
		}
		n++
	}
}

func BenchmarkChange(b *testing.B) {
	records := benchRecords(b)
	fill(b, records, 100)
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		_, err := records.Change(context.Background(), benchApplication(n%100).ID, func(app *intake.Application) error {
			return app.SetFields(intake.Fields{"surname": "ПРИМЕРОВ"}, benchTime)
		})
		if err != nil {
			b.Fatal(err)
		}
		n++
	}
}

func BenchmarkApplication(b *testing.B) {
	records := benchRecords(b)
	fill(b, records, 100)
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		if _, err := records.Application(context.Background(), benchApplication(n%100).ID); err != nil {
			b.Fatal(err)
		}
		n++
	}
}

// BenchmarkCases tells how many documents a second come out of the records for judging again.
func BenchmarkCases(b *testing.B) {
	records := benchRecords(b)
	fill(b, records, 1000)
	b.ReportAllocs()
	documents := 0
	for b.Loop() {
		err := records.Cases(context.Background(), "", func(c intake.Case) error {
			documents += len(c.Evidence)
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(documents)/b.Elapsed().Seconds(), "documents/s")
}
