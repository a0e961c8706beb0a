package fields

import (
	"context"
	"fmt"
	"reflect"

	"github.com/go-playground/validator/v10"
)

// Register puts every kind on v as a tag of its name:
//
//	type Person struct {
//		INN         string `validate:"omitempty,inn_person"`
//		Citizenship string `validate:"required,citizenship"`
//		Passport    string `validate:"required,passport_foreign=Citizenship"`
//	}
//
// A value passes when none of its problems is an Error. The tag's parameter, if any, names the field of the same struct
// that holds the state of issue or citizenship; what else a value is held against comes with v.StructCtx(fields.With(…)).
// The tag email replaces validator's own, which lets too long addresses and invisible characters pass.
func Register(v *validator.Validate) error {
	for _, kind := range kinds {
		if err := v.RegisterValidationCtx(kind.Name, tag(kind)); err != nil {
			return fmt.Errorf("register tag %s: %w", kind.Name, err)
		}
	}
	return nil
}

func tag(kind Kind) validator.FuncCtx {
	return func(ctx context.Context, fl validator.FieldLevel) bool {
		if fl.Field().Kind() != reflect.String {
			return false
		}
		in := contextFrom(ctx)
		if name := fl.Param(); name != "" {
			state, fieldKind, _, found := fl.GetStructFieldOKAdvanced2(fl.Parent(), name)
			if !found || fieldKind != reflect.String {
				return false
			}
			in.Citizenship = Citizenship(state.String(), in).Canonical
		}
		return kind.Check(fl.Field().String(), in).Valid()
	}
}
