package draw

// kindOf is how one kind of document is drawn.
type kindOf struct {
	name   string
	title  string // in Russian
	pages  func(Person, Fault) []*Page
	dpi    float64           // of a scan
	gray   bool              // scanned without colour
	person int               // index into Persons of whom the samples show
	holder func(Person) bool // who can have one; nil means anybody
	faults []Fault           // of what the document says
}

// kinds is the table of all kinds; a new one is a line here and a function that draws its pages.
func kinds() []kindOf {
	return []kindOf{
		{"passport_foreign", "Паспорт иностранного гражданина", foreignPassport, 300, false, 0, traveller, []Fault{Expired, BadCheckDigit}},
		{"passport_rf", "Паспорт гражданина РФ", russianSpread, 300, false, 5, russian, []Fault{BadCheckDigit}},
		{"migration_card", "Миграционная карта", migrationCard, 220, false, 0, nil, []Fault{Expired}},
		{"lease", "Договор найма жилого помещения", lease, 200, true, 0, nil, []Fault{Expired, Unsigned}},
		{"visa", "Виза", visaSticker, 300, false, 4, traveller, []Fault{Expired, BadCheckDigit}},
		{"employment_contract", "Трудовой договор", employmentContract, 200, true, 1, nil, []Fault{Expired, Unsigned}},
		{"photo", "Фотография 35 × 45 мм", identityPhoto, 450, false, 3, nil, nil},
		{"fee_receipt", "Квитанция об уплате пошлины", feeReceipt, 200, false, 0, nil, nil},
		{"employer_certificate", "Справка с места работы", certificate(employerCertificate), 200, true, 1, nil, []Fault{Unsigned}},
		{"property_extract", "Выписка из ЕГРН", certificate(propertyExtract), 200, true, 0, nil, []Fault{Unsigned}},
		{"income_certificate", "Справка о доходах", certificate(incomeCertificate), 200, true, 2, nil, []Fault{Unsigned}},
		{"medical_certificate", "Медицинское заключение", certificate(medicalCertificate), 200, true, 2, nil, []Fault{Unsigned}},
		{"study_certificate", "Справка об обучении", certificate(studyCertificate), 200, true, 3, nil, []Fault{Unsigned}},
		{"qualification_certificate", "Свидетельство о квалификации", certificate(qualificationCertificate), 200, true, 1, nil, []Fault{Unsigned}},
	}
}

// Kinds names the kinds of documents that can be drawn.
func Kinds() []string {
	var names []string
	for _, kind := range kinds() {
		names = append(names, kind.name)
	}
	return names
}

func kindNamed(name string) (kindOf, bool) {
	for _, kind := range kinds() {
		if kind.name == name {
			return kind, true
		}
	}
	return kindOf{}, false
}

func russian(p Person) bool { return len(p.Passport.Series) == 4 }

func traveller(p Person) bool { return !p.Passport.Expires.IsZero() }
