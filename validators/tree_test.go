package validators_test

import (
	"maps"
	"testing"
	"testing/fstest"
	"time"

	"priyom/intake"
	"priyom/rules"
	"priyom/validators"
	"priyom/validators/areas"
)

// small is rule data that is as small as can be and still has one of everything that a judge looks at.
var small = map[string]string{
	"fields.yaml": `citizenship: {title: {ru: Гражданство, en: Citizenship}, tag: citizenship, severity: block, source: s, personal: true}
email: {title: {ru: Почта, en: E-mail}, tag: email, severity: block, source: s, personal: true}
expiry: {title: {ru: Срок, en: Expiry}, tag: date, severity: block, source: s, personal: true}
issued: {title: {ru: Выдан, en: Issued}, tag: date, severity: block, source: s, personal: true}
`,
	"common.yaml": `documents:
  - {id: page.sharp, check: metric_min, with: {metric: sharpness, min: 0.3}, fails: IMG.FOCUS.BLURRED, severity: block, source: s}
  - {id: not_blank, check: not_blank, with: {min_ink: 0.01}, fails: IMG.FRAME.BLANK, severity: block, source: s}
  - {id: pages.min, check: pages_min, with: {min: 1}, fails: PDF.PAGES.NONE, severity: block, source: s}
  - {id: file.complete, check: file_complete, fails: FILE.CONTENT.TRUNCATED, severity: block, source: s}
  - {id: file.not_empty, check: file_not_empty, fails: FILE.SIZE.EMPTY, severity: block, source: s}
packages:
  - {id: distinct, check: distinct_files, fails: SET.FILES.SAME, severity: review, source: s}
`,
	"kinds/visa.yaml": `kind: visa
title: {ru: Виза, en: Visa}
files: {types: [pdf, jpeg], max_bytes: 1000, max_pages: 4}
extract: [quality]
rules:
  - {id: visa.valid, check: date_after, with: {field: expiry, reference: received, days: 0}, fails: DOC.VALIDITY.EXPIRED, severity: block, from: 2026-01-01, until: 2026-12-01, when: citizenship != "KAZ", source: s}
`,
	"kinds/lease.yaml": "kind: lease\ntitle: {ru: Наём, en: Lease}\nfiles: {types: [pdf], max_bytes: 1000, max_pages: 4}\nextract: []\n",
	"kinds/hotel.yaml": "kind: hotel\ntitle: {ru: Гостиница, en: Hotel}\nfiles: {types: [pdf], max_bytes: 1000, max_pages: 4}\nextract: []\n",
	"services/entry.yaml": `service: entry
title: {ru: Въезд, en: Entry}
documents:
  - {id: visa, one_of: [visa], required: true, when: citizenship != "KAZ", source: s}
  - {id: home, one_of: [lease, hotel], required: true, severity: review, source: s}
fields:
  - {field: citizenship, required: true, source: s}
  - {field: email, required: false, source: s}
  - {field: issued, required: true, when: citizenship == "UZB", severity: review, source: s}
rules:
  - {id: entry.dates, check: dates_ordered, with: {earlier: issued, later: expiry}, fails: SET.DATES.ORDER, severity: block, from: 2026-06-01, source: s}
`,
	"calendars/2026.yaml": "year: 2026\ndecree: d\nprovisional: false\noff: []\nworking: []\nsource: s\n",
}

var codes = []string{
	"IMG.FOCUS.BLURRED", "IMG.FRAME.BLANK", "PDF.PAGES.NONE", "FILE.CONTENT.TRUNCATED", "FILE.SIZE.EMPTY", "SET.FILES.SAME",
	"DOC.VALIDITY.EXPIRED", "SET.DATES.ORDER", "SYS.REASON.UNKNOWN",
}

// tree is the small rule data with some files in place of its own.
func tree(changes map[string]string) fstest.MapFS {
	files := maps.Clone(small)
	about, texts := "", ""
	for _, code := range codes {
		about += code + ": {retry: reupload_same, audience: [applicant, reviewer], detail: [code]}\n"
		texts += code + ":\n  applicant: {text: T., remedy: R.}\n"
	}
	files["reasons/codes.yaml"], files["reasons/ru.yaml"], files["reasons/en.yaml"] = about, texts, texts
	maps.Copy(files, changes)
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

func load(t testing.TB, changes map[string]string) *rules.Ruleset {
	t.Helper()
	set, err := rules.Load(tree(changes))
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func judge(t testing.TB, changes map[string]string) *validators.Judge {
	t.Helper()
	j, err := validators.NewJudge(load(t, changes), areas.Checks())
	if err != nil {
		t.Fatal(err)
	}
	return j
}

// received is a day on which every rule of the small tree counts.
var received = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)

var today = intake.DateOf(received)

func document(id intake.DocumentID, kind intake.Kind) intake.Document {
	return intake.Document{ID: id, Kind: kind, SHA256: "sha of " + string(id), Received: received}
}

// good is evidence of a file with nothing wrong.
func good() *intake.Evidence {
	return &intake.Evidence{
		File: intake.File{MediaType: "application/pdf", Size: 100, PDF: &intake.PDFFacts{PageCount: 1, Encryption: intake.NotEncrypted}},
		Pages: []intake.Page{{Number: 1, Width: 100, Height: 100, Metrics: map[string]intake.Measurement{
			"sharpness": {Value: 0.8, Unit: "ratio"}, "ink": {Value: 0.1, Unit: "share"},
		}}},
	}
}

func finding(t *testing.T, findings []intake.Finding, rule string) intake.Finding {
	t.Helper()
	for _, f := range findings {
		if f.Rule == rule {
			return f
		}
	}
	t.Fatalf("no finding of rule %s in %+v", rule, findings)
	return intake.Finding{}
}
