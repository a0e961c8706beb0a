package names

import (
	"slices"

	"priyom/intake"
)

// The codes of every reason this package can give. A code is never renamed and never reused.
const (
	NameMismatch      = intake.Code("XDOC.NAME.MISMATCH")
	Partial           = intake.Code("XDOC.NAME.PARTIAL")                 // alike, not the same; or cut, or initials, or a part missing
	SpellingVariant   = intake.Code("XDOC.NAME.TRANSLITERATION_VARIANT") // the same in another spelling
	OrderSwapped      = intake.Code("XDOC.NAME.ORDER_SWAPPED")           // surname and given names change places
	PatronymicMissing = intake.Code("XDOC.NAME.PATRONYMIC_MISSING")      // on one side
	GenderEnding      = intake.Code("XDOC.NAME.GENDER_ENDING")           // as of a man and a woman
)

// Codes lists every code the package can give, in order.
func Codes() []intake.Code {
	codes := []intake.Code{NameMismatch, Partial, SpellingVariant, OrderSwapped, PatronymicMissing, GenderEnding}
	slices.Sort(codes)
	return codes
}
