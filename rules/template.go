package rules

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"priyom/intake"
)

// template is a text with clauses for values: "The file is too large[: {measured}, the limit is {limit}]." A clause in
// brackets is dropped when a value in it is missing, or gives way to the next after a bar: "[{limit}|300] dpi".
// Values stand inside clauses only, so that whatever is missing the text stays whole. A value that counts something
// may bring its forms along: "{measured: page, pages}".
type template struct {
	text    string
	at      Position
	clauses []clause
}

// clause is alternatives of which the first that has all its values counts. Plain text is one alternative.
type clause [][]piece

// piece is plain text, or a value by name with the forms of what it counts.
type piece struct {
	text  string
	name  string
	forms []string
}

// values gives the text of a value, or false when it is missing.
type values func(name string, forms []string) (string, bool)

// fill is the text with its values.
func (t *template) fill(of values) string {
	var b strings.Builder
	for _, c := range t.clauses {
		for _, alternative := range c {
			if text, ok := join(alternative, of); ok {
				b.WriteString(text)
				break
			}
		}
	}
	return b.String()
}

func join(pieces []piece, of values) (string, bool) {
	var b strings.Builder
	for _, p := range pieces {
		text, ok := p.text, true
		if p.name != "" {
			text, ok = of(p.name, p.forms)
		}
		if !ok {
			return "", false
		}
		b.WriteString(text)
	}
	return b.String(), true
}

// names are the values that the text speaks of.
func (t *template) names() []string {
	var names []string
	for _, c := range t.clauses {
		for _, alternative := range c {
			for _, p := range alternative {
				if p.name != "" {
					names = append(names, p.name)
				}
			}
		}
	}
	return names
}

func (t *template) place(d *decoder, node *yaml.Node) {
	t.at = d.at(node)
	if node.Kind != yaml.ScalarNode || strings.TrimSpace(node.Value) == "" {
		d.add(t.at, "want a text")
		return
	}
	parsed, err := parseTemplate(node.Value)
	if err != nil {
		d.add(t.at, "text %q: %s", clipped(node.Value), err)
		return
	}
	t.text, t.clauses = parsed.text, parsed.clauses
}

func parseTemplate(text string) (*template, error) {
	t := &template{text: strings.TrimSpace(text)}
	rest := t.text
	for rest != "" {
		plain, after, bracket := strings.Cut(rest, "[")
		if strings.ContainsAny(plain, "{}]") {
			return nil, errors.New("a value or a closing bracket stands outside a clause: write [… {value} …], so that the text stays whole when the value is missing")
		}
		if plain != "" {
			t.clauses = append(t.clauses, clause{{{text: plain}}})
		}
		if !bracket {
			break
		}
		inside, after, closed := strings.Cut(after, "]")
		if !closed || strings.Contains(inside, "[") {
			return nil, errors.New("a clause does not end, or has another in it: write [… {value} …]")
		}
		c, err := parseClause(inside)
		if err != nil {
			return nil, err
		}
		t.clauses, rest = append(t.clauses, c), after
	}
	return t, t.whole()
}

func parseClause(inside string) (clause, error) {
	var c clause
	for part := range strings.SplitSeq(inside, "|") {
		pieces, err := parsePieces(part)
		if err != nil {
			return nil, err
		}
		c = append(c, pieces)
	}
	if len(c[0]) == 0 || !strings.Contains(inside, "{") {
		return nil, fmt.Errorf("clause [%s] has no value: leave the brackets out", inside)
	}
	return c, nil
}

var valueName = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)

func parsePieces(part string) ([]piece, error) {
	var pieces []piece
	for rest := part; rest != ""; {
		plain, after, brace := strings.Cut(rest, "{")
		if strings.Contains(plain, "}") {
			return nil, fmt.Errorf("a brace is closed in %q that was not opened", part)
		}
		if plain != "" {
			pieces = append(pieces, piece{text: plain})
		}
		if !brace {
			break
		}
		inside, after, closed := strings.Cut(after, "}")
		name, forms, _ := strings.Cut(inside, ":")
		if !closed || !valueName.MatchString(name) {
			return nil, fmt.Errorf("a value in %q has no proper name: write {measured}, or {measured: page, pages}", part)
		}
		value := piece{name: name}
		for form := range strings.SplitSeq(forms, ",") {
			if form = strings.TrimSpace(form); form != "" {
				value.forms = append(value.forms, form)
			}
		}
		pieces, rest = append(pieces, value), after
	}
	return pieces, nil
}

// whole reports what is amiss with the text when all values are missing and when none is.
func (t *template) whole() error {
	none := t.fill(func(string, []string) (string, bool) { return "", false })
	all := t.fill(func(string, []string) (string, bool) { return "0", true })
	for _, text := range []string{none, all} {
		if gapped(text) {
			return fmt.Errorf("it reads %q when %s: mind the spaces and points beside the clauses", clipped(text), map[bool]string{true: "values are missing", false: "values are there"}[text == none])
		}
	}
	return nil
}

// gaps are what is left of a text when a clause was cut out badly.
var gaps = []string{"  ", " .", " ,", " ;", " :", " !", " ?", ",.", ";.", ":.", "..", "()", "( ", " )"}

func gapped(text string) bool {
	return text == "" || strings.TrimLeft(text, " .,;:") != text || strings.TrimSpace(text) != text ||
		slices.ContainsFunc(gaps, func(gap string) bool { return strings.Contains(text, gap) })
}

// valuesOf are the values of a detail for a language.
func valuesOf(v *voice, detail intake.Detail) values {
	return func(name string, forms []string) (string, bool) { return v.value(name, forms, detail) }
}
