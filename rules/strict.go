package rules

import (
	"encoding"
	"errors"
	"fmt"
	"io"
	"math"
	"reflect"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// DecodeStrict binds a rule's parameters. A key that into does not have is refused, and so is the absence of one that
// it has, unless its tag says omitempty; the error joins a Mistake for each. An absent node stands for no parameters.
func DecodeStrict(node yaml.Node, at Position, into any) error {
	if node.IsZero() {
		node = yaml.Node{Kind: yaml.MappingNode, Line: at.Line}
	}
	d := decoder{file: at.File}
	d.decode(&node, reflect.ValueOf(into).Elem())
	return d.err()
}

// decoder puts YAML into typed values. Unlike yaml.v3's own it tells the line of every mistake and goes on after one.
type decoder struct {
	file string
	mistakes
}

// placed is a value that reads itself and keeps its place.
type placed interface {
	place(d *decoder, node *yaml.Node)
}

var (
	nodeType     = reflect.TypeFor[yaml.Node]()
	positionType = reflect.TypeFor[Position]()
)

func (d *decoder) at(node *yaml.Node) Position { return Position{d.file, node.Line} }

func (d *decoder) decode(node *yaml.Node, into reflect.Value) {
	if !d.plain(node) {
		return
	}
	if own, ok := into.Addr().Interface().(placed); ok {
		own.place(d, node)
		return
	}
	switch {
	case into.Type() == nodeType:
		d.copy(node, into)
	case into.Kind() == reflect.Pointer:
		into.Set(reflect.New(into.Type().Elem()))
		d.decode(node, into.Elem())
	case textual(into):
		d.scalar(node, into)
	case into.Kind() == reflect.Struct:
		d.fields(node, into)
	case into.Kind() == reflect.Map:
		d.entries(node, into)
	case into.Kind() == reflect.Slice:
		d.items(node, into)
	default:
		d.scalar(node, into)
	}
}

// plain refuses what rule data has no use for and what hides its meaning or its size: anchors and aliases, tags,
// merge keys, empty values.
func (d *decoder) plain(node *yaml.Node) bool {
	switch {
	case node.Kind == yaml.AliasNode || node.Anchor != "":
		d.add(d.at(node), "anchors and aliases are not used in rule data: write the value out")
	case node.Style&yaml.TaggedStyle != 0:
		d.add(d.at(node), "tags such as %q are not used in rule data", node.Tag)
	case node.Tag == "!!null":
		d.add(d.at(node), "a value is missing: give one or leave the key out")
	default:
		return true
	}
	return false
}

func textual(v reflect.Value) bool {
	_, ok := v.Addr().Interface().(encoding.TextUnmarshaler)
	return ok
}

func (d *decoder) scalar(node *yaml.Node, into reflect.Value) {
	if node.Kind != yaml.ScalarNode {
		d.add(d.at(node), "want a single value, not a %s", shape(node))
		return
	}
	if strings.TrimSpace(node.Value) == "" {
		d.add(d.at(node), "a value is missing: give one or leave the key out")
		return
	}
	if own, ok := into.Addr().Interface().(encoding.TextUnmarshaler); ok {
		if err := own.UnmarshalText([]byte(node.Value)); err != nil {
			d.add(d.at(node), "%s", err)
		}
		return
	}
	err := node.Decode(into.Addr().Interface())
	if err != nil || into.CanFloat() && (math.IsNaN(into.Float()) || math.IsInf(into.Float(), 0)) {
		d.add(d.at(node), "%q is no %s", clipped(node.Value), wanted(into.Kind()))
	}
}

func (d *decoder) copy(node *yaml.Node, into reflect.Value) {
	if d.plainBelow(node) {
		into.Set(reflect.ValueOf(*node))
	}
}

func (d *decoder) plainBelow(node *yaml.Node) bool {
	ok := d.plain(node)
	for _, child := range node.Content {
		ok = d.plainBelow(child) && ok
	}
	return ok
}

// fields fills a struct from a mapping. A field of type Position receives the place of the mapping.
func (d *decoder) fields(node *yaml.Node, into reflect.Value) {
	known := map[string]reflect.Value{}
	var names, required []string
	for i := range into.NumField() {
		tag, options, _ := strings.Cut(into.Type().Field(i).Tag.Get("yaml"), ",")
		switch {
		case into.Field(i).Type() == positionType:
			into.Field(i).Set(reflect.ValueOf(d.at(node)))
		case tag != "" && tag != "-":
			known[tag] = into.Field(i)
			names = append(names, tag)
			if options != "omitempty" {
				required = append(required, tag)
			}
		}
	}
	seen := map[string]bool{}
	for key, value := range d.pairs(node) {
		field, ok := known[key.Value]
		seen[key.Value] = true
		if !ok {
			d.add(d.at(key), "unknown key %q: there are %s", clipped(key.Value), list(names))
			continue
		}
		d.decode(value, field)
	}
	if node.Kind != yaml.MappingNode {
		return
	}
	for _, name := range required {
		if !seen[name] {
			d.add(d.at(node), "%s is missing", name)
		}
	}
}

func (d *decoder) entries(node *yaml.Node, into reflect.Value) {
	into.Set(reflect.MakeMap(into.Type()))
	for key, value := range d.pairs(node) {
		name := reflect.New(into.Type().Key()).Elem()
		before := len(d.mistakes)
		d.scalar(key, name)
		entry := reflect.New(into.Type().Elem()).Elem()
		d.decode(value, entry)
		if len(d.mistakes) == before {
			into.SetMapIndex(name, entry)
		}
	}
}

func (d *decoder) items(node *yaml.Node, into reflect.Value) {
	if node.Kind != yaml.SequenceNode {
		d.add(d.at(node), "want a list, not a %s", shape(node))
		return
	}
	into.Set(reflect.MakeSlice(into.Type(), len(node.Content), len(node.Content)))
	for i, item := range node.Content {
		d.decode(item, into.Index(i))
	}
}

// pairs are the keys and values of a mapping; a key that stands twice is told and given once.
func (d *decoder) pairs(node *yaml.Node) func(yield func(key, value *yaml.Node) bool) {
	return func(yield func(key, value *yaml.Node) bool) {
		if node.Kind != yaml.MappingNode {
			d.add(d.at(node), "want keys and values, not a %s", shape(node))
			return
		}
		first := map[string]int{}
		for i := 0; i+1 < len(node.Content); i += 2 {
			key := node.Content[i]
			line, twice := first[key.Value]
			switch {
			case key.Kind != yaml.ScalarNode || key.Anchor != "" || key.Tag == "!!merge" || key.Value == "":
				d.add(d.at(key), "want a plain word for a key")
			case twice:
				d.add(d.at(key), "key %q stands here a second time, first on line %d", clipped(key.Value), line)
			case !yield(key, node.Content[i+1]):
				return
			}
			if !twice {
				first[key.Value] = key.Line
			}
		}
	}
}

// parse reads one YAML document into a struct and tells what is wrong with it.
func parse(file string, data []byte, into any) mistakes {
	d := decoder{file: file}
	reader := yaml.NewDecoder(strings.NewReader(string(data)))
	var document, second yaml.Node
	if err := reader.Decode(&document); err != nil {
		d.unreadable(err)
		return d.mistakes
	}
	d.decode(document.Content[0], reflect.ValueOf(into).Elem())
	if len(d.mistakes) == 0 && reader.Decode(&second) == nil {
		d.add(d.at(&second), "a second document begins here: one file holds one")
	}
	return d.mistakes
}

func (d *decoder) unreadable(err error) {
	if errors.Is(err, io.EOF) {
		d.add(Position{File: d.file}, "the file is empty")
		return
	}
	at, text := Position{File: d.file}, strings.TrimPrefix(err.Error(), "yaml: ")
	if _, scanned := fmt.Sscanf(text, "line %d:", &at.Line); scanned == nil {
		_, text, _ = strings.Cut(text, ": ")
	}
	d.add(at, "not readable as YAML: %s", text)
}

func shape(node *yaml.Node) string {
	switch node.Kind {
	case yaml.MappingNode:
		return "set of keys and values"
	case yaml.SequenceNode:
		return "list"
	default:
		return "single value"
	}
}

func wanted(kind reflect.Kind) string {
	switch kind {
	case reflect.Bool:
		return "true or false"
	case reflect.Float64, reflect.Float32:
		return "number"
	case reflect.String:
		return "text"
	default:
		return "whole number"
	}
}

// list joins words for a message, in alphabetical order.
func list[T ~string](words []T) string {
	sorted := slices.Sorted(slices.Values(words))
	var b strings.Builder
	for i, word := range sorted {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(string(word))
	}
	return b.String()
}

// clipped keeps a message readable whatever the data holds.
func clipped(text string) string {
	const most = 60
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}
