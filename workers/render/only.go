package render

import "strings"

// paintless are the operators that may stand beside the one that paints an image without changing what is seen of it
// (ISO 32000-1, annex A). Clipping, transparency and marked content are not among them.
var paintless = map[string]bool{
	"q": true, "Q": true, "cm": true, "w": true, "J": true, "j": true, "M": true, "d": true, "ri": true, "i": true,
	"G": true, "g": true, "RG": true, "rg": true, "K": true, "k": true, "CS": true, "cs": true, "SC": true, "sc": true, "SCN": true, "scn": true,
}

// onlyImage is the name of the image that a content stream paints, if that is all that it does.
func onlyImage(content string) string {
	name, painted, operand := "", false, ""
	for _, token := range strings.Fields(content) {
		switch {
		case strings.ContainsAny(token[:1], "+-.0123456789/[]"):
			operand = token
		case token == "Do":
			if painted || !strings.HasPrefix(operand, "/") {
				return ""
			}
			name, painted = operand[1:], true
		case !paintless[token]:
			return ""
		}
	}
	return name
}
