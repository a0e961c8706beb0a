package api

import (
	"context"
	"net/http"
	"slices"
	"strings"

	"priyom/intake"
)

// door judges what can be said of an upload before it is stored: by the rules, and whether it is what was sent.
func (s *service) door(kind intake.KindInfo, u *upload, promised string) []intake.Finding {
	findings := s.Engine.Door(kind.Kind, intake.Upload{Name: u.name, Declared: u.declared, Size: u.size, Head: u.head}, intake.DateOf(s.Now()))
	subject := intake.Subject{Kind: kind.Kind}
	if u.sha256 == "" { // never let in, whatever the rules say: it is not whole
		if u.head == nil { // refused by its length alone; nothing else is known
			findings = slices.DeleteFunc(findings, func(f intake.Finding) bool { return f.Code != sizeTooLarge })
		}
		if !slices.ContainsFunc(findings, turnsAway) {
			findings = append(findings, blocked(sizeTooLarge, subject, intake.Detail{"measured": u.size, "limit": kind.MaxBytes, "unit": "bytes"}))
		}
		return findings
	}
	for _, promise := range []string{u.promised, promised} {
		if promise != "" && !strings.EqualFold(promise, u.sha256) {
			detail := intake.Detail{"declared": strings.ToLower(promise), "computed": u.sha256}
			return append(findings, blocked(hashMismatch, subject, detail))
		}
	}
	return findings
}

func turnsAway(f intake.Finding) bool { return f.Outcome == intake.Fail && f.Severity == intake.Block }

// turnAway refuses an upload with all its reasons and notes that in the journal.
func (s *service) turnAway(ctx context.Context, id intake.ApplicationID, kind intake.Kind, u *upload, findings []intake.Finding) error {
	gravest := findings[slices.IndexFunc(findings, turnsAway)].Code
	var err error
	if u.id != "" {
		err = s.noteRefused(ctx, id, u.id, kind, gravest, u.size)
	} else {
		_, err = s.change(ctx, string(id), func(app *intake.Application) error {
			app.RefuseUpload(kind, gravest, u.size, s.Now())
			return nil
		})
	}
	if err != nil { // the applicant is owed the reason all the same
		s.Log.ErrorContext(ctx, "refused upload not noted", "application", id, "error", err)
	}
	refused := deny(http.StatusUnprocessableEntity, findings...)
	refused.code = gravest
	if slices.ContainsFunc(findings, func(f intake.Finding) bool { return f.Code == sizeTooLarge && turnsAway(f) }) {
		refused.status, refused.code = http.StatusRequestEntityTooLarge, sizeTooLarge
	}
	return refused
}
