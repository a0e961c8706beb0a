package fields

import (
	"fmt"

	ut "github.com/go-playground/universal-translator"
	"github.com/go-playground/validator/v10"
)

// RegisterTranslations gives every tag of Register its message in the language of trans, which must be Russian or
// English. A message names the field, the kind, the code and the character; it never repeats the value.
func RegisterTranslations(v *validator.Validate, trans ut.Translator) error {
	language, ok := languages[trans.Locale()]
	if !ok {
		return fmt.Errorf("no messages in language %q: want ru or en", trans.Locale())
	}
	for _, kind := range kinds {
		if err := v.RegisterTranslation(kind.Name, trans, language.add(kind), language.message(kind)); err != nil {
			return fmt.Errorf("register message of %s: %w", kind.Name, err)
		}
	}
	return nil
}

// language is how messages are put together: {0} is the field, {1} the code, {2} the character's position.
type language struct {
	plain   string // no more is known than that the value will not do
	whole   string // something is wrong with the whole value
	at      string // something is wrong with one character
	titleOf func(title) string
}

var languages = map[string]language{
	"ru": {
		plain: "{0}: ожидается %s", whole: "{0}: ожидается %s ({1})", at: "{0}: ожидается %s, ошибка в знаке {2} ({1})",
		titleOf: func(t title) string { return t.russian },
	},
	"en": {
		plain: "{0} must be %s", whole: "{0} must be %s ({1})", at: "{0} must be %s; character {2} is wrong ({1})",
		titleOf: func(t title) string { return t.english },
	},
}

func (l language) add(kind Kind) validator.RegisterTranslationsFunc {
	return func(trans ut.Translator) error {
		title := l.titleOf(titles[kind.Name])
		for suffix, text := range map[string]string{"": l.plain, ".whole": l.whole, ".at": l.at} {
			if err := trans.Add("fields."+kind.Name+suffix, fmt.Sprintf(text, title), true); err != nil {
				return err
			}
		}
		return nil
	}
}

func (l language) message(kind Kind) validator.TranslationFunc {
	return func(trans ut.Translator, fe validator.FieldError) string {
		key, position, code := "fields."+kind.Name, "", ""
		if value, ok := fe.Value().(string); ok {
			if p, found := firstError(kind.Check(value, Context{})); found {
				key, position, code = key+".whole", fmt.Sprint(p.Position), string(p.Code)
				if p.Position > 0 {
					key = "fields." + kind.Name + ".at"
				}
			}
		}
		text, err := trans.T(key, fe.Field(), code, position)
		if err != nil {
			return fe.Error()
		}
		return text
	}
}

func firstError(r Result) (Problem, bool) {
	for _, p := range r.Problems {
		if p.Level == Error {
			return p, true
		}
	}
	return Problem{}, false
}

// title is what a kind is called in a message: "ожидается …", "must be …".
type title struct{ russian, english string }

var titles = map[string]title{
	"address":                    {"почтовый адрес", "a postal address"},
	"bik":                        {"БИК из 9 цифр", "a BIK of 9 digits"},
	"birth_date":                 {"дата рождения ДД.ММ.ГГГГ", "a date of birth, DD.MM.YYYY"},
	"citizenship":                {"название государства полностью", "the full name of a state"},
	"country":                    {"код государства", "a country code"},
	"date":                       {"дата ДД.ММ.ГГГГ", "a date, DD.MM.YYYY"},
	"date_past":                  {"дата ДД.ММ.ГГГГ не позже сегодняшней", "a date not after today, DD.MM.YYYY"},
	"division_code":              {"код подразделения 999-999", "a division code, 999-999"},
	"email":                      {"адрес электронной почты", "an e-mail address"},
	"identity_card":              {"номер удостоверения личности", "the number of an identity card"},
	"inn":                        {"ИНН из 12 или 10 цифр", "an INN of 12 or 10 digits"},
	"inn_organisation":           {"ИНН организации из 10 цифр", "an organisation's INN of 10 digits"},
	"inn_person":                 {"ИНН физического лица из 12 цифр", "a person's INN of 12 digits"},
	"kpp":                        {"КПП из 9 знаков", "a KPP of 9 characters"},
	"migration_card":             {"серия (4 цифры) и номер (7 цифр) миграционной карты", "a migration card's series (4 digits) and number (7 digits)"},
	"name":                       {"имя буквами одного алфавита", "a name in letters of one alphabet"},
	"ogrn":                       {"ОГРН из 13 цифр", "an OGRN of 13 digits"},
	"ogrnip":                     {"ОГРНИП из 15 цифр", "an OGRNIP of 15 digits"},
	"passport_foreign":           {"номер иностранного паспорта", "the number of a foreign passport"},
	"passport_rf":                {"серия (4 цифры) и номер (6 цифр) паспорта", "a Russian passport's series (4 digits) and number (6 digits)"},
	"passport_rf_travel":         {"серия (2 цифры) и номер (7 цифр) заграничного паспорта", "a Russian travel passport's series (2 digits) and number (7 digits)"},
	"patent":                     {"серия (2 цифры) и номер (10 цифр) патента", "a patent's series (2 digits) and number (10 digits)"},
	"patent_blank":               {"номер бланка патента: 2 буквы и 7 цифр", "the number of a patent's blank, 2 letters and 7 digits"},
	"patronymic":                 {"отчество буквами одного алфавита", "a patronymic in letters of one alphabet"},
	"phone":                      {"номер телефона с кодом страны", "a telephone number with its country code"},
	"postcode":                   {"почтовый индекс из 6 цифр", "a postcode of 6 digits"},
	"refugee_certificate":        {"номер удостоверения беженца", "the number of a refugee's certificate"},
	"residence_permit":           {"серия (2 цифры) и номер (7 цифр) вида на жительство", "a residence permit's series (2 digits) and number (7 digits)"},
	"sex":                        {"пол: М или Ж", "a sex, M or F"},
	"snils":                      {"СНИЛС из 11 цифр", "a SNILS of 11 digits"},
	"temporary_residence_permit": {"номер разрешения на временное проживание", "the number of a temporary residence permit"},
	"visa":                       {"серия и номер визы", "the series and number of a visa"},
	"work_permit":                {"серия и номер разрешения на работу", "the series and number of a work permit"},
}
