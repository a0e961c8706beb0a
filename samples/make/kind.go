package draw

// kindOf is how one kind of document is drawn.
type kindOf struct {
	name   string
	title  string // in Russian
	pages  func(Person, Fault) []*Page
	dpi    float64 // of a scan
	gray   bool    // scanned without colour
	person int     // index into Persons of whom the samples show
	faults []Fault // of what the document says
}

func kinds() []kindOf {
	return []kindOf{
		{name: "passport_foreign", title: "Паспорт иностранного гражданина", pages: foreignPassport, dpi: 300, person: 0, faults: []Fault{Expired, BadCheckDigit}},
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
