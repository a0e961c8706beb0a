package fields

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/go-playground/validator/v10"

	"priyom/intake"
)

// Tag is a rule for a value in validator's own tag language, such as "inn" or "omitempty,oneof=M F". It is safe for
// many goroutines.
type Tag struct {
	text     string
	kind     *Kind // the first kind that the tag names, or nil
	plain    bool  // the tag is that kind and nothing else
	validate *validator.Validate
}

// Compile reads a tag. A word that is neither a kind nor one of validator's own tags is refused.
func Compile(text string) (*Tag, error) {
	tag := &Tag{text: text, validate: validator.New()}
	if err := Register(tag.validate); err != nil {
		return nil, err
	}
	words := strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == '|' })
	for _, word := range words {
		if kind, ok := Lookup(word); ok {
			tag.kind, tag.plain = &kind, len(words) == 1
			break
		}
	}
	return tag, tag.try()
}

// try runs the tag once: validator tells of a word it does not know by a panic.
func (t *Tag) try() (err error) {
	defer func() {
		if said := recover(); said != nil {
			err = fmt.Errorf("tag %q: %v", t.text, said)
		}
	}()
	if t.text == "" {
		return errors.New("the tag is empty: name a kind of value, such as name or date")
	}
	_ = t.validate.VarCtx(context.Background(), "x", t.text) // what it says of "x" does not matter
	return nil
}

// Check holds a value against the tag. A kind's own problems and canonical form come first; what the rest of the tag
// refuses follows.
func (t *Tag) Check(value string, in Context) Result {
	result := Result{Canonical: value}
	if t.kind != nil {
		result = t.kind.Check(value, in)
	}
	if t.plain || !result.Valid() {
		return result
	}
	var refused validator.ValidationErrors
	if err := t.validate.VarCtx(With(context.Background(), in), value, t.text); errors.As(err, &refused) {
		for _, fault := range refused {
			result.Problems = append(result.Problems, refusal(fault))
		}
		return conclude("", result.Problems)
	}
	return result
}

func refusal(fault validator.FieldError) Problem {
	if fault.Tag() == "oneof" {
		return failure(EnumNotInList, 0, intake.Detail{"allowed": strings.Fields(fault.Param())})
	}
	return failure(ValueRefused, 0, intake.Detail{"tag": fault.Tag(), "limit": fault.Param()})
}
