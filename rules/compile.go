package rules

import (
	"fmt"
	"slices"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/cost"
	"cel.dev/cel-go/common/operators"

	"priyom/intake"
)

// Limits of a condition itself.
const (
	maxConditionBytes = 2000
	maxCost           = 100_000 // in CEL's units; the conditions of the default data cost less than a hundredth
)

// compiler checks conditions against the words that a ruleset declares.
type compiler struct {
	env *cel.Env
	set *Ruleset
}

func newCompiler(set *Ruleset) (*compiler, error) {
	options := []cel.EnvOption{
		cel.Variable(varService, cel.StringType),
		cel.Variable(varAsOf, cel.StringType),
		cel.Variable(varDocuments, cel.ListType(cel.StringType)),
	}
	for name := range set.Fields {
		options = append(options, cel.Variable(name, cel.StringType))
	}
	env, err := cel.NewEnv(options...)
	if err != nil {
		return nil, fmt.Errorf("prepare conditions: %w", err)
	}
	return &compiler{env, set}, nil
}

func (c *compiler) compile(condition *Condition, m *mistakes) {
	if condition == nil {
		return
	}
	refuse := func(format string, args ...any) {
		m.add(condition.At, "condition %q: %s", clipped(condition.Text), fmt.Sprintf(format, args...))
	}
	if len(condition.Text) > maxConditionBytes {
		refuse("it is longer than %d bytes", maxConditionBytes)
		return
	}
	checked, issues := c.env.Compile(condition.Text)
	if issues.Err() != nil {
		for _, issue := range issues.Errors() {
			refuse("%s; there are service, documents, as_of and the fields %s", issue.Message, list(keys(c.set.Fields)))
		}
		return
	}
	if checked.OutputType() != cel.BoolType {
		refuse("it gives a %s, want true or false", checked.OutputType())
		return
	}
	if estimate, err := c.env.EstimateCost(checked, sizes{}); err != nil || estimate.Max > maxCost {
		refuse("it may take too long: up to %d units, the limit is %d", estimate.Max, maxCost)
		return
	}
	c.words(checked, refuse)
	program, err := c.env.Program(checked, cel.EvalOptions(cel.OptOptimize))
	if err != nil {
		refuse("%s", err)
		return
	}
	condition.program = program
}

// words refuses kinds and services that do not exist, where they are compared with what could only be one:
// a condition on a misspelt word would never hold, and nobody would notice.
func (c *compiler) words(checked *cel.Ast, refuse func(format string, args ...any)) {
	ast.PostOrderVisit(checked.NativeRep().Expr(), ast.NewExprVisitor(func(e ast.Expr) {
		if e.Kind() != ast.CallKind || len(e.AsCall().Args()) != 2 {
			return
		}
		first, second := e.AsCall().Args()[0], e.AsCall().Args()[1]
		switch e.AsCall().FunctionName() {
		case operators.In:
			if text, ok := literal(first); ok && variable(second) == varDocuments && c.set.Kinds[intake.Kind(text)] == nil {
				refuse("no kind named %q: there are %s", text, list(keys(c.set.Kinds)))
			}
			if variable(first) == varService && second.Kind() == ast.ListKind {
				for _, element := range second.AsList().Elements() {
					c.service(element, refuse)
				}
			}
		case operators.Equals, operators.NotEquals:
			if variable(first) == varService {
				c.service(second, refuse)
			}
		}
	}))
}

func (c *compiler) service(e ast.Expr, refuse func(format string, args ...any)) {
	if text, ok := literal(e); ok && text != "" && c.set.Services[intake.Service(text)] == nil {
		refuse("no service named %q: there are %s", text, list(keys(c.set.Services)))
	}
}

func literal(e ast.Expr) (string, bool) {
	if e.Kind() != ast.LiteralKind {
		return "", false
	}
	text, ok := e.AsLiteral().Value().(string)
	return text, ok
}

func variable(e ast.Expr) string {
	if e.Kind() != ast.IdentKind {
		return ""
	}
	return e.AsIdent()
}

// sizes tells the estimate of a condition's cost how large facts can be.
type sizes struct{}

// EstimateSize bounds the variables; what is computed from them CEL bounds itself.
func (sizes) EstimateSize(of cost.AstNode) *cost.SizeEstimate {
	switch path := of.Path(); {
	case len(path) == 1 && path[0] == varDocuments:
		return &cost.SizeEstimate{Max: maxKinds}
	case len(path) > 0:
		return &cost.SizeEstimate{Max: maxValueBytes}
	default:
		return nil
	}
}

// EstimateCallCost leaves the functions to CEL.
func (sizes) EstimateCallCost(string, string, *cost.AstNode, []cost.AstNode) *cost.CallEstimate {
	return nil
}

// reserved reports whether a field's name means something else in a condition.
func reserved(name string) bool {
	return slices.Contains([]string{varService, varDocuments, varAsOf,
		"as", "break", "const", "continue", "else", "false", "for", "function", "if", "import", "in", "let", "loop",
		"namespace", "null", "package", "return", "true", "var", "void", "while",
		"bool", "bytes", "double", "duration", "dyn", "int", "list", "map", "null_type", "optional_type", "string",
		"timestamp", "type", "uint"}, name)
}
