package samples_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"priyom/intake"
	"priyom/validators"
	"priyom/workers"
)

// pack is a folder below packages: the documents of one application, what is declared with them, and what is wrong.
type pack struct {
	Shows     string         `json:"shows"`
	Service   intake.Service `json:"service"`
	Documents []uploaded     `json:"documents"`
	Faults    []struct {
		Fault string   `json:"fault"`
		Told  []string `json:"told"` // the rules that tell it
	} `json:"faults"`

	folder string
	fields intake.Fields
}

type uploaded struct {
	Kind intake.Kind `json:"kind"`
	File string      `json:"file"` // seen from the package's folder
}

func packages(t *testing.T) []pack {
	t.Helper()
	paths, err := filepath.Glob("packages/*/package.json")
	if err != nil || len(paths) == 0 {
		t.Fatalf("found no packages: %v", err)
	}
	var list []pack
	for _, path := range paths {
		p := pack{folder: filepath.Dir(path)}
		read(t, path, &p)
		read(t, filepath.Join(p.folder, "fields.json"), &p.fields)
		list = append(list, p)
	}
	return list
}

func TestEveryFaultOfAPackageIsToldAndNothingElse(t *testing.T) {
	examiner, _ := newExaminer(t)
	judge := newJudge(t)
	evidence := map[uploaded]*intake.Evidence{} // of each file once
	for _, p := range packages(t) {
		for _, document := range p.Documents {
			document.File = filepath.Join(p.folder, document.File)
			if evidence[document] == nil {
				evidence[document] = document.evidence(t, examiner, judge)
			}
		}
	}
	for _, p := range packages(t) {
		t.Run(filepath.Base(p.folder), func(t *testing.T) {
			var members []validators.Member
			for i, document := range p.Documents {
				document.File = filepath.Join(p.folder, document.File)
				found := evidence[document]
				members = append(members, validators.Member{Evidence: found, Document: intake.Document{
					ID: intake.DocumentID(fmt.Sprint(i + 1)), Kind: document.Kind, Name: document.File, SHA256: found.File.SHA256, Received: received,
				}})
			}
			verdict, err := judge.Package(p.Service, members, p.fields, intake.DateOf(received))
			if err != nil {
				t.Fatal(err)
			}
			p.hold(t, verdict)
			golden(t, filepath.Join(p.folder, "verdict.json"), expected{verdict.Decision, verdict.Told()})
		})
	}
}

// evidence is what is read out of the document. Of a sample it is what the samples are held to, so that nothing is
// recognised twice.
func (u uploaded) evidence(t *testing.T, examiner *workers.Examiner, judge *validators.Judge) *intake.Evidence {
	t.Helper()
	var kept intake.Evidence
	path := filepath.Join(filepath.Dir(u.File), "evidence.json")
	if _, err := os.Stat(path); err == nil {
		read(t, path, &kept)
		return &kept
	}
	return examine(t, examiner, judge, u.Kind, u.File)
}

// hold holds that what is told, but for what only follows from something else, is each of the faults and nothing more.
func (p pack) hold(t *testing.T, verdict intake.Verdict) {
	t.Helper()
	told := map[string]intake.Finding{}
	for _, f := range verdict.Told() {
		if f.Cause == "" {
			told[f.Rule] = f
		}
	}
	var expected []string
	for _, fault := range p.Faults {
		for _, rule := range fault.Told {
			expected = append(expected, rule)
			f, ok := told[rule]
			if !ok {
				t.Errorf("%s: %s does not tell it", fault.Fault, rule)
				continue
			}
			p.placed(t, f)
		}
	}
	for rule, f := range told {
		if !slices.Contains(expected, rule) {
			t.Errorf("%s %s tells of what is in order: %v %v", rule, f.Code, f.Subject, f.Detail)
		}
	}
	if len(p.Faults) == 0 && verdict.Decision != intake.Accepted {
		t.Errorf("nothing is wrong and it is %s", verdict.Decision)
	}
}

// placed holds that a finding which holds two things against each other names the places of both: a document with page
// and box and a field, or two documents.
func (p pack) placed(t *testing.T, f intake.Finding) {
	t.Helper()
	if !strings.HasPrefix(string(f.Code), "XDOC.") {
		return
	}
	other, second := f.Detail["other"].(intake.Subject)
	if f.Subject.Box == nil && (!second || other.Field == "") || f.Subject.Field == "" && !second {
		t.Errorf("%s names one place only: %+v, other %+v", f.Rule, f.Subject, other)
	}
}
