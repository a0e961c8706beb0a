package fields_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/go-playground/locales"
	"github.com/go-playground/locales/en"
	"github.com/go-playground/locales/ru"
	ut "github.com/go-playground/universal-translator"
	"github.com/go-playground/validator/v10"

	"priyom/validators/fields"
)

func registered(t *testing.T) *validator.Validate {
	t.Helper()
	v := validator.New(validator.WithRequiredStructEnabled())
	if err := fields.Register(v); err != nil {
		t.Fatal(err)
	}
	return v
}

func TestEveryKindIsATag(t *testing.T) {
	v := registered(t)
	for _, kind := range fields.Kinds() {
		if err := v.Var(kind.Example, kind.Name); err != nil {
			t.Errorf("%s refused its example: %v", kind.Name, err)
		}
		if err := v.Var("\x00", kind.Name); err == nil {
			t.Errorf("%s accepted a NUL", kind.Name)
		}
		if err := v.Var(17, kind.Name); err == nil {
			t.Errorf("%s accepted a number", kind.Name)
		}
	}
}

func TestTagsComposeWithValidatorsOwn(t *testing.T) {
	v := registered(t)
	for value, want := range map[string]bool{"": true, "771234567859": true, "11223344595": true, "12": false} {
		if err := v.Var(value, "omitempty,inn|snils"); (err == nil) != want {
			t.Errorf("%q against omitempty,inn|snils: %v", value, err)
		}
	}
}

func TestATagTakesTheStateFromASiblingFieldAndTheDateFromTheContext(t *testing.T) {
	type entry struct {
		Citizenship string
		Card        string `validate:"migration_card=Citizenship"`
		Entered     string `validate:"date_past"`
	}
	type misspelt struct {
		Citizenship string
		Card        string `validate:"migration_card=Citizen"`
	}
	v := registered(t)
	ctx := fields.With(context.Background(), fields.Context{Today: time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)})
	if err := v.StructCtx(ctx, entry{"Узбекистан", "4619 1234567", "22.11.2026"}); err != nil {
		t.Error(err)
	}
	if err := v.StructCtx(ctx, entry{"Узбекистан", "4619 1234567", "23.11.2026"}); err == nil {
		t.Error("an entry after today was accepted")
	}
	if err := v.Struct(misspelt{"Узбекистан", "4619 1234567"}); err == nil {
		t.Error("a tag naming a field that is not there was accepted")
	}
}

func TestMessagesNameFieldCodeAndCharacterButNeverTheValue(t *testing.T) {
	type person struct {
		Tax  string `validate:"inn"`
		Mail string `validate:"email"`
	}
	for _, c := range []struct {
		locale locales.Translator
		want   []string
	}{
		{ru.New(), []string{"Tax: ожидается ИНН из 12 или 10 цифр, ошибка в знаке 12 (FLD.INN.CHECKDIGIT_12)", "Mail: ожидается адрес электронной почты (FLD.EMAIL.NO_AT)"}},
		{en.New(), []string{"Tax must be an INN of 12 or 10 digits; character 12 is wrong (FLD.INN.CHECKDIGIT_12)", "Mail must be an e-mail address (FLD.EMAIL.NO_AT)"}},
	} {
		v := registered(t)
		trans, _ := ut.New(c.locale, c.locale).GetTranslator(c.locale.Locale())
		if err := fields.RegisterTranslations(v, trans); err != nil {
			t.Fatal(err)
		}
		err := v.Struct(person{"771234567850", "ivan.petrov"})
		failed, ok := err.(validator.ValidationErrors)
		if !ok {
			t.Fatalf("got %v, want validation errors", err)
		}
		for i, fe := range failed {
			if got := fe.Translate(trans); got != c.want[i] {
				t.Errorf("got %q, want %q", got, c.want[i])
			}
		}
	}
}

func TestEveryKindHasItsMessagesInBothLanguages(t *testing.T) {
	for _, locale := range []locales.Translator{ru.New(), en.New()} {
		v := registered(t)
		trans, _ := ut.New(locale, locale).GetTranslator(locale.Locale())
		if err := fields.RegisterTranslations(v, trans); err != nil {
			t.Fatal(err)
		}
		for _, kind := range fields.Kinds() {
			err := v.Var("\x00", kind.Name)
			failed, ok := err.(validator.ValidationErrors)
			if !ok {
				t.Fatalf("%s: got %v", kind.Name, err)
			}
			if got := failed[0].Translate(trans); len(got) < 20 || strings.Contains(got, "%!") || !strings.Contains(got, "FLD.") {
				t.Errorf("%s in %s: %q", kind.Name, locale.Locale(), got)
			}
		}
	}
}
