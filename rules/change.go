package rules

import (
	"bytes"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Moved is a parameter of a rule that was given another value.
type Moved struct {
	Rule      string `json:"rule"`
	Check     string `json:"check"`
	Parameter string `json:"parameter"` // names joined by points where one lies within another
	From      string `json:"from"`
	To        string `json:"to"`
}

// Change is a tree of rule data in which parameters have other values, each said as RULE.PARAMETER=VALUE. A * stands for
// any one part of a rule's id, so that *.sharp.min=0.4 moves a limit that every kind has. The tree given is not changed,
// and what comes of it is refused or not by Load like any other.
func Change(fsys fs.FS, wanted []string) (fs.FS, []Moved, error) {
	set, err := Load(fsys)
	if err != nil {
		return nil, nil, err
	}
	changed := overlay{fsys, map[string][]byte{}}
	var moved []Moved
	for _, text := range wanted {
		place, value, ok := strings.Cut(text, "=")
		if !ok || place == "" || value == "" {
			return nil, nil, fmt.Errorf("%q: want RULE.PARAMETER=VALUE", clipped(text))
		}
		named := match(set.Rules(), strings.Split(place, "."))
		if len(named) == 0 {
			return nil, nil, fmt.Errorf("%q: no rule of such a name", clipped(place))
		}
		for _, one := range named {
			from, err := changed.set(one, value)
			if err != nil {
				return nil, nil, err
			}
			moved = append(moved, Moved{one.rule.ID, one.rule.Check, strings.Join(one.path, "."), from, value})
		}
	}
	return changed, moved, nil
}

// parameter is a place among a rule's parameters.
type parameter struct {
	rule *Rule
	path []string
}

// match finds the rules whose id the first parts name, the longest ids that there are; what is left names the parameter.
func match(rules []*Rule, parts []string) []parameter {
	var named []parameter
	longest := 0
	for _, rule := range rules {
		id := strings.Split(rule.ID, ".")
		if len(id) < longest || len(id) >= len(parts) || !slices.EqualFunc(id, parts[:len(id)], func(is, wanted string) bool {
			return wanted == "*" || wanted == is
		}) {
			continue
		}
		if len(id) > longest {
			named, longest = nil, len(id)
		}
		named = append(named, parameter{rule, parts[len(id):]})
	}
	return named
}

// overlay is a tree some of whose files have another content.
type overlay struct {
	fs.FS
	files map[string][]byte
}

// Open opens a file.
func (o overlay) Open(name string) (fs.File, error) {
	file, err := o.FS.Open(name)
	if data, ok := o.files[name]; ok && err == nil {
		return &replaced{file, bytes.NewReader(data)}, nil
	}
	return file, err
}

// replaced is a file that reads as another.
type replaced struct {
	fs.File
	content *bytes.Reader
}

func (r *replaced) Read(p []byte) (int, error) { return r.content.Read(p) }

// set gives a parameter a value and returns the one it had.
func (o overlay) set(p parameter, value string) (string, error) {
	name := p.rule.At.File
	data, err := fs.ReadFile(o, name)
	if err != nil {
		return "", fmt.Errorf("read rule data: %w", err)
	}
	var document yaml.Node
	if err := yaml.Unmarshal(data, &document); err != nil {
		return "", fmt.Errorf("read rule data: %s: %w", name, err)
	}
	node := ruleNode(&document, p.rule.ID)
	for _, step := range append([]string{"with"}, p.path...) {
		if node = under(node, step); node == nil {
			return "", fmt.Errorf("rule %s has no parameter %s", p.rule.ID, strings.Join(p.path, "."))
		}
	}
	if node.Kind != yaml.ScalarNode {
		return "", fmt.Errorf("rule %s: %s is no single value", p.rule.ID, strings.Join(p.path, "."))
	}
	from := node.Value
	node.Value, node.Tag, node.Style = value, "", 0
	if o.files[name], err = yaml.Marshal(&document); err != nil {
		return "", fmt.Errorf("write rule data: %s: %w", name, err)
	}
	return from, nil
}

// ruleNode finds the mapping of a rule's id.
func ruleNode(node *yaml.Node, id string) *yaml.Node {
	if own := under(node, "id"); own != nil && own.Value == id {
		return node
	}
	for _, inner := range node.Content {
		if found := ruleNode(inner, id); found != nil {
			return found
		}
	}
	return nil
}

// under is the value of a key in a mapping.
func under(node *yaml.Node, key string) *yaml.Node {
	if node == nil || node.Kind != yaml.MappingNode {
		return nil
	}
	for i := 0; i+1 < len(node.Content); i += 2 {
		if node.Content[i].Value == key {
			return node.Content[i+1]
		}
	}
	return nil
}
