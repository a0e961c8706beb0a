package mrz

import (
	"slices"

	"priyom/intake"
)

// The codes of every problem this package can tell. A code is never renamed and never reused.
const (
	LineLength       = intake.Code("MRZ.FORMAT.LINE_LENGTH") // a line is shorter or longer than its format
	Charset          = intake.Code("MRZ.FORMAT.CHARSET")     // a character that cannot stand where it stands
	UnknownFormat    = intake.Code("MRZ.FORMAT.UNKNOWN")
	CheckNumber      = intake.Code("MRZ.CHECKDIGIT.DOCUMENT_NUMBER")
	CheckBirthDate   = intake.Code("MRZ.CHECKDIGIT.BIRTH_DATE")
	CheckExpiryDate  = intake.Code("MRZ.CHECKDIGIT.EXPIRY_DATE")
	CheckOptional    = intake.Code("MRZ.CHECKDIGIT.OPTIONAL")
	CheckComposite   = intake.Code("MRZ.CHECKDIGIT.COMPOSITE")
	IssuerUnknown    = intake.Code("MRZ.ISSUER.UNKNOWN")  // issuer or nationality is no code of ICAO's
	IssuerSpecimen   = intake.Code("MRZ.ISSUER.SPECIMEN") // Utopia
	DateImpossible   = intake.Code("MRZ.DATE.IMPOSSIBLE")
	PresenceNotFound = intake.Code("MRZ.PRESENCE.NOT_FOUND") // nothing to read
)

// Codes lists every code the package can give, in order.
func Codes() []intake.Code {
	codes := []intake.Code{
		LineLength, Charset, UnknownFormat, CheckNumber, CheckBirthDate, CheckExpiryDate, CheckOptional, CheckComposite,
		IssuerUnknown, IssuerSpecimen, DateImpossible, PresenceNotFound,
	}
	slices.Sort(codes)
	return codes
}

// failed gives the code of a check digit that does not hold.
var failed = map[Field]intake.Code{
	DocumentNumber: CheckNumber, BirthDate: CheckBirthDate, ExpiryDate: CheckExpiryDate,
	Optional: CheckOptional, Composite: CheckComposite,
}
