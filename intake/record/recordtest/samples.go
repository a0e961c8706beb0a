package recordtest

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"priyom/intake"
)

// noon is an instant with microseconds that no coarser clock could keep.
var noon = time.Date(2026, time.March, 3, 9, 0, 0, 123456000, time.UTC)

// at is some seconds after noon.
func at(seconds int) time.Time { return noon.Add(time.Duration(seconds) * time.Second) }

func applicationID(n int) intake.ApplicationID {
	return intake.ApplicationID(fmt.Sprintf("00000000-0000-4000-8000-%012d", n))
}

func documentID(application, n int) intake.DocumentID {
	return intake.DocumentID(fmt.Sprintf("00000000-0000-4000-9000-%06d%06d", application, n))
}

// newApplication is the n-th application, opened n seconds after noon.
func newApplication(n int) *intake.Application {
	return intake.NewApplication(applicationID(n), fmt.Sprintf("portal-%d", n), "patent", intake.Russian,
		intake.Fields{"surname": "ПРИМЕРОВ", "sign": `<>&"\u2028` + "\u2028", "empty": ""}, at(n))
}

// create stores the n-th application.
func create(t *testing.T, records intake.Records, n int) *intake.Application {
	t.Helper()
	app := newApplication(n)
	if err := records.Create(context.Background(), app); err != nil {
		t.Fatal(err)
	}
	return app
}

// change changes an application or ends the test.
func change(t *testing.T, records intake.Records, id intake.ApplicationID, f func(*intake.Application) error) *intake.Application {
	t.Helper()
	return must[*intake.Application](t)(records.Change(context.Background(), id, f))
}

func document(id intake.DocumentID, kind intake.Kind) intake.Document {
	return intake.Document{ID: id, Kind: kind, Name: "скан 1.pdf", Size: 2 << 20, SHA256: strings.Repeat("ab", 32), MediaType: "application/pdf", Declared: "application/x-pdf"}
}

// evidence is what was read out of some file; different n give different evidence.
func evidence(n int) *intake.Evidence {
	return &intake.Evidence{
		File: intake.File{MediaType: "image/jpeg", Size: int64(n), SHA256: fmt.Sprintf("%064x", n),
			Image: &intake.ImageFacts{Width: 2480, Height: 3508, ColourModel: "ycbcr", Orientation: 1}},
		Pages: []intake.Page{{Number: 1, Width: 2480, Height: 3508, DPI: 299.99949999999997,
			Metrics: map[string]intake.Measurement{
				"sharpness":  {Value: 0.1 + 0.2, Unit: "ratio", Box: &intake.Box{1, 2, 3, 4}},
				"resolution": {Value: 300, Unit: "dpi"},
			},
			MRZ:  &intake.Zone{Format: "TD3", Lines: []string{"P<UTOPRIMEROV<<PRIMER<<<<<<<<<<<<<<<<<<<<<<<<"}, Checks: map[string]bool{"number": true}},
			Text: "строка\nи ещё <одна>\u0000",
		}},
		Tools:    map[string]string{"sniff": "1"},
		Failures: []intake.Failure{},
	}
}

// verdict is a verdict with details of every sort a Detail may hold.
func verdict(decision intake.Decision, codes ...intake.Code) intake.Verdict {
	findings := []intake.Finding{{Rule: "passport.pages", Outcome: intake.Pass, Code: "DOC.PAGES.TOO_FEW", Severity: intake.Block}}
	for _, code := range codes {
		findings = append(findings, intake.Finding{
			Rule: "passport.sharp", Outcome: intake.Fail, Code: code, Severity: intake.Block,
			Subject: intake.Subject{Page: 1, Box: &intake.Box{120, 80, 900, 640}},
			Detail:  intake.Detail{"measured": 0.1 + 0.2, "limit": 35, "large": int64(1) << 52, "ok": false, "seen": []string{"a", "<б>"}, "none": []string{}},
		})
	}
	return intake.Verdict{Decision: decision, Findings: findings, Ruleset: intake.DigestOf([]byte("rules")), AsOf: intake.DateOf(noon)}
}

// judged stores the n-th application with a document of each kind, all judged with a verdict and with evidence of its own.
func judged(t *testing.T, records intake.Records, n int, v intake.Verdict, kinds ...intake.Kind) *intake.Application {
	t.Helper()
	create(t, records, n)
	for i := range kinds {
		digest := must[intake.Digest](t)(records.SaveEvidence(context.Background(), evidence(1000*n+i)))
		change(t, records, applicationID(n), func(app *intake.Application) error {
			if err := app.AddDocument(document(documentID(n, i), kinds[i]), at(n)); err != nil {
				return err
			}
			v := v
			v.Evidence = digest
			app.JudgeDocument(documentID(n, i), v, at(n))
			return nil
		})
	}
	return must[*intake.Application](t)(records.Application(context.Background(), applicationID(n)))
}

// concluded is judged, submitted and concluded.
func concluded(t *testing.T, records intake.Records, n int, v intake.Verdict, kinds ...intake.Kind) *intake.Application {
	t.Helper()
	judged(t, records, n, v, kinds...)
	return change(t, records, applicationID(n), func(app *intake.Application) error {
		if err := app.Submit(at(n)); err != nil {
			return err
		}
		app.Conclude(app.Round, v, at(n))
		return nil
	})
}
