package draw

// committed is the table of the samples kept in the repository.
var committed = []struct {
	kind  string
	form  Form
	fault Fault
}{
	{"passport_foreign", PDF, None},
	{"passport_foreign", PDF, Encrypted},
	{"passport_foreign", PDF, NoPages},
	{"passport_foreign", ScanPDF, None},
	{"passport_foreign", ScanPDF, Blank},
	{"passport_foreign", ScanPDF, Truncated},
	{"passport_foreign", ScanPDF, WrongFormat},
	{"passport_foreign", ScanJPEG, None},
	{"passport_foreign", ScanJPEG, Blurred},
	{"passport_foreign", ScanJPEG, LowResolution},
	{"passport_foreign", ScanJPEG, Dark},
	{"passport_foreign", ScanJPEG, Glared},
	{"passport_foreign", ScanJPEG, Shadowed},
	{"passport_foreign", ScanJPEG, Cropped},
	{"passport_foreign", ScanJPEG, Skewed},
	{"passport_foreign", ScanJPEG, Truncated},
	{"passport_foreign", ScanJPEG, Empty},
	{"passport_foreign", ScanJPEG, Corrupt},
	{"passport_foreign", ScanJPEG, WrongFormat},
	{"passport_foreign", ScanJPEG, Expired},
	{"passport_foreign", ScanJPEG, BadCheckDigit},
	{"passport_foreign", ScanJPEG, OtherPerson},
	{"passport_foreign", PhotoJPEG, None},
	{"passport_foreign", PhotoJPEG, Blurred},
	{"passport_foreign", PhotoJPEG, Dark},
}
