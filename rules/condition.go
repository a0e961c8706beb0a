package rules

import (
	"errors"
	"fmt"
	"strings"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/interpreter"
	"go.yaml.in/yaml/v3"

	"priyom/intake"
)

// Condition is a CEL expression over what is known of an application; it is type-checked when the rules are loaded.
// Its variables are every declared field (a string, "" when it is not declared), service (a string), documents (the
// kinds that are there, a list of strings) and as_of (a string). Dates are ISO 8601 and so compare as strings do.
type Condition struct {
	Text string
	At   Position

	program cel.Program
}

// Facts is what conditions are held against.
type Facts struct {
	Service intake.Service // "" where a document is judged by itself
	Fields  intake.Fields  // in canonical form
	Kinds   []intake.Kind  // of the documents that are there
	AsOf    intake.Date
}

// Why a condition has no answer.
var (
	errNotLoaded = errors.New("a condition that was not loaded")
	errOversized = errors.New("facts larger than conditions are held against")
	errNoValue   = errors.New("the expression has no value for these facts")
)

// Limits of the facts that a condition looks at. With them the cost of a condition is bounded when it is loaded, so
// that nothing has to be counted while it is held.
const (
	maxValueBytes = 4096
	maxKinds      = 200
)

// Holds reports whether the condition is true of the facts. No condition at all always is. It is safe for many
// goroutines. An error means that the expression has no value for these facts, such as an index out of range.
func (c *Condition) Holds(f Facts) (bool, error) {
	switch {
	case c == nil:
		return true, nil
	case c.program == nil:
		return false, errNotLoaded
	}
	known := activation{Facts: f}
	value, _, err := c.program.Eval(&known)
	switch {
	case known.oversized:
		return false, fmt.Errorf("condition %s: %w", c.At, errOversized)
	case err != nil: // its text may carry declared values, which are personal data
		return false, fmt.Errorf("condition %s: %w", c.At, errNoValue)
	default:
		return value == types.True, nil
	}
}

// String is the expression, or "" for no condition.
func (c *Condition) String() string {
	if c == nil {
		return ""
	}
	return c.Text
}

func (c *Condition) place(d *decoder, node *yaml.Node) {
	c.At = d.at(node)
	if node.Kind != yaml.ScalarNode || strings.TrimSpace(node.Value) == "" {
		d.add(c.At, "want an expression, such as citizenship == \"KAZ\"")
		return
	}
	c.Text = node.Value
}

// The variables that conditions have beside the declared fields.
const (
	varService   = "service"
	varDocuments = "documents"
	varAsOf      = "as_of"
)

// activation hands facts to CEL without copying them.
type activation struct {
	Facts
	oversized bool
}

// ResolveName finds a variable. Every name that passed the type check and is none of the three is a field.
func (a *activation) ResolveName(name string) (any, bool) {
	switch name {
	case varService:
		return string(a.Service), true
	case varAsOf:
		return a.AsOf.String(), true
	case varDocuments:
		if len(a.Kinds) > maxKinds {
			a.oversized = true
			return []string{}, true
		}
		kinds := make([]string, len(a.Kinds))
		for i, kind := range a.Kinds {
			kinds[i] = string(kind)
		}
		return kinds, true
	default:
		value := a.Fields[name]
		if len(value) > maxValueBytes {
			a.oversized = true
			value = ""
		}
		return value, true
	}
}

// Parent is nil: there is nothing around the facts.
func (a *activation) Parent() interpreter.Activation { return nil }
