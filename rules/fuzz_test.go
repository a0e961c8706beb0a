package rules

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"time"
)

// FuzzLoad puts hostile text in the place of each file in turn. Load either gives a ruleset or tells mistakes with
// places, in bounded time, and never panics.
func FuzzLoad(f *testing.F) {
	for name, text := range small {
		f.Add(name, text)
	}
	bomb := "a: &a [x, x, x, x, x, x, x, x, x]\n"
	for c := 'b'; c <= 'i'; c++ {
		bomb += string(c) + ": &" + string(c) + " [" + strings.Repeat("*"+string(c-1)+", ", 9) + "x]\n"
	}
	f.Add("kinds/visa.yaml", bomb)
	f.Add("kinds/visa.yaml", strings.Repeat("[", 5000))
	f.Add("kinds/visa.yaml", strings.Repeat("{a: ", 5000))
	f.Add("common.yaml", "documents:\n  - {id: a, check: b, with: {c: &x [*x]}, fails: A.B.C, severity: block, source: d}\npackages: []\n")
	f.Add("fields.yaml", "? {a: b}\n: c\n")
	f.Add("services/entry.yaml", "service: entry\nwhen: !!binary aGVsbG8=\n")
	f.Add("reasons/ru.yaml", "FILE.SIZE.EMPTY: {applicant: {text: '[[{', remedy: '}]|'}}\n")
	f.Add("calendars/2026.yaml", "year: 99999999999999999999\noff: [0000-00-00]\n")
	for _, condition := range []string{`"a".matches("(a+)+$")`, `citizenship + citizenship`, strings.Repeat("(", 500), strings.Repeat("!", 1500) + "true", `documents.all(a, documents.all(b, documents.all(c, a == c)))`} {
		f.Add("services/entry.yaml", strings.Replace(small["services/entry.yaml"], `citizenship != "KAZ"`, "'"+condition+"'", 1))
	}
	f.Fuzz(func(t *testing.T, name, text string) {
		if _, known := small[name]; !known || text == "" {
			t.Skip()
		}
		start := time.Now()
		set, err := Load(with(map[string]string{name: text}))
		if spent := time.Since(start); spent > 5*time.Second {
			t.Errorf("took %s over %d bytes", spent, len(text))
		}
		if err == nil {
			if set.Digest() == "" {
				t.Error("loads without a digest")
			}
			return
		}
		var mistake Mistake
		if !errors.As(err, &mistake) {
			t.Errorf("%T %v tells no place", err, err)
		}
		if !fs.ValidPath(mistake.At.File) {
			t.Errorf("the place %q is no file", mistake.At.File)
		}
	})
}

func FuzzTemplate(f *testing.F) {
	for _, texts := range small {
		f.Add(texts)
	}
	f.Add("A[ {b: c, d}|e] f.")
	f.Add("[{a}|{b}|c].")
	f.Fuzz(func(t *testing.T, text string) {
		parsed, err := parseTemplate(text)
		if err != nil {
			return
		}
		for _, given := range []bool{true, false} {
			read := parsed.fill(func(string, []string) (string, bool) { return "1", given })
			if strings.ContainsAny(read, "{}[]") || read == "" {
				t.Errorf("%q reads %q", text, read)
			}
		}
	})
}
