package main

import (
	"net/http"
	"slices"
	"testing"
	"time"

	"priyom/intake"
	"priyom/intake/api"
)

// TestABadScanIsCorrectedAndTheApplicationAccepted is the session a portal has with the API, over HTTP.
func TestABadScanIsCorrectedAndTheApplicationAccepted(t *testing.T) {
	t.Parallel()
	good := sample(t, "passport_foreign.scan_jpeg")
	portal := applicant{t: t, url: serve(t, embedded(t.TempDir())).url}

	id := portal.open("place_of_stay", good.fields)
	bad := portal.upload(id, sample(t, "passport_foreign.scan_jpeg.blurred"))
	card := portal.upload(id, sample(t, "migration_card.scan_jpeg"))
	lease := portal.upload(id, sample(t, "lease.pdf"))
	portal.submit(id)

	first := portal.settled(id, time.Minute)
	if first.Decision != intake.Rejected || first.Final || first.Round != 1 {
		t.Fatalf("first round: got %s, final %t, round %d; want rejected, not final, round 1", first.Decision, first.Final, first.Round)
	}
	if got := codes(document(t, first, bad.ID).Verdict); !slices.Equal(got, []intake.Code{"IMG.FOCUS.BLURRED"}) {
		t.Errorf("the bad passport: got %v, want IMG.FOCUS.BLURRED alone", got)
	}
	for _, doc := range []api.Document{card, lease} {
		if got := document(t, first, doc.ID).Verdict; got == nil || got.Decision != intake.Accepted {
			t.Errorf("%s: got verdict %+v, want accepted", doc.Kind, got)
		}
	}
	portal.ask(http.StatusConflict, http.MethodDelete, "/v1/documents/"+string(bad.ID), "", nil, nil)
	portal.ask(http.StatusConflict, http.MethodPost, "/v1/applications/"+string(id)+"/submit", "application/json", nil, nil)

	corrected := portal.upload(id, good)
	if corrected.Supersedes != bad.ID {
		t.Errorf("the corrected passport supersedes %q, want %q", corrected.Supersedes, bad.ID)
	}
	portal.submit(id)
	second := portal.settled(id, time.Minute)
	if second.Decision != intake.Accepted || second.Round != 2 {
		t.Fatalf("second round: got %s in round %d with %v, want accepted in round 2", second.Decision, second.Round, codes(second.Verdict))
	}
	roundsAreVisible(t, portal, second, bad.ID, corrected.ID)
	journalTellsTheSession(t, portal, id, card.ID)
}

// roundsAreVisible requires that the correction hides nothing of the round before.
func roundsAreVisible(t *testing.T, portal applicant, app api.Application, bad, corrected intake.DocumentID) {
	t.Helper()
	if len(app.Documents) != 4 || len(app.Earlier) != 1 || app.Earlier[0].Decision != intake.Rejected || app.Earlier[0].Round != 1 {
		t.Errorf("got %d documents and earlier verdicts %+v, want 4 documents and the rejection of round 1", len(app.Documents), app.Earlier)
	}
	var superseded struct {
		api.Document
		Pages []struct{ View, Thumb string }
	}
	portal.ask(http.StatusOK, http.MethodGet, "/v1/documents/"+string(bad), "", nil, &superseded)
	if superseded.SupersededBy != corrected || superseded.Verdict == nil || superseded.Verdict.Decision != intake.Rejected {
		t.Errorf("the superseded passport: got superseded by %q, verdict %+v; want %q and its rejection", superseded.SupersededBy, superseded.Verdict, corrected)
	}
	if len(superseded.Pages) != 1 {
		t.Fatalf("the superseded passport: got %d pages, want 1", len(superseded.Pages))
	}
	for _, path := range []string{superseded.Pages[0].View, superseded.Pages[0].Thumb} {
		page := portal.ask(http.StatusOK, http.MethodGet, path, "", nil, nil)
		if got := http.DetectContentType(page.body); got != "image/jpeg" {
			t.Errorf("%s: got %s, want image/jpeg", path, got)
		}
	}
}

// journalTellsTheSession requires the events in order, but for documents, which are examined side by side with the rest.
func journalTellsTheSession(t *testing.T, portal applicant, id intake.ApplicationID, card intake.DocumentID) {
	t.Helper()
	events := portal.journal(id)
	var asked []intake.EventKind
	for _, kind := range kindsOf(events) {
		if kind != intake.DocumentExamined {
			asked = append(asked, kind)
		}
	}
	want := []intake.EventKind{
		intake.ApplicationCreated, intake.DocumentArrived, intake.DocumentArrived, intake.DocumentArrived,
		intake.ApplicationSubmitted, intake.ApplicationConcluded,
		intake.DocumentArrived, intake.ApplicationSubmitted, intake.ApplicationConcluded,
	}
	if !slices.Equal(asked, want) {
		t.Errorf("got events %v, want %v", asked, want)
	}
	var own []string
	for _, event := range events {
		if event.Document == card {
			stage, _ := event.Detail["stage"].(string)
			own = append(own, string(event.Kind)+" "+stage)
		}
	}
	wantOwn := []string{"document.received ", "stage.finished sniff", "stage.finished render", "stage.finished view", "stage.finished measure", "document.judged "}
	if !slices.Equal(own, wantOwn) {
		t.Errorf("the migration card: got events %q, want %q", own, wantOwn)
	}
}

// document finds a document of an application.
func document(t testing.TB, app api.Application, id intake.DocumentID) api.Document {
	t.Helper()
	for _, doc := range app.Documents {
		if doc.ID == id {
			return doc
		}
	}
	t.Fatalf("application %s has no document %s", app.ID, id)
	return api.Document{}
}
