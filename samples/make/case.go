package draw

import "fmt"

// Case is one sample: a drawn document and the fields its applicant declared.
type Case struct {
	Name   string // <kind>.<form>[.<fault>], also the name of its folder
	Kind   string
	Form   Form
	Fault  Fault
	Person Person
	Fields map[string]string // declared; what the document says but for the faults of data
	Shows  string            // what the case is there to show
}

// File draws the case's document.
func (c Case) File() (File, error) { return Draw(c.Kind, c.Form, c.Fault, c.Person) }

// Cases lists the samples kept in the repository.
func Cases() []Case {
	persons := Persons(0)
	var cases []Case
	for _, line := range committed {
		for _, fault := range line.faults {
			cases = append(cases, newCase(line.kind, line.form, fault, persons))
		}
	}
	return cases
}

// LargeCases lists the samples above the limit of 5 MiB; they are drawn when wanted and never kept.
func LargeCases() []Case {
	persons := Persons(0)
	return []Case{
		newCase("passport_foreign", ScanJPEG, TooLarge, persons),
		newCase("lease", PDF, TooLarge, persons),
	}
}

func newCase(kind string, form Form, fault Fault, persons []Person) Case {
	found, ok := kindNamed(kind)
	if !ok {
		panic("no kind named " + kind) // the tables are ours
	}
	person := persons[found.person]
	c := Case{Name: fmt.Sprintf("%s.%s", kind, form), Kind: kind, Form: form, Fault: fault, Person: person, Fields: person.Fields()}
	c.Shows = fmt.Sprintf("%s, %s: %s", found.title, form.title(), fault.title())
	if fault != None {
		c.Name += "." + string(fault)
	}
	if fault == Expired && found.name == "passport_foreign" {
		expired := person.Expire().Passport
		c.Fields["passport_issue_date"], c.Fields["passport_expiry_date"] = dotted(expired.Issued), dotted(expired.Expires)
	}
	if found.name == "patent" {
		c.Fields["patent_number"] = patentNumber(person)
	}
	return c
}

// Fields are what the person declares in an application.
func (p Person) Fields() map[string]string {
	fields := map[string]string{
		"surname": p.Cyrillic.Surname, "given_names": p.Cyrillic.Given, "patronymic": p.Cyrillic.Patronymic,
		"surname_latin": p.Latin.Surname, "given_names_latin": p.Latin.Given,
		"birth_date": dotted(p.Born), "sex": p.Sex, "citizenship": p.Citizenship.Full,
		"inn": p.INN, "snils": p.SNILS, "phone": p.Phone, "email": p.Email, "address": p.Address,
	}
	number := p.Passport.Series + p.Passport.Number
	if p.Host == nil {
		fields["passport_rf_number"] = number
	} else {
		fields["passport_number"], fields["passport_issue_date"] = number, dotted(p.Passport.Issued)
		fields["migration_card"], fields["purpose"] = p.Card.Series+" "+p.Card.Number, "work"
		fields["arrival_date"], fields["stay_to"] = dotted(p.Card.Entry), dotted(p.Card.Until)
	}
	if !p.Passport.Expires.IsZero() {
		fields["passport_expiry_date"] = dotted(p.Passport.Expires)
	}
	for key, value := range fields {
		if value == "" {
			delete(fields, key)
		}
	}
	return fields
}

// Zone is the lines of the machine-readable zone that the case's document is printed with, whatever became of it since;
// none when it has no zone.
func (c Case) Zone() (lines []string) {
	found, ok := kindNamed(c.Kind)
	if !ok {
		return nil
	}
	for _, page := range found.job(c.Form, c.Fault, c.Person).pages {
		for _, m := range page.marks {
			if m.path == nil && m.style.Face == OCRB {
				lines = append(lines, m.text)
			}
		}
	}
	return lines
}
