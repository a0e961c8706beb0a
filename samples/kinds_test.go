package samples_test

import (
	"path/filepath"
	"slices"
	"testing"

	"priyom/intake"
	"priyom/rules"
)

// TestEverySampleInAnotherRoleIsToldOrLeftToAPerson puts every sound sample into the role of every kind. In its own it is never
// told to be something else; in another it is never accepted, and what names a kind names the right one.
func TestEverySampleInAnotherRoleIsToldOrLeftToAPerson(t *testing.T) {
	judge := newJudge(t)
	set := judge.Ruleset()
	told, left := 0, 0
	for _, s := range samples(t) {
		if s.fault != "" && s.fault != "expired" && s.fault != "other_person" && s.fault != "unsigned" {
			continue
		}
		var kept intake.Evidence
		read(t, filepath.Join(s.name, "evidence.json"), &kept)
		for kind := range set.Kinds {
			as := asked(kept, set.Kinds[kind], set.Kinds[s.kind])
			verdict, err := judge.Document(intake.Document{Kind: kind, Name: s.file, Received: received}, &as, s.fields)
			if err != nil {
				t.Fatal(err)
			}
			at := slices.IndexFunc(verdict.Findings, func(f intake.Finding) bool { return f.Rule == "document.kind" && f.Outcome == intake.Fail })
			switch {
			case kind == s.kind && at >= 0:
				t.Errorf("%s is told to be %v", s.name, verdict.Findings[at].Detail["guessed_kind"])
			case kind == s.kind:
			case at >= 0:
				told++
				if guessed := verdict.Findings[at].Detail["guessed_kind"]; guessed != string(s.kind) {
					t.Errorf("%s as %s is told to be %v", s.name, kind, guessed)
				}
			case verdict.Decision == intake.Accepted:
				t.Errorf("%s is accepted as %s", s.name, kind)
			default:
				left++
			}
		}
	}
	t.Logf("%d told, %d left to a person or turned down for something else", told, left)
}

// asked is evidence as another kind would have had it read: what that kind does not ask for is not there.
func asked(e intake.Evidence, kind, own *rules.Kind) intake.Evidence {
	if !slices.Contains(kind.Extract, "text") {
		e = wordless(e)
	}
	e.Pages = slices.Clone(e.Pages)
	tools := map[string]string{}
	for name, version := range e.Tools {
		if name != "mrz" || slices.Contains(kind.Extract, "mrz") {
			tools[name] = version
		}
	}
	if slices.Contains(kind.Extract, "mrz") {
		tools["mrz"] = "1" // what has a zone was asked for it, and of anything else it found none
	}
	e.Tools = tools
	for i := range e.Pages {
		if !slices.Contains(kind.Extract, "mrz") {
			e.Pages[i].MRZ = nil
		}
		if slices.Contains(kind.Extract, "text") && !slices.Contains(own.Extract, "text") {
			e.Pages[i].TextFrom = intake.TextOCR // a portrait, in which no word is recognised
		}
	}
	return e
}
