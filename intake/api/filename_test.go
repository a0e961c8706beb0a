package api

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestAFileNameIsMadeSafe(t *testing.T) {
	for given, want := range map[string]string{
		"scan.pdf":                        "scan.pdf",
		"Паспорт, стр. 2–3.pdf":           "Паспорт, стр. 2–3.pdf",
		"../../etc/passwd":                "passwd",
		`C:\Users\me\scan.pdf`:            "scan.pdf",
		"/":                               "file",
		"":                                "file",
		"..":                              "file",
		".htaccess":                       "htaccess",
		"a\x00b\r\nc.pdf":                 "abc.pdf",
		"a\u202efdp.exe":                  "afdp.exe",
		"a\u200b\ufeffb.pdf":              "ab.pdf",
		"\xff\xfe.pdf":                    "_.pdf",
		"  scan.pdf  ":                    "scan.pdf",
		strings.Repeat("я", 500) + ".pdf": strings.Repeat("я", maxName-4) + ".pdf",
		"x." + strings.Repeat("e", 500):   "x." + strings.Repeat("e", maxName-12) + "." + strings.Repeat("e", 9),
	} {
		if got := safeName(given); got != want {
			t.Errorf("%q: got %q, want %q", given, got, want)
		}
	}
}

func FuzzSafeName(f *testing.F) {
	f.Add("../a\u202eb\x00.pdf")
	f.Add(`..\..\.`)
	f.Fuzz(func(t *testing.T, name string) {
		got := safeName(name)
		switch {
		case got == "" || got == "." || got == ".." || !utf8.ValidString(got):
			t.Errorf("%q: got %q", name, got)
		case utf8.RuneCountInString(got) > maxName:
			t.Errorf("%q: got %d characters", name, utf8.RuneCountInString(got))
		case strings.ContainsFunc(got, func(r rune) bool {
			return r == '/' || r == '\\' || unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)
		}):
			t.Errorf("%q: got %q", name, got)
		}
	})
}
