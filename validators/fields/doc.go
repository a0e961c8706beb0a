// Package fields checks the values people type into forms for Russian state services and brings them into canonical
// form: tax and insurance numbers, passports, permits, telephones, e-mail, dates, names, states and addresses.
//
// A check never answers merely "invalid". It says what is wrong by a stable code, at which character, what was given
// and expected, and what was probably meant where only one thing can have been meant:
//
//	r := fields.INN("771234567850", fields.Context{})
//	r.Valid()                // false
//	r.Problems[0].Code       // FLD.INN.CHECKDIGIT_12
//	r.Problems[0].Position   // 12
//	r.Problems[0].Detail     // given 0, expected 9
//
// An Error is certain: arithmetic, the calendar, a character that cannot be there, a length fixed by law. Patterns of
// foreign numbers, region codes and whatever only one source knows are at most a Warning. The package holds no texts,
// no clock and no state; every check is safe for many goroutines, and a check of a value in canonical form of the
// numbers that come by the million (INN, SNILS, passport, migration card) allocates nothing.
//
// Register puts every kind on a go-playground/validator as a tag.
package fields
