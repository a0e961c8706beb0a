package mrz

import (
	"strconv"

	"priyom/intake"
)

// Zone is a zone as it was read. Lines are in capitals and of full width.
type Zone struct {
	Format   Format    `json:"format"`
	Lines    []string  `json:"lines"`
	Valid    bool      `json:"valid"` // characters, dates and every check digit hold; says nothing of who issued it
	Checks   []Check   `json:"checks"`
	Document Document  `json:"document"`
	Problems []Problem `json:"problems"`
	Repairs  []Change  `json:"repairs,omitempty"` // what Repair changed in the lines; Parse never changes a character
}

// Field names what a check digit guards.
type Field string

// The fields that have check digits.
const (
	DocumentNumber Field = "document_number"
	BirthDate      Field = "birth_date"
	ExpiryDate     Field = "expiry_date"
	Optional       Field = "optional"
	Composite      Field = "composite"
)

// Check is one check digit. Line and Position count from 1 and say where it stands.
type Check struct {
	Field    Field  `json:"field"`
	Line     int    `json:"line"`
	Position int    `json:"position"`
	Given    string `json:"given"`
	Computed string `json:"computed"`
	OK       bool   `json:"ok"`
}

// Document is what a zone says. Dates are ISO 8601, cut short where the zone leaves month or day unknown ("1985"), and
// empty where it gives none. Names are in Latin capitals, on the Russian internal passport in Cyrillic ones; the zone
// does not tell a hyphen from a space, so parts of a name stand apart by spaces.
type Document struct {
	Code         string `json:"code"`   // such as P, PN, ID, V
	Issuer       string `json:"issuer"` // alpha-3 as in the zone: Germany is D
	Number       string `json:"number"` // whole, however long; on the Russian internal passport the six digits after the series
	Nationality  string `json:"nationality"`
	BirthDate    string `json:"birth_date"`
	Sex          string `json:"sex"` // M, F or, unspecified, X
	ExpiryDate   string `json:"expiry_date,omitempty"`
	Optional     string `json:"optional,omitempty"`      // without trailing fillers; TD1 has two stretches, which | parts
	Surname      string `json:"surname"`                 // or the only name of those who have one
	GivenNames   string `json:"given_names,omitempty"`   //
	Patronymic   string `json:"patronymic,omitempty"`    // of the Russian internal passport only
	Truncated    bool   `json:"truncated"`               // names reach the end of their field, so they may go on
	Series       string `json:"series,omitempty"`        // four digits, of the Russian internal passport only
	DivisionCode string `json:"division_code,omitempty"` // 770-045, of the Russian internal passport only
	IssueDate    string `json:"issue_date,omitempty"`    // of the Russian internal passport only
}

// Problem is one thing wrong with a zone.
type Problem struct {
	Code     intake.Code   `json:"code"`
	Line     int           `json:"line"`     // from 1; 0 for the whole zone
	Position int           `json:"position"` // from 1; 0 for the whole line
	Detail   intake.Detail `json:"detail,omitempty"`
}

// Check finds the check digit of a field, or false when the format has none.
func (z Zone) Check(f Field) (Check, bool) {
	for _, c := range z.Checks {
		if c.Field == f {
			return c, true
		}
	}
	return Check{}, false
}

// Evidence is the zone in the shape in which evidence is kept: checks and values by name, empty values left out.
func (z Zone) Evidence() intake.Zone {
	e := intake.Zone{Format: string(z.Format), Lines: z.Lines, Valid: z.Valid, Checks: map[string]bool{}, Document: map[string]string{}}
	for _, c := range z.Checks {
		e.Checks[string(c.Field)] = c.OK
	}
	for name, value := range map[string]string{
		"code": z.Document.Code, "issuer": z.Document.Issuer, "number": z.Document.Number,
		"nationality": z.Document.Nationality, "birth_date": z.Document.BirthDate, "sex": z.Document.Sex,
		"expiry_date": z.Document.ExpiryDate, "optional": z.Document.Optional, "surname": z.Document.Surname,
		"given_names": z.Document.GivenNames, "patronymic": z.Document.Patronymic, "series": z.Document.Series,
		"division_code": z.Document.DivisionCode, "issue_date": z.Document.IssueDate,
		"truncated": strconv.FormatBool(z.Document.Truncated),
	} {
		if value != "" {
			e.Document[name] = value
		}
	}
	return e
}
