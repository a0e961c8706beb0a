package draw

// committed is the table of the samples kept in the repository: every kind once right and at least once with a fault.
// Faults that any kind can have are shown on the passport; the others have what matters for them.
var committed = []struct {
	kind   string
	form   Form
	faults []Fault
}{
	{"passport_foreign", PDF, []Fault{None, Encrypted, NoPages}},
	{"passport_foreign", ScanPDF, []Fault{None, Blank, Truncated, WrongFormat}},
	{"passport_foreign", ScanJPEG, []Fault{
		None, Blurred, LowResolution, Dark, Glared, Shadowed, Cropped, Skewed, Truncated, Empty, Corrupt, WrongFormat,
		Expired, BadCheckDigit, OtherPerson,
	}},
	{"passport_foreign", PhotoJPEG, []Fault{None, Blurred, Dark}},

	{"passport_rf", PDF, []Fault{BadCheckDigit}},
	{"passport_rf", ScanJPEG, []Fault{None, Blurred, LowResolution}},
	{"passport_rf", PhotoJPEG, []Fault{None, Dark}},

	{"migration_card", PDF, []Fault{None, Expired}},
	{"migration_card", ScanPDF, []Fault{Blank}},
	{"migration_card", ScanJPEG, []Fault{None, Blurred, LowResolution}},
	{"migration_card", PhotoJPEG, []Fault{None, Dark, Empty}},

	{"lease", PDF, []Fault{None, Unsigned, Expired, TooManyPages, Truncated, Corrupt, Encrypted}},
	{"lease", ScanPDF, []Fault{None}},
	{"lease", ScanJPEG, []Fault{Blurred, LowResolution}},

	{"visa", ScanJPEG, []Fault{None, Expired, Blurred}},
	{"visa", PhotoJPEG, []Fault{None}},

	{"employment_contract", PDF, []Fault{None, Unsigned, Expired}},
	{"employment_contract", ScanJPEG, []Fault{LowResolution}},

	{"photo", ScanJPEG, []Fault{None, Blurred, LowResolution, Dark}},
	{"photo", PNG, []Fault{None, Corrupt, WrongFormat}},

	{"fee_receipt", PDF, []Fault{None, OtherPerson}},
	{"fee_receipt", ScanJPEG, []Fault{None, Cropped, LowResolution}},

	{"identity_card", ScanJPEG, []Fault{None, Blurred, Sideways, UpsideDown}},
	{"identity_card", PhotoJPEG, []Fault{None}},
	{"residence_permit", ScanJPEG, []Fault{None, LowResolution}},

	{"patent", PDF, []Fault{Expired}},
	{"patent", ScanJPEG, []Fault{None}},
	{"snils_certificate", PDF, []Fault{None, OtherPerson}},
	{"inn_certificate", PDF, []Fault{None, OtherPerson}},

	{"bank_statement", PDF, []Fault{None, Encrypted}},
	{"employer_register_extract", PDF, []Fault{None, NoPages}},
	{"hotel_registration", PDF, []Fault{None, Truncated}},
	{"employer_certificate", PDF, []Fault{None, Unsigned, Encrypted}},
	{"property_extract", PDF, []Fault{None, WrongFormat}},
	{"income_certificate", PDF, []Fault{None, NoPages}},
	{"medical_certificate", PDF, []Fault{None, OtherPerson}},
	{"medical_certificate", ScanJPEG, []Fault{LowResolution}},
	{"study_certificate", PDF, []Fault{None, Truncated}},
	{"qualification_certificate", PDF, []Fault{None, Empty}},
}
