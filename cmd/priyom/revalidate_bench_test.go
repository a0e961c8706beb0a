package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"testing"
	"time"

	"priyom/intake"
	"priyom/intake/record"
	"priyom/validators"
)

// BenchmarkRevalidate tells how many documents a second are judged again from stored evidence; -cpu 1 for one core.
// The store holds 5,000 documents, three in each application to register at a place of stay.
func BenchmarkRevalidate(b *testing.B) {
	const applications = 1667
	address := "sqlite:" + filepath.Join(b.TempDir(), "priyom.db")
	fillStore(b, address, applications)
	command := revalidateCommand{Records: address, Rules: stricter(b), Format: "json"}
	b.ReportAllocs()
	for b.Loop() {
		var out bytes.Buffer
		if err := command.Run(context.Background(), streams{nil, &out, io.Discard}); err != nil {
			b.Fatal(err)
		}
		if got := bytes.Count(out.Bytes(), []byte("\n")); got != 2*applications {
			b.Fatalf("got %d flips, want %d: each passport and its package", got, 2*applications)
		}
	}
	b.ReportMetric(3*applications*float64(b.N)/b.Elapsed().Seconds(), "documents/s")
}

// fillStore stores applications that were accepted by the rules built in.
func fillStore(b *testing.B, address string, applications int) {
	b.Helper()
	judge, err := loadJudge("")
	if err != nil {
		b.Fatal(err)
	}
	records, err := record.Open(b.Context(), address)
	if err != nil {
		b.Fatal(err)
	}
	defer records.Close() //nolint:errcheck // what is stored shows
	read := map[string]*intake.Evidence{}
	for _, name := range evidenced {
		read[name] = &intake.Evidence{}
		readJSON(b, filepath.Join(folder(b, "samples"), name, "evidence.json"), read[name])
	}
	fields := sample(b, evidenced[0]).fields
	for n := range applications {
		if err := records.Create(b.Context(), accepted(b, records, judge, n, fields, read)); err != nil {
			b.Fatal(err)
		}
	}
}

// evidenced are the samples whose evidence the stored documents have, each under a hash of its own.
var evidenced = []string{"passport_foreign.scan_jpeg", "migration_card.scan_jpeg", "lease.pdf"}

func accepted(b *testing.B, records intake.Records, judge *validators.Judge, n int, fields intake.Fields, read map[string]*intake.Evidence) *intake.Application {
	b.Helper()
	day := time.Date(2026, time.November, 23, 9, 0, 0, 0, time.UTC)
	app := intake.NewApplication(intake.ApplicationID(fmt.Sprintf("%08x-0000-4000-8000-000000000000", n)), "", "place_of_stay", intake.Russian, fields, day)
	var members []validators.Member
	for i, kind := range []intake.Kind{"passport_foreign", "migration_card", "lease"} {
		evidence := *read[evidenced[i]]
		evidence.File.SHA256 = fmt.Sprintf("%064x", 3*n+i)
		name, err := records.SaveEvidence(b.Context(), &evidence)
		if err != nil {
			b.Fatal(err)
		}
		id := intake.DocumentID(fmt.Sprintf("%08x-0000-4000-9000-%012d", n, i))
		if err := app.AddDocument(intake.Document{ID: id, Kind: kind, Size: evidence.File.Size, SHA256: evidence.File.SHA256, MediaType: evidence.File.MediaType}, day); err != nil {
			b.Fatal(err)
		}
		doc := *app.Document(id)
		doc.Evidence = name
		verdict, err := judge.Document(doc, &evidence, fields)
		if err != nil {
			b.Fatal(err)
		}
		app.JudgeDocument(id, verdict, day)
		members = append(members, validators.Member{Document: *app.Document(id), Evidence: &evidence})
	}
	if err := app.Submit(day); err != nil {
		b.Fatal(err)
	}
	verdict, err := judge.Package(app.Service, members, fields, intake.DateOf(day))
	if err != nil || verdict.Decision != intake.Accepted {
		b.Fatalf("the package: got %s, %v; want accepted", verdict.Decision, err)
	}
	app.Conclude(1, verdict, day)
	return app
}
