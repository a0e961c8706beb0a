package draw

import (
	"slices"
	"time"
)

// packagePaper is a document that only packages have.
type packagePaper struct {
	name  string
	kind  string
	form  Form
	pages []*Page
}

func (p packagePaper) file() (File, error) {
	kind, _ := kindNamed(p.kind)
	extension, mediaType := p.form.extension()
	j := job{pages: p.pages, form: p.form, dpi: kind.scan.dpi, gray: kind.scan.gray, seed: seedOf(p.name, p.form, Person{})}
	bytes, err := j.encode()
	return File{Name: p.name + "." + extension, MediaType: mediaType, Bytes: bytes}, err
}

// changed is a person with something changed.
func changed(p Person, how func(*Person)) Person {
	how(&p)
	return p
}

// packagePapers are the documents of the Uzbek of the roster that say something else than the application does.
func packagePapers() []packagePaper {
	person := Persons(0)[uzbek]
	named := changed(person, func(p *Person) { p.Latin.Surname, p.Cyrillic.Surname = "OBRAZTSOV", "Образцов" })
	spelt := changed(person, func(p *Person) { p.Latin.Surname = "NAMUNAYEV" })
	born := changed(person, func(p *Person) { p.Born = date(1985, time.March, 21); p.Passport.Personal = "" })
	expired := born.Expire()
	otherCard := changed(person, func(p *Person) { p.Card.Number = "4791553" })
	otherPassport := changed(named, func(p *Person) { p.Passport.Number = "FA7061388" })
	entry := person.Card.Entry
	short := tenancy{entry, date(2026, time.December, 31), "1 (один) месяц 21 день"}.draw(person, None)
	year := tenancy{entry, entry.AddDate(1, 0, -1), "12 (двенадцать) месяцев"}.draw(person, None)
	whole := lease(person, None)
	return []packagePaper{
		{"passport_of_another_name", "passport_foreign", ScanJPEG, foreignPassport(named, None)},
		{"passport_spelt_otherwise", "passport_foreign", ScanJPEG, foreignPassport(spelt, None)},
		{"passport_of_another_birth_date", "passport_foreign", ScanJPEG, foreignPassport(born, None)},
		{"passport_expired_of_another_birth_date", "passport_foreign", ScanJPEG, foreignPassport(expired, None)},
		{"card_of_another_number", "migration_card", PDF, migrationCard(otherCard, None)},
		{"card_of_another_name_and_passport", "migration_card", PDF, migrationCard(otherPassport, None)},
		{"lease_that_ends_early", "lease", PDF, short},
		{"lease_that_ends_early_without_its_third_page", "lease", PDF, slices.Delete(slices.Clone(short), 2, 3)},
		{"lease_of_a_year", "lease", PDF, year},
		{"lease_without_its_third_page", "lease", PDF, slices.Delete(slices.Clone(whole), 2, 3)},
	}
}
