package mrz

// The characters that may stand somewhere in a zone.
const (
	letters  = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	numerals = "0123456789"
	any36    = "<" + numerals + letters
)

// Shape is how many lines a format has, and of how many characters.
func (f Format) Shape() (lines, width int) {
	l := layouts[f]
	if l == nil {
		return 0, 0
	}
	return l.lines, l.width
}

// Alphabet lists the characters that may stand in a line of a format, place by place, by Doc 9303 and the order on the
// Russian internal passport: what a reader need not doubt. Lines count from 0.
func (f Format) Alphabet(line int) []string {
	l := layouts[f]
	if l == nil || line < 0 || line >= l.lines {
		return nil
	}
	places := make([]string, l.width)
	for i := range places {
		places[i] = any36
	}
	put := func(s span, allowed string) {
		for i := s.from; s.line == line && i < s.to; i++ {
			places[i] = allowed
		}
	}
	put(l.code, letters+"<")
	put(l.issuer, letters+"<")
	put(l.nationality, letters+"<")
	put(l.birth, numerals+"<")
	put(l.expiry, numerals+"<")
	put(l.birth.check(), numerals)
	put(l.expiry.check(), numerals)
	put(l.sex, "MF<X")
	put(l.composite, numerals)
	put(l.number.check(), numerals)
	if l == &layoutTD1 || l == &layoutTD2 {
		put(l.number.check(), numerals+"<") // a long number goes on elsewhere
	}
	put(l.optionalCheck, numerals+"<")
	put(l.names, letters+"<")
	first := map[Format]string{TD1: "ACI", TD2: "ACIP", TD3: "P", MRVA: "V", MRVB: "V", RUInternal: "P"}
	put(at(1, 1, 1), first[f])
	if f == RUInternal {
		put(l.names, internalLetters)
		put(at(1, 2, 2), "N")
		for i, c := range []string{"R", "U", "S"} {
			put(at(1, 3+i, 3+i), c)
			put(at(2, 11+i, 11+i), c)
		}
		put(l.number, numerals)
		put(l.expiry, "<")
		put(l.expiry.check(), "<")
		put(at(2, 29, 41), numerals)
		put(at(2, 42, 42), "<")
	}
	return places
}

// internalLetters are the characters that stand for Cyrillic ones, and the filler.
const internalLetters = "<" + coded

// Guards lists the places that a check digit of a format guards, the digits' own among them, line by line: true where a
// wrong character is told.
func (f Format) Guards() [][]bool {
	l := layouts[f]
	if l == nil {
		return nil
	}
	guards := make([][]bool, l.lines)
	for i := range guards {
		guards[i] = make([]bool, l.width)
	}
	put := func(s span) {
		for i := s.from; i < s.to; i++ {
			guards[s.line][i] = true
		}
	}
	guarded := append([]span{l.number, l.birth, l.expiry, l.number.check(), l.birth.check(), l.expiry.check(), l.composite, l.optionalCheck}, l.compositeOver...)
	for _, s := range guarded {
		if s.to > 0 {
			put(s)
		}
	}
	return guards
}

// Of tells where a part of the document stands that Zone.Evidence names, as line, from and to, all from 0 and to the end;
// none for a part that the format does not have, or keeps in several places.
func (f Format) Of(part string) (line, from, to int, ok bool) {
	l := layouts[f]
	if l == nil {
		return 0, 0, 0, false
	}
	where := map[string]span{
		"code": l.code, "issuer": l.issuer, "number": l.number, "nationality": l.nationality, "birth_date": l.birth, "sex": l.sex,
		"expiry_date": l.expiry, "surname": l.names, "given_names": l.names, "patronymic": l.names,
	}
	if f == RUInternal {
		delete(where, "expiry_date")
		where["issue_date"], where["division_code"] = at(2, 30, 35), at(2, 36, 41)
	}
	s, ok := where[part]
	return s.line, s.from, s.to, ok
}
