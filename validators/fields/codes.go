package fields

import (
	"slices"

	"priyom/intake"
)

// The codes of every problem this package can tell. A code is never renamed and never reused.
const (
	RequiredMissing = intake.Code("FLD.REQUIRED.MISSING") // nothing but white space and separators
	ValueTooLong    = intake.Code("FLD.VALUE.TOO_LONG")   // more bytes than any such value has
	ValueExtraText  = intake.Code("FLD.VALUE.EXTRA_TEXT") // words behind the value, left out
	ValueRefused    = intake.Code("FLD.VALUE.REFUSED")    // one of validator's own tags does not hold
	EnumNotInList   = intake.Code("FLD.ENUM.NOT_IN_LIST")

	CharsetInvalidUTF8   = intake.Code("FLD.CHARSET.INVALID_UTF8")
	CharsetForbiddenChar = intake.Code("FLD.CHARSET.FORBIDDEN_CHAR")
	CharsetMixedScript   = intake.Code("FLD.CHARSET.MIXED_SCRIPT")
	WhitespacePresent    = intake.Code("FLD.WHITESPACE.PRESENT")

	INNLength              = intake.Code("FLD.INN.LENGTH")
	INNTrivial             = intake.Code("FLD.INN.TRIVIAL")
	INNRegion              = intake.Code("FLD.INN.REGION")
	INNRegionUnknown       = intake.Code("FLD.INN.REGION_UNKNOWN")
	INNCheckDigit10        = intake.Code("FLD.INN.CHECKDIGIT_10")
	INNCheckDigit11        = intake.Code("FLD.INN.CHECKDIGIT_11")
	INNCheckDigit12        = intake.Code("FLD.INN.CHECKDIGIT_12")
	INNNotPersonal         = intake.Code("FLD.INN.NOT_PERSONAL")
	INNNotOrganisation     = intake.Code("FLD.INN.NOT_ORGANISATION")
	INNForeignOrganisation = intake.Code("FLD.INN.FOREIGN_ORGANISATION")
	INNIsIIN               = intake.Code("FLD.INN.IS_IIN_KZ")

	SNILSLength          = intake.Code("FLD.SNILS.LENGTH")
	SNILSCheckDigit      = intake.Code("FLD.SNILS.CHECKDIGIT")
	SNILSBelowCheckRange = intake.Code("FLD.SNILS.BELOW_CHECK_RANGE")
	SNILSTrivial         = intake.Code("FLD.SNILS.TRIVIAL")

	OGRNLength          = intake.Code("FLD.OGRN.LENGTH")
	OGRNTrivial         = intake.Code("FLD.OGRN.TRIVIAL")
	OGRNCheckDigit      = intake.Code("FLD.OGRN.CHECKDIGIT")
	OGRNSign            = intake.Code("FLD.OGRN.SIGN")
	OGRNRegionUnknown   = intake.Code("FLD.OGRN.REGION_UNKNOWN")
	OGRNIPLength        = intake.Code("FLD.OGRNIP.LENGTH")
	OGRNIPTrivial       = intake.Code("FLD.OGRNIP.TRIVIAL")
	OGRNIPCheckDigit    = intake.Code("FLD.OGRNIP.CHECKDIGIT")
	OGRNIPSign          = intake.Code("FLD.OGRNIP.SIGN")
	OGRNIPRegionUnknown = intake.Code("FLD.OGRNIP.REGION_UNKNOWN")
	KPPLength           = intake.Code("FLD.KPP.LENGTH")
	KPPFormat           = intake.Code("FLD.KPP.FORMAT")
	KPPTrivial          = intake.Code("FLD.KPP.TRIVIAL")
	KPPRegionUnknown    = intake.Code("FLD.KPP.REGION_UNKNOWN")
	BIKLength           = intake.Code("FLD.BIK.LENGTH")
	BIKTrivial          = intake.Code("FLD.BIK.TRIVIAL")
	BIKPrefix           = intake.Code("FLD.BIK.PREFIX")

	PassportRFFormat             = intake.Code("FLD.PASSPORT_RF.FORMAT")
	PassportRFRegionUnknown      = intake.Code("FLD.PASSPORT_RF.REGION_UNKNOWN")
	PassportRFBlankYear          = intake.Code("FLD.PASSPORT_RF.BLANK_YEAR")
	PassportRFIssuedInFuture     = intake.Code("FLD.PASSPORT_RF.ISSUED_IN_FUTURE")
	PassportRFIssuedBefore1997   = intake.Code("FLD.PASSPORT_RF.ISSUED_BEFORE_1997")
	PassportRFIssuedBefore14     = intake.Code("FLD.PASSPORT_RF.ISSUED_BEFORE_14")
	PassportRFExpired            = intake.Code("FLD.PASSPORT_RF.EXPIRED")
	PassportRFTravelFormat       = intake.Code("FLD.PASSPORT_RF_TRAVEL.FORMAT")
	PassportForeignFormat        = intake.Code("FLD.PASSPORT_FOREIGN.FORMAT")
	PassportForeignIssuerUnknown = intake.Code("FLD.PASSPORT_FOREIGN.ISSUER_UNKNOWN")
	IdentityCardFormat           = intake.Code("FLD.IDENTITY_CARD.FORMAT")
	IdentityCardIssuerUnknown    = intake.Code("FLD.IDENTITY_CARD.ISSUER_UNKNOWN")
	IdentityCardNotForEntry      = intake.Code("FLD.IDENTITY_CARD.NOT_FOR_ENTRY")
	DivisionCodeFormat           = intake.Code("FLD.DIVISION_CODE.FORMAT")
	DivisionCodeTrivial          = intake.Code("FLD.DIVISION_CODE.TRIVIAL")
	DivisionCodeRegionUnknown    = intake.Code("FLD.DIVISION_CODE.REGION_UNKNOWN")
	DivisionCodeLevel            = intake.Code("FLD.DIVISION_CODE.LEVEL")

	MigcardFormat                  = intake.Code("FLD.MIGCARD.FORMAT")
	MigcardSuspicious              = intake.Code("FLD.MIGCARD.SUSPICIOUS")
	MigcardNotNeeded               = intake.Code("FLD.MIGCARD.NOT_NEEDED")
	PatentFormat                   = intake.Code("FLD.PATENT.FORMAT")
	PatentRegionUnknown            = intake.Code("FLD.PATENT.REGION_UNKNOWN")
	PatentYear                     = intake.Code("FLD.PATENT.YEAR")
	PatentVariant                  = intake.Code("FLD.PATENT.VARIANT")
	PatentBlankFormat              = intake.Code("FLD.PATENT_BLANK.FORMAT")
	ResidencePermitFormat          = intake.Code("FLD.RESIDENCE_PERMIT.FORMAT")
	ResidencePermitSeries          = intake.Code("FLD.RESIDENCE_PERMIT.SERIES")
	TemporaryResidencePermitFormat = intake.Code("FLD.TEMPORARY_RESIDENCE_PERMIT.FORMAT")
	VisaFormat                     = intake.Code("FLD.VISA.FORMAT")
	RefugeeCertificateFormat       = intake.Code("FLD.REFUGEE_CERTIFICATE.FORMAT")
	WorkPermitFormat               = intake.Code("FLD.WORK_PERMIT.FORMAT")

	PhoneLength             = intake.Code("FLD.PHONE.LENGTH")
	PhoneCountryCode        = intake.Code("FLD.PHONE.COUNTRY_CODE")
	PhoneCountryCodeMissing = intake.Code("FLD.PHONE.COUNTRY_CODE_MISSING")
	PhoneNotPossible        = intake.Code("FLD.PHONE.NOT_POSSIBLE")
	PhoneNotMobile          = intake.Code("FLD.PHONE.NOT_MOBILE")
	PhoneAmbiguous          = intake.Code("FLD.PHONE.AMBIGUOUS")
	PhoneVariantNormalised  = intake.Code("FLD.PHONE.VARIANT_NORMALISED")

	EmailNoAt        = intake.Code("FLD.EMAIL.NO_AT")
	EmailLength      = intake.Code("FLD.EMAIL.LENGTH")
	EmailLocal       = intake.Code("FLD.EMAIL.LOCAL")
	EmailQuotedLocal = intake.Code("FLD.EMAIL.QUOTED_LOCAL")
	EmailDomain      = intake.Code("FLD.EMAIL.DOMAIN")
	EmailIDN         = intake.Code("FLD.EMAIL.IDN")
	EmailTypo        = intake.Code("FLD.EMAIL.TYPO")
	EmailTLDUnknown  = intake.Code("FLD.EMAIL.TLD_UNKNOWN")

	DateFormat        = intake.Code("FLD.DATE.FORMAT")
	DateImpossible    = intake.Code("FLD.DATE.IMPOSSIBLE")
	DateFuture        = intake.Code("FLD.DATE.FUTURE")
	DateOrderSuspect  = intake.Code("FLD.DATE.ORDER_SUSPECT")
	DateYearTwoDigits = intake.Code("FLD.DATE.YEAR_TWO_DIGITS")
	DateOutOfRange    = intake.Code("FLD.DATE.OUT_OF_RANGE")

	NameHyphenOrSpace       = intake.Code("FLD.NAME.HYPHEN_OR_SPACE")
	NameInitial             = intake.Code("FLD.NAME.INITIAL")
	NamePlaceholder         = intake.Code("FLD.NAME.PLACEHOLDER")
	PatronymicParticle      = intake.Code("FLD.PATRONYMIC.PARTICLE")
	PatronymicParticleAlone = intake.Code("FLD.PATRONYMIC.PARTICLE_ALONE")

	CitizenshipUnknown     = intake.Code("FLD.CITIZENSHIP.UNKNOWN")
	CitizenshipAbbreviated = intake.Code("FLD.CITIZENSHIP.ABBREVIATED")
	CitizenshipSpecimen    = intake.Code("FLD.CITIZENSHIP.SPECIMEN")
	CitizenshipUnspecified = intake.Code("FLD.CITIZENSHIP.UNSPECIFIED")
	CountryUnknown         = intake.Code("FLD.COUNTRY.UNKNOWN")
	SexUnspecified         = intake.Code("FLD.SEX.UNSPECIFIED")

	AddressIncomplete    = intake.Code("FLD.ADDRESS.INCOMPLETE")
	AddressAbbreviation  = intake.Code("FLD.ADDRESS.ABBREVIATION")
	AddressPostcode      = intake.Code("FLD.ADDRESS.POSTCODE")
	AddressPostcodeRange = intake.Code("FLD.ADDRESS.POSTCODE_RANGE")
)

// Codes lists every code the package can give, in order.
func Codes() []intake.Code {
	codes := []intake.Code{
		RequiredMissing, ValueTooLong, ValueExtraText, EnumNotInList, ValueRefused,
		CharsetInvalidUTF8, CharsetForbiddenChar, CharsetMixedScript, WhitespacePresent,
		INNLength, INNTrivial, INNRegion, INNRegionUnknown, INNCheckDigit10, INNCheckDigit11, INNCheckDigit12,
		INNNotPersonal, INNNotOrganisation, INNForeignOrganisation, INNIsIIN, SNILSLength, SNILSCheckDigit,
		SNILSBelowCheckRange, SNILSTrivial, OGRNLength, OGRNTrivial, OGRNCheckDigit, OGRNSign, OGRNRegionUnknown,
		OGRNIPLength, OGRNIPTrivial, OGRNIPCheckDigit, OGRNIPSign, OGRNIPRegionUnknown, KPPLength, KPPFormat,
		KPPTrivial, KPPRegionUnknown, BIKLength, BIKTrivial, BIKPrefix, PassportRFFormat, PassportRFRegionUnknown,
		PassportRFBlankYear, PassportRFIssuedInFuture, PassportRFIssuedBefore1997, PassportRFIssuedBefore14,
		PassportRFExpired, PassportRFTravelFormat, PassportForeignFormat, PassportForeignIssuerUnknown,
		IdentityCardFormat, IdentityCardIssuerUnknown, IdentityCardNotForEntry, DivisionCodeFormat,
		DivisionCodeTrivial, DivisionCodeRegionUnknown, DivisionCodeLevel, MigcardFormat, MigcardSuspicious,
		MigcardNotNeeded, PatentFormat, PatentRegionUnknown, PatentYear, PatentVariant, PatentBlankFormat,
		ResidencePermitFormat, ResidencePermitSeries, TemporaryResidencePermitFormat, VisaFormat,
		RefugeeCertificateFormat, WorkPermitFormat, PhoneLength, PhoneCountryCode, PhoneCountryCodeMissing,
		PhoneNotPossible, PhoneNotMobile, PhoneAmbiguous, PhoneVariantNormalised, EmailNoAt, EmailLength, EmailLocal,
		EmailQuotedLocal, EmailDomain, EmailIDN, EmailTypo, EmailTLDUnknown, DateFormat, DateImpossible, DateFuture,
		DateOrderSuspect, DateYearTwoDigits, DateOutOfRange, NameHyphenOrSpace, NameInitial, NamePlaceholder,
		PatronymicParticle, PatronymicParticleAlone, CitizenshipUnknown, CitizenshipAbbreviated, CitizenshipSpecimen,
		CitizenshipUnspecified, CountryUnknown, SexUnspecified, AddressIncomplete, AddressAbbreviation,
		AddressPostcode, AddressPostcodeRange,
	}
	slices.Sort(codes)
	return codes
}
