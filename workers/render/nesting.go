package render

import "bytes"

// nesting is how deep arrays and dictionaries stand within each other in a PDF's plain text, streams left out. MuPDF
// reads them by recursion, so that a file that nests without end would end the process.
func nesting(data []byte) int {
	deepest, depth := 0, 0
	for i := 0; i < len(data); i++ {
		switch c := data[i]; c {
		case '[':
			depth++
		case ']':
			depth--
		case '<':
			if i+1 < len(data) && data[i+1] == '<' {
				depth++
				i++
			}
		case '>':
			if i+1 < len(data) && data[i+1] == '>' {
				depth--
				i++
			}
		case '(':
			i = afterString(data, i)
		case 's':
			if bytes.HasPrefix(data[i:], streamWord) && i > 0 && data[i-1] != 'd' {
				end := bytes.Index(data[i:], endWord)
				if end < 0 {
					return deepest
				}
				i += end + len(endWord) - 1
				depth = 0
			}
		case 'e':
			if bytes.HasPrefix(data[i:], endObject) {
				depth = 0
			}
		}
		depth = max(depth, 0)
		deepest = max(deepest, depth)
	}
	return deepest
}

var streamWord, endWord, endObject = []byte("stream"), []byte("endstream"), []byte("endobj")

// afterString is the end of a literal string (ISO 32000-1, 7.3.4.2). One that does not end within reason is none.
func afterString(data []byte, from int) int {
	const longest = 64 << 10
	level := 0
	for i := from; i < min(len(data), from+longest); i++ {
		switch data[i] {
		case '\\':
			i++
		case '(':
			level++
		case ')':
			if level--; level == 0 {
				return i
			}
		}
	}
	return from
}
