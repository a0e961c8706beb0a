package rules

import (
	"maps"
	"testing"
	"testing/fstest"
)

// small is a tree of rule data that is as small as one can be and still has one of everything.
var small = map[string]string{
	"fields.yaml": `citizenship:
  title: {ru: Гражданство, en: Citizenship}
  tag: citizenship
  severity: block
  source: "000:149"
  personal: true
`,
	"common.yaml": `documents:
  - {id: file.not_empty, check: file_not_empty, fails: FILE.SIZE.EMPTY, severity: block, source: "000:243"}
packages: []
`,
	"kinds/visa.yaml": `kind: visa
title: {ru: Виза, en: Visa}
files: {types: [pdf, jpeg], max_bytes: 5242880, max_pages: 4}
paper: {long: 105, short: 74}
extract: [quality]
rules:
  - {id: visa.sharp, check: metric_min, with: {metric: sharpness, min: 0.25}, fails: FILE.SIZE.EMPTY, severity: block, source: "000:52"}
`,
	"services/entry.yaml": `service: entry
title: {ru: Въезд, en: Entry}
documents:
  - {id: visa, one_of: [visa], required: true, when: citizenship != "KAZ", source: "000:230"}
fields:
  - {field: citizenship, required: true, source: "000:149"}
deadlines:
  - {id: decision, days: 5, unit: working, source: "001:63"}
`,
	"calendars/2026.yaml": `year: 2026
decree: a decree
provisional: false
off: [2026-01-09]
working: []
source: a law
`,
	"reasons/codes.yaml": `FILE.SIZE.EMPTY: {retry: reupload_same, audience: [applicant, reviewer], detail: [measured, limit]}
SYS.REASON.UNKNOWN: {retry: ask_operator, audience: [applicant, reviewer], detail: [code]}
`,
	"reasons/ru.yaml": `FILE.SIZE.EMPTY:
  applicant:
    text: Файл пустой[ ({measured})].
    remedy: Загрузите снова.
SYS.REASON.UNKNOWN:
  applicant: {text: Замечание., remedy: Спросите.}
`,
	"reasons/en.yaml": `FILE.SIZE.EMPTY:
  applicant:
    text: The file is empty[ ({measured})].
    remedy: Upload it again.
SYS.REASON.UNKNOWN:
  applicant: {text: A remark., remedy: Ask.}
`,
}

// with is the small tree with some files in place of its own; an empty file is taken out.
func with(changes map[string]string) fstest.MapFS {
	files := maps.Clone(small)
	maps.Copy(files, changes)
	tree := fstest.MapFS{}
	for name, text := range files {
		if text != "" {
			tree[name] = &fstest.MapFile{Data: []byte(text)}
		}
	}
	return tree
}

func TestSmallestTreeLoads(t *testing.T) {
	set, err := Load(with(nil))
	if err != nil {
		t.Fatal(err)
	}
	if got := len(set.Rules()); got != 2 {
		t.Errorf("%d rules, want 2", got)
	}
	if at := set.Kinds["visa"].Rules[0].At; at != (Position{"kinds/visa.yaml", 7}) {
		t.Errorf("the rule stands at %s, want kinds/visa.yaml:7", at)
	}
}

func TestDigestNamesNamesAndContent(t *testing.T) {
	digest := func(changes map[string]string) string {
		t.Helper()
		set, err := Load(with(changes))
		if err != nil {
			t.Fatal(err)
		}
		return string(set.Digest())
	}
	whole := digest(nil)
	for _, tt := range []struct {
		name    string
		changes map[string]string
		same    bool
	}{
		{"the same files give the same digest", nil, true},
		{"line ends of another system do not count", map[string]string{"common.yaml": "documents:\r\n" + small["common.yaml"][len("documents:\n"):]}, true},
		{"a byte order mark does not count", map[string]string{"common.yaml": "\ufeff" + small["common.yaml"]}, true},
		{"Markdown and hidden files do not count", map[string]string{"README.md": "# Rules", ".notes.yaml": "x", "kinds/.visa.yaml.swp": "x"}, true},
		{"a comment counts", map[string]string{"common.yaml": "# why\n" + small["common.yaml"]}, false},
		{"a file more counts", map[string]string{"calendars/2025.yaml": "year: 2025\ndecree: a decree\nprovisional: false\noff: []\nworking: []\nsource: a law\n"}, false},
		{"a file less counts", map[string]string{"calendars/2026.yaml": ""}, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := digest(tt.changes); (got == whole) != tt.same {
				t.Errorf("digest %s, of the small tree %s", got, whole)
			}
		})
	}
}
