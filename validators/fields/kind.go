package fields

import (
	"slices"
	"strings"
)

// Kind is one kind of value.
type Kind struct {
	Name    string // as in rule data, on the command line and in struct tags
	Doc     string // one sentence
	Example string // a synthetic value in canonical form
	Check   func(value string, in Context) Result
}

// Kinds lists every kind by name.
func Kinds() []Kind { return slices.Clone(kinds) }

// Lookup finds a kind by its name.
func Lookup(name string) (Kind, bool) {
	i, ok := slices.BinarySearchFunc(kinds, name, func(k Kind, name string) int { return strings.Compare(k.Name, name) })
	if !ok {
		return Kind{}, false
	}
	return kinds[i], true
}

// kinds stands in order of name.
var kinds = []Kind{
	{"address", "A postal address in Russia; abbreviations written out, missing parts told.", "101000, город Москва, улица Мясницкая, дом 1", Address},
	{"bik", "A Russian bank code of 9 digits.", "044525000", BIK},
	{"birth_date", "A date of birth, DD.MM.YYYY or ISO 8601; canonical ISO 8601.", "1995-03-14", BirthDate},
	{"citizenship", "A state by name or code; canonical alpha-3.", "UZB", Citizenship},
	{"country", "A state's code, alpha-3, alpha-2 or numeric; canonical alpha-3.", "KGZ", Country},
	{"date", "A date, DD.MM.YYYY or ISO 8601; canonical ISO 8601.", "2026-11-22", Date},
	{"date_past", "A date not after today; canonical ISO 8601.", "2026-01-10", DatePast},
	{"division_code", "The code of the body that issued a Russian internal passport.", "770-045", DivisionCode},
	{"email", "An e-mail address; the domain canonical in lower case and punycode.", "ivan@example.com", Email},
	{"identity_card", "The number of a national identity card, by issuing state.", "041234567", IdentityCard},
	{"inn", "A Russian tax number, 12 digits of a person or 10 of an organisation.", "771234567859", INN},
	{"inn_organisation", "A Russian tax number of an organisation, 10 digits.", "7700123459", INNOrganisation},
	{"inn_person", "A Russian tax number of a person, 12 digits.", "500100732259", INNPerson},
	{"kpp", "A Russian code of the reason of tax registration, 9 characters.", "770001001", KPP},
	{"migration_card", "Series and number of a migration card, 4 and 7 digits.", "46191234567", MigrationCard},
	{"name", "A surname, a given name or a full name in Cyrillic or Latin letters.", "Каримов", Name},
	{"ogrn", "A Russian registration number of an organisation, 13 digits.", "1027700000008", OGRN},
	{"ogrnip", "A Russian registration number of a sole proprietor, 15 digits.", "304770000000008", OGRNIP},
	{"passport_foreign", "The number of a foreign passport, by issuing state.", "FA1234567", PassportForeign},
	{"passport_rf", "Series and number of a Russian internal passport, 4 and 6 digits.", "4519123456", PassportRF},
	{"passport_rf_travel", "Series and number of a Russian travel passport, 2 and 7 digits.", "751234567", PassportRFTravel},
	{"patent", "Series and number of a work patent, 2 and 10 digits.", "772400123456", Patent},
	{"patent_blank", "The number on the blank of a work patent, 2 Cyrillic letters and 7 digits.", "ПР1234567", PatentBlank},
	{"patronymic", "A patronymic in Cyrillic or Latin letters, with or without a particle.", "Муратбой угли", Patronymic},
	{"phone", "A telephone number in any spelling; canonical E.164.", "+79161234567", Phone},
	{"postcode", "A Russian postcode of 6 digits.", "101000", Postcode},
	{"refugee_certificate", "Series and number of a refugee's certificate, a letter and 6 digits.", "А123456", RefugeeCertificate},
	{"residence_permit", "Series and number of a residence permit, 2 and 7 digits.", "821234567", ResidencePermit},
	{"sex", "A person's sex; canonical M or F.", "F", Sex},
	{"snils", "A Russian insurance number of 11 digits, in any spelling.", "11223344595", SNILS},
	{"temporary_residence_permit", "The number of a temporary residence permit, in free form.", "123/2024/77", TemporaryResidencePermit},
	{"visa", "Series and number of a Russian visa, 2 and 7 digits.", "201234567", Visa},
	{"work_permit", "Series and number of a work permit.", "2412345678", WorkPermit},
}
