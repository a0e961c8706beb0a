package draw

// kindOf is how one kind of document is drawn.
type kindOf struct {
	name   string
	title  string // in Russian
	pages  func(Person, Fault) []*Page
	scan   scanner
	person int               // of whom the samples are, an index into Persons
	holder func(Person) bool // who can have one; nil means anybody
	faults []Fault           // of what the document says
}

// scanner is how a kind is usually scanned: a passport in colour, a contract in shades of grey at fewer dots.
type scanner struct {
	dpi  float64
	gray bool
}

func inColour(dpi float64) scanner { return scanner{dpi: dpi} }
func inGray(dpi float64) scanner   { return scanner{dpi: dpi, gray: true} }

// kinds is the table of all kinds; a new one is a line here and a function that draws its pages.
func kinds() []kindOf {
	return []kindOf{
		{"passport_foreign", "Паспорт иностранного гражданина", foreignPassport, inColour(300), uzbek, traveller, []Fault{Expired, BadCheckDigit}},
		{"passport_rf", "Паспорт гражданина РФ", russianSpread, inColour(300), host, russian, []Fault{BadCheckDigit}},
		{"migration_card", "Миграционная карта", migrationCard, inColour(220), uzbek, nil, []Fault{Expired}},
		{"lease", "Договор найма жилого помещения", lease, inGray(200), uzbek, nil, []Fault{Expired, Unsigned}},
		{"visa", "Виза", visaSticker, inColour(300), indian, traveller, []Fault{Expired, BadCheckDigit}},
		{"employment_contract", "Трудовой договор", employmentContract, inGray(200), tajik, nil, []Fault{Expired, Unsigned}},
		{"photo", "Фотография 35 × 45 мм", identityPhoto, inColour(450), kazakh, nil, nil},
		{"fee_receipt", "Квитанция об уплате пошлины", feeReceipt, inColour(200), uzbek, nil, nil},
		{"identity_card", "Удостоверение личности", identityCard, inColour(300), kazakh, traveller, []Fault{Expired}},
		{"residence_permit", "Вид на жительство", residencePermit, inColour(300), kyrgyz, nil, nil},
		{"patent", "Патент на работу", patentCard, inColour(300), tajik, nil, []Fault{Expired}},
		{"snils_certificate", "Уведомление о СНИЛС", certificate(snilsCertificate), inGray(200), kyrgyz, nil, []Fault{Unsigned}},
		{"inn_certificate", "Свидетельство об ИНН", certificate(innCertificate), inGray(200), kazakh, nil, []Fault{Unsigned}},
		{"bank_statement", "Выписка по счёту", certificate(bankStatement), inGray(200), kyrgyz, nil, []Fault{Unsigned}},
		{"employer_register_extract", "Выписка из реестра работодателей", certificate(employerRegisterExtract), inGray(200), tajik, nil, []Fault{Unsigned}},
		{"hotel_registration", "Подтверждение проживания в гостинице", certificate(hotelRegistration), inGray(200), indian, nil, []Fault{Unsigned}},
		{"employer_certificate", "Справка с места работы", certificate(employerCertificate), inGray(200), tajik, nil, []Fault{Unsigned}},
		{"property_extract", "Выписка из ЕГРН", certificate(propertyExtract), inGray(200), uzbek, nil, []Fault{Unsigned}},
		{"income_certificate", "Справка о доходах", certificate(incomeCertificate), inGray(200), kyrgyz, nil, []Fault{Unsigned}},
		{"medical_certificate", "Медицинское заключение", certificate(medicalCertificate), inGray(200), kyrgyz, nil, []Fault{Unsigned}},
		{"study_certificate", "Справка об обучении", certificate(studyCertificate), inGray(200), kazakh, nil, []Fault{Unsigned}},
		{"qualification_certificate", "Свидетельство о квалификации", certificate(qualificationCertificate), inGray(200), tajik, nil, []Fault{Unsigned}},
	}
}

// Where each person of the roster stands in Persons.
const (
	uzbek = iota
	tajik
	kyrgyz
	kazakh
	indian
	host
)

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
