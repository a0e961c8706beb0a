package rules

import (
	"errors"
	"fmt"
	"slices"
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

// errNotLoaded is the answer of a condition that did not come out of Load.
var errNotLoaded = errors.New("a condition that was not loaded")

// Holds reports whether the condition is true of the facts. No condition at all always is. It is safe for many
// goroutines. An error means that the expression has no value for these facts, such as an index out of range.
func (c *Condition) Holds(f Facts) (bool, error) {
	switch {
	case c == nil:
		return true, nil
	case c.program == nil:
		return false, errNotLoaded
	}
	value, _, err := c.program.Eval(&activation{f})
	if err != nil {
		return false, fmt.Errorf("condition %s: %w", c.At, withoutValues(err))
	}
	return value == types.True, nil
}

// withoutValues keeps an error of CEL from carrying declared values, which are personal data.
func withoutValues(error) error { return errors.New("the expression has no value here") }

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
type activation struct{ Facts }

// ResolveName finds a variable. Every name that passed the type check and is none of the three is a field.
func (a *activation) ResolveName(name string) (any, bool) {
	switch name {
	case varService:
		return string(a.Service), true
	case varAsOf:
		return a.AsOf.String(), true
	case varDocuments:
		kinds := make([]string, len(a.Kinds))
		for i, kind := range a.Kinds {
			kinds[i] = string(kind)
		}
		return kinds, true
	default:
		return a.Fields[name], true
	}
}

// Parent is nil: there is nothing around the facts.
func (a *activation) Parent() interpreter.Activation { return nil }

// compiler checks conditions against the words that a ruleset declares.
type compiler struct {
	env    *cel.Env
	fields []string
}

func newCompiler(fields []string) (*compiler, error) {
	options := []cel.EnvOption{
		cel.Variable(varService, cel.StringType),
		cel.Variable(varAsOf, cel.StringType),
		cel.Variable(varDocuments, cel.ListType(cel.StringType)),
	}
	for _, name := range fields {
		options = append(options, cel.Variable(name, cel.StringType))
	}
	env, err := cel.NewEnv(options...)
	if err != nil {
		return nil, fmt.Errorf("prepare conditions: %w", err)
	}
	return &compiler{env, fields}, nil
}

func (c *compiler) compile(condition *Condition, m *mistakes) {
	if condition == nil || condition.Text == "" {
		return
	}
	checked, issues := c.env.Compile(condition.Text)
	if issues.Err() != nil {
		for _, issue := range issues.Errors() {
			m.add(condition.At, "condition %q: %s; there are service, documents, as_of and the fields %s", clipped(condition.Text), issue.Message, list(c.fields))
		}
		return
	}
	if checked.OutputType() != cel.BoolType {
		m.add(condition.At, "condition %q is a %s: want true or false", clipped(condition.Text), checked.OutputType())
		return
	}
	program, err := c.env.Program(checked, cel.EvalOptions(cel.OptOptimize))
	if err != nil {
		m.add(condition.At, "condition %q: %s", clipped(condition.Text), err)
		return
	}
	condition.program = program
}

// reserved reports whether a field's name means something else in a condition.
func reserved(name string) bool {
	return slices.Contains([]string{varService, varDocuments, varAsOf,
		"as", "break", "const", "continue", "else", "false", "for", "function", "if", "import", "in", "let", "loop",
		"namespace", "null", "package", "return", "true", "var", "void", "while",
		"bool", "bytes", "double", "duration", "dyn", "int", "list", "map", "null_type", "optional_type", "string",
		"timestamp", "type", "uint"}, name)
}
