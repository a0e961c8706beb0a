package api

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"slices"
	"sync/atomic"

	"priyom/intake"
)

// limit is the largest file the fake rules take.
const limit = 100_000

// fakeEngine judges by a handful of rules written out here, so that tests do not change with the rule data.
type fakeEngine struct {
	checking atomic.Int32
	fails    error
	crashes  error // of the examination, which the verdict then tells
}

func (e *fakeEngine) Door(kind intake.Kind, u intake.Upload, _ intake.Date) []intake.Finding {
	var findings []intake.Finding
	find := func(code intake.Code, severity intake.Severity, detail intake.Detail) {
		findings = append(findings, intake.Finding{
			Rule: "door.test", Outcome: intake.Fail, Code: code, Severity: severity, Subject: intake.Subject{Kind: kind}, Detail: detail,
		})
	}
	if u.Size > limit {
		find("FILE.SIZE.TOO_LARGE", intake.Block, intake.Detail{"measured": u.Size, "limit": limit})
	}
	if u.Size == 0 {
		find("FILE.SIZE.EMPTY", intake.Block, nil)
	}
	if u.Size > 0 && !bytes.HasPrefix(u.Head, []byte("%PDF-")) && !bytes.HasPrefix(u.Head, []byte("\xff\xd8\xff")) {
		find("FILE.FORMAT.NOT_ALLOWED", intake.Block, intake.Detail{"allowed": []string{"pdf", "jpeg"}})
	}
	if len(u.Name) > 5 && u.Name[:5] == "bad\u202e"[:5] {
		find("FILE.NAME.UNSAFE", intake.Warn, nil)
	}
	return findings
}

func (e *fakeEngine) Form(_ intake.Service, fields intake.Fields, _ intake.Date) []intake.Finding {
	if inn := fields["inn"]; inn != "" && len(inn) != 12 {
		return []intake.Finding{{Rule: "form.inn", Outcome: intake.Fail, Code: "FLD.INN.LENGTH", Severity: intake.Block, Subject: intake.Subject{Field: "inn"}, Detail: intake.Detail{"measured": len(inn)}}}
	}
	return nil
}

func (e *fakeEngine) Check(ctx context.Context, doc intake.Document, _ intake.Fields, file io.ReaderAt, size int64) (*intake.Evidence, intake.Verdict, error) {
	e.checking.Add(1)
	defer e.checking.Add(-1)
	if e.fails != nil {
		return nil, intake.Verdict{}, e.fails
	}
	if e.crashes != nil {
		crashed := intake.Finding{Rule: "stage.render", Outcome: intake.NotExecuted, Code: "SYS.RENDERER.CRASHED", Severity: intake.Review, Subject: intake.Subject{Kind: doc.Kind}}
		return &intake.Evidence{}, intake.Verdict{Decision: intake.NeedsReview, Findings: []intake.Finding{crashed}}, e.crashes
	}
	data := make([]byte, size)
	if _, err := file.ReadAt(data, 0); err != nil && err != io.EOF {
		return nil, intake.Verdict{}, err
	}
	sum := sha256.Sum256(data)
	if hex.EncodeToString(sum[:]) != doc.SHA256 {
		return nil, intake.Verdict{}, fmt.Errorf("the file is not the one named")
	}
	evidence := &intake.Evidence{File: intake.File{SHA256: doc.SHA256, Size: size}}
	verdict := blurred()
	verdict.Evidence, _ = evidence.Digest()
	return evidence, verdict, ctx.Err()
}

func (e *fakeEngine) Catalogue() intake.Catalogue { return fakeCatalogue{} }

// blurred is a verdict with one fault for the applicant, one for reviewers only and one that passed.
func blurred() intake.Verdict {
	return intake.Verdict{
		Decision: intake.Rejected,
		Findings: []intake.Finding{
			{Rule: "passport.whole", Outcome: intake.Pass, Code: "FILE.CONTENT.CORRUPT", Severity: intake.Block},
			{Rule: "passport.sharp", Outcome: intake.Fail, Code: "IMG.FOCUS.BLURRED", Severity: intake.Block,
				Subject: intake.Subject{Page: 1, Box: &intake.Box{120, 80, 900, 640}}, Detail: intake.Detail{"measured": 0.12, "limit": 0.35}},
			{Rule: "passport.honest", Outcome: intake.Fail, Code: "IMG.EDIT.SUSPECTED", Severity: intake.Review},
		},
		Ruleset: fakeCatalogue{}.Digest(), AsOf: intake.Date{Year: 2026, Month: 11, Day: 23},
	}
}

func accepting() intake.Verdict {
	return intake.Verdict{Decision: intake.Accepted, Findings: []intake.Finding{}, Ruleset: fakeCatalogue{}.Digest(), AsOf: intake.Date{Year: 2026, Month: 11, Day: 23}}
}

type fakeCatalogue struct{}

func (fakeCatalogue) Services() []intake.ServiceInfo {
	return []intake.ServiceInfo{{
		Service: "migration_registration",
		Title:   intake.Titles{intake.Russian: "Миграционный учёт", intake.English: "Migration registration"},
		Documents: []intake.Requirement{
			{ID: "identity", OneOf: []intake.Kind{"passport_foreign"}, Required: true, Source: "000:45"},
			{ID: "lodging", OneOf: []intake.Kind{"lease", "passport_foreign"}, Required: true, When: `purpose == "work"`},
		},
		Fields: []intake.FieldNeed{{Field: "inn", Title: intake.Titles{intake.Russian: "ИНН", intake.English: "INN"}}},
	}}
}

func (c fakeCatalogue) Service(name intake.Service) (intake.ServiceInfo, bool) {
	i := slices.IndexFunc(c.Services(), func(info intake.ServiceInfo) bool { return info.Service == name })
	if i < 0 {
		return intake.ServiceInfo{}, false
	}
	return c.Services()[i], true
}

func (fakeCatalogue) Kinds() []intake.KindInfo {
	kind := func(name intake.Kind, title string) intake.KindInfo {
		return intake.KindInfo{Kind: name, Title: intake.Titles{intake.Russian: title}, Types: []string{"application/pdf", "image/jpeg"}, MaxBytes: limit, MaxPages: 20}
	}
	return []intake.KindInfo{kind("lease", "Договор найма"), kind("passport_foreign", "Паспорт иностранного гражданина")}
}

func (c fakeCatalogue) Kind(name intake.Kind) (intake.KindInfo, bool) {
	i := slices.IndexFunc(c.Kinds(), func(info intake.KindInfo) bool { return info.Kind == name })
	if i < 0 {
		return intake.KindInfo{}, false
	}
	return c.Kinds()[i], true
}

func (fakeCatalogue) Field(name string) (intake.FieldInfo, bool) {
	return intake.FieldInfo{Field: name}, slices.Contains([]string{"inn", "surname", "purpose"}, name)
}

func (fakeCatalogue) Codes() []intake.Code {
	return []intake.Code{"FILE.SIZE.TOO_LARGE", "IMG.EDIT.SUSPECTED", "IMG.FOCUS.BLURRED"}
}

func (fakeCatalogue) Digest() intake.Digest { return intake.DigestOf([]byte("fake rules")) }

// fakeReasons says the code and the language.
type fakeReasons struct{}

func (fakeReasons) Reason(code intake.Code, _ intake.Detail, locale intake.Locale, audience intake.Audience) intake.Reason {
	return intake.Reason{Text: fmt.Sprintf("%s %s %s", code, locale, audience), Remedy: "remedy of " + string(code), Retry: intake.ReuploadSame}
}

func (fakeReasons) Visible(code intake.Code, audience intake.Audience) bool {
	return audience == intake.ForReviewer || code != "IMG.EDIT.SUSPECTED"
}
