package record

import (
	"strconv"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"priyom/intake"
)

// withWords reads the words of a page, which are most of what is stored, as encoding/json writes them: there is one way in
// which it does, so that it can be read along without looking for names. What was written in another is read as all JSON is.
var withWords = json.WithUnmarshalers(json.UnmarshalFromFunc(func(decoder *jsontext.Decoder, words *[]intake.Word) error {
	value, err := decoder.ReadValue()
	if err != nil {
		return err
	}
	if plain, ok := plainWords(string(value)); ok {
		*words = plain
		return nil
	}
	return json.Unmarshal(value, words)
}))

// plainWords reads words from valid JSON; false when it is not written as is looked for.
func plainWords(text string) ([]intake.Word, bool) {
	words := make([]intake.Word, 0, strings.Count(text, `},{`)+1)
	line := plain{text, true}
	line.past(`[`)
	for line.ok {
		var word intake.Word
		line.past(`{"text":"`)
		word.Text = line.string()
		line.past(`,"box":[`)
		for i := range 3 {
			word.Box[i] = line.integer(',')
		}
		word.Box[3] = line.integer(']')
		line.past(`,"line":`)
		word.Line = line.integer(',')
		line.past(`"confidence":`)
		word.Confidence = line.number('}')
		words = append(words, word)
		if line.rest == `]` {
			return words, line.ok
		}
		line.past(`,`)
	}
	return nil, false
}

// plain is a text that is read along, as long as it is what it is taken for.
type plain struct {
	rest string
	ok   bool
}

func (p *plain) past(what string) {
	rest, found := strings.CutPrefix(p.rest, what)
	p.rest, p.ok = rest, p.ok && found
}

// string is a string that has begun.
func (p *plain) string() (text string) {
	end := strings.IndexAny(p.rest, `"\\`)
	if end >= 0 && p.rest[end] == '"' {
		text, p.rest = p.rest[:end], p.rest[end+1:]
		return text
	}
	for end >= 0 && end < len(p.rest) && p.rest[end] != '"' {
		if p.rest[end] == '\\' {
			end++
		}
		end++
	}
	if end < 0 || end >= len(p.rest) || json.Unmarshal([]byte(`"`+p.rest[:end+1]), &text) != nil {
		p.ok = false
		return ""
	}
	p.rest = p.rest[end+1:]
	return text
}

// integer is a whole number of at most nine digits, which the sign stands behind.
func (p *plain) integer(end byte) (value int) {
	at, sign := 0, 1
	if strings.HasPrefix(p.rest, `-`) {
		at, sign = 1, -1
	}
	for ; at < len(p.rest) && at < 10 && p.rest[at] >= '0' && p.rest[at] <= '9'; at++ {
		value = 10*value + int(p.rest[at]-'0')
	}
	if at >= len(p.rest) || p.rest[at] != end {
		p.ok = false
		return 0
	}
	p.rest = p.rest[at+1:]
	return sign * value
}

func (p *plain) number(end byte) float64 {
	at := strings.IndexByte(p.rest, end)
	if at < 0 {
		p.ok = false
		return 0
	}
	value, err := strconv.ParseFloat(p.rest[:at], 64)
	p.rest, p.ok = p.rest[at+1:], p.ok && err == nil
	return value
}
