package fields_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strconv"
	"strings"
	"testing"

	"priyom/intake"
	"priyom/validators/fields"
)

func TestKindsStandInOrderAndAreFoundByName(t *testing.T) {
	kinds := fields.Kinds()
	if !slices.IsSortedFunc(kinds, func(a, b fields.Kind) int { return strings.Compare(a.Name, b.Name) }) {
		t.Error("the kinds are out of order")
	}
	for _, kind := range kinds {
		if found, ok := fields.Lookup(kind.Name); !ok || found.Name != kind.Name {
			t.Errorf("Lookup(%q) = %q, %v", kind.Name, found.Name, ok)
		}
		if kind.Doc == "" || !strings.HasSuffix(kind.Doc, ".") {
			t.Errorf("%s: doc %q is no sentence", kind.Name, kind.Doc)
		}
	}
	if _, ok := fields.Lookup("no such kind"); ok {
		t.Error("a kind nobody has was found")
	}
}

func TestEveryExampleIsValidAndCanonical(t *testing.T) {
	for _, kind := range fields.Kinds() {
		got := kind.Check(kind.Example, fields.Context{Citizenship: "KAZ"})
		if got.Canonical != kind.Example {
			t.Errorf("%s: %q gave %+v", kind.Name, kind.Example, got)
		}
	}
}

func TestCodesListsEveryCodeOfThePackageOnce(t *testing.T) {
	var declared []intake.Code
	file, err := parser.ParseFile(token.NewFileSet(), "codes.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(file, func(node ast.Node) bool {
		if literal, ok := node.(*ast.BasicLit); ok && strings.HasPrefix(literal.Value, `"FLD.`) {
			text, err := strconv.Unquote(literal.Value)
			if err != nil {
				t.Fatal(err)
			}
			declared = append(declared, intake.Code(text))
		}
		return true
	})
	slices.Sort(declared)
	if got := fields.Codes(); !slices.Equal(got, declared) {
		t.Errorf("Codes() = %v\nwant %v", got, declared)
	}
	for _, code := range fields.Codes() {
		var parsed intake.Code
		if err := parsed.UnmarshalText([]byte(code)); err != nil {
			t.Error(err)
		}
	}
}
