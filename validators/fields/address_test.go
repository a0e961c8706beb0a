package fields_test

import (
	"slices"
	"testing"

	"priyom/validators/fields"
)

func TestAddress(t *testing.T) {
	specification(t, "address", fields.Context{}, []row{
		{"in full", "101000, город Москва, улица Мясницкая, дом 1, квартира 5", "101000, город Москва, улица Мясницкая, дом 1, квартира 5", ""},
		{"abbreviated", "101000, г. Москва, ул. Мясницкая, д.1, кв 5", "101000, город Москва, улица Мясницкая, дом 1, квартира 5",
			"ADDRESS.ABBREVIATION@9 ADDRESS.ABBREVIATION@20 ADDRESS.ABBREVIATION@35 ADDRESS.ABBREVIATION@40"},
		{"a region's village without streets", "140000, Московская обл., Люберецкий р-н, д. Ивановка, д. 5",
			"140000, Московская область, Люберецкий район, деревня Ивановка, дом 5",
			"ADDRESS.INCOMPLETE@0 ADDRESS.ABBREVIATION@20 ADDRESS.ABBREVIATION@37 ADDRESS.ABBREVIATION@42 ADDRESS.ABBREVIATION@55"},
		{"an initial is no village", "101000, Москва, ул. С. Перовской, д. 1", "101000, Москва, улица С. Перовской, дом 1", "ADDRESS.ABBREVIATION@17 ADDRESS.ABBREVIATION@35"},
		{"in capitals", "101000, Г. МОСКВА, УЛ. К. МАРКСА, Д. 1", "101000, город МОСКВА, улица К. МАРКСА, дом 1", "ADDRESS.ABBREVIATION@9 ADDRESS.ABBREVIATION@20 ADDRESS.ABBREVIATION@35"},
		{"a settlement of several words", "140000, Московская обл, пгт Малаховка, ул. Мира, 5", "140000, Московская область, поселок городского типа Малаховка, улица Мира, 5",
			"ADDRESS.ABBREVIATION@20 ADDRESS.ABBREVIATION@25 ADDRESS.ABBREVIATION@40"},
		{"an avenue or a drive is not guessed", "101000, Москва, пр. Мира, дом 1", "101000, Москва, пр. Мира, дом 1", "ADDRESS.INCOMPLETE@0"},
		{"a house without its word", "101000, Москва, проспект Мира, 1к2", "101000, Москва, проспект Мира, 1 корпус 2", "ADDRESS.ABBREVIATION@33"},
		{"a postcode of five digits", "10100, Москва, улица Мясницкая, дом 1", "10100, Москва, улица Мясницкая, дом 1", "ADDRESS.INCOMPLETE@0 ADDRESS.POSTCODE@1"},
		{"a postcode beyond the range", "901000, Москва, улица Мясницкая, дом 1", "901000, Москва, улица Мясницкая, дом 1", "ADDRESS.POSTCODE_RANGE@1"},
		{"a Latin letter in a street's name", "101000, Москва, улица Mясницкая, дом 1", "101000, Москва, улица Mясницкая, дом 1", "CHARSET.MIXED_SCRIPT@23"},
		{"an invisible character", "101000, Москва,\u200b улица Мясницкая, дом 1", "", "CHARSET.FORBIDDEN_CHAR@16"},
		{"signs alone", ",, .", "", "REQUIRED.MISSING@0"},
	})
	got, _ := detail(t, fields.Address("улица Мясницкая", fields.Context{}), "ADDRESS.INCOMPLETE", "missing").([]string)
	if want := []string{"postcode", "region", "locality", "house"}; !slices.Equal(got, want) {
		t.Errorf("missing: got %v, want %v", got, want)
	}
}

func TestPostcode(t *testing.T) {
	specification(t, "postcode", fields.Context{}, []row{
		{"six digits", "101000", "101000", ""},
		{"with a space", "101 000", "101000", "WHITESPACE.PRESENT@4"},
		{"five digits", "10100", "", "ADDRESS.POSTCODE@0"},
		{"noughts", "000000", "", "ADDRESS.POSTCODE@0"},
		{"beyond the range", "901000", "901000", "ADDRESS.POSTCODE_RANGE@1"},
	})
}
