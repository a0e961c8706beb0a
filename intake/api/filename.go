package api

import (
	"path"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxName is how many characters of a file's name are kept.
const maxName = 120

// safeName makes a file's name harmless to show and to store: no folders, no control or direction characters, no
// surprises in length. The end is kept, since it tells the format.
func safeName(name string) string {
	name = path.Base(strings.ReplaceAll(strings.ToValidUTF8(name, "_"), `\`, "/"))
	name = strings.Map(func(r rune) rune {
		if unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Cs, unicode.Zl, unicode.Zp) {
			return -1
		}
		return r
	}, name)
	name = strings.TrimLeft(strings.TrimSpace(name), ".")
	if name == "" || name == "/" {
		return "file"
	}
	if count := utf8.RuneCountInString(name); count > maxName {
		end := []rune(path.Ext(name))
		end = end[:min(len(end), 10)]
		start := []rune(name)[:maxName-len(end)]
		name = string(start) + string(end)
	}
	return name
}
