package mrz_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"priyom/validators/mrz"
)

func TestComposeWritesTheSpecimensAgain(t *testing.T) {
	written := 0
	for _, row := range rows(t, "testdata/zones.tsv", 3) {
		zone := mrz.ParseText(row[2], today)
		if !zone.Valid {
			continue
		}
		written++
		got, err := mrz.Compose(zone.Document, zone.Format)
		if err != nil || strings.Join(got, "/") != row[2] {
			t.Errorf("%s:\ngot  %v %v\nwant %s", row[0], got, err, row[2])
		}
	}
	if written < 18 {
		t.Errorf("only %d specimens written", written)
	}
}

func TestNamesAreWrittenAsTheStandardHasThem(t *testing.T) {
	for _, row := range rows(t, "testdata/names.tsv", 4) {
		format := mrz.Format(row[0])
		d := document(format)
		d.Surname, d.GivenNames = row[1], row[2]
		lines, err := mrz.Compose(d, format)
		if err != nil {
			t.Errorf("%s %s: %v", row[0], row[1], err)
			continue
		}
		got := lines[0][5:]
		if format == mrz.TD1 {
			got = lines[2]
		}
		if got != row[3] {
			t.Errorf("%s %s, %s:\ngot  %s\nwant %s", row[0], row[1], row[2], got, row[3])
		}
	}
}

func TestACutNameEndsInALetter(t *testing.T) {
	for name, try := range map[string]struct{ surname, given, want string }{
		"where the cut falls behind a filler": {
			"KARIMOV", "ABDULLO ABDURAHMON MUHAMMADJO OLIM", "KARIMOV<<ABDULLO<ABDURAHMON<MUHAMMADJ<O",
		},
		"a surname that leaves no room": {
			strings.Repeat("A", 50), "BORIS", strings.Repeat("A", 36) + "<<B",
		},
		"a surname of many single letters, a megabyte long": {
			strings.Repeat("A ", 1<<19), "", strings.Repeat("A<", 19) + "A",
		},
	} {
		t.Run(name, func(t *testing.T) {
			d := document(mrz.TD3)
			d.Surname, d.GivenNames = try.surname, try.given
			lines, err := mrz.Compose(d, mrz.TD3)
			if err != nil || lines[0][5:] != try.want {
				t.Errorf("got  %v %v\nwant %s", lines, err, try.want)
			}
			if zone := mrz.Parse(lines, today); !zone.Document.Truncated {
				t.Error("the cut is not told")
			}
		})
	}
}

// document is a synthetic document that the format can hold.
func document(f mrz.Format) mrz.Document {
	d := mrz.Document{
		Code: "P", Issuer: "UZB", Number: "FA1234567", Nationality: "UZB", BirthDate: "1990-05-12", Sex: "M",
		ExpiryDate: "2030-05-19", Surname: "KARIMOV", GivenNames: "AZIZBEK",
	}
	switch f {
	case mrz.TD1, mrz.TD2:
		d.Code = "ID"
	case mrz.MRVA, mrz.MRVB:
		d.Code = "V"
	case mrz.RUInternal:
		d = mrz.Document{
			Code: "PN", Issuer: "RUS", Series: "4519", Number: "123456", Nationality: "RUS", BirthDate: "1995-03-14", Sex: "F",
			Surname: "ЩЕРБАКОВА", GivenNames: "ЮЛИЯ", Patronymic: "ИГОРЕВНА", DivisionCode: "770-045", IssueDate: "2020-04-01",
		}
	}
	return d
}

func TestInternalNamesAreCutByTheOrder(t *testing.T) {
	for name, try := range map[string]struct{ surname, given, patronymic, want string }{
		"all fit": {"ЁЛКИН", "ЯН", "ЭММАНУИЛОВИЧ", "2LKIN<<8N<6MMANUILOVI3<<<<<<<<<<<<<<<<<"},
		"the patronymic is cut at the end": {
			"КОНСТАНТИНОПОЛЬСКИЙ", "АЛЕКСАНДР", "ВЛАДИСЛАВОВИЧ", "KONSTANTINOPOL9SKIQ<<ALEKSANDR<VLADISLA",
		},
		"the name is cut and the patronymic's initial stays": {
			"КОНСТАНТИНОПОЛЬСКИЙЗАДЕ", "АЛЕКСАНДРАЛЕКСЕЙ", "ИВАНОВИЧ", "KONSTANTINOPOL9SKIQZADE<<ALEKSANDRALE<I",
		},
		"the surname is cut and both initials stay": {
			strings.Repeat("Ж", 36), "ИВАН", "ПЕТРОВИЧ", strings.Repeat("J", 34) + "<<I<P",
		},
		"a long name and no patronymic": {
			"КОНСТАНТИНОПОЛЬСКИЙЗАДЕ", "АЛЕКСАНДРАЛЕКСЕЙ", "", "KONSTANTINOPOL9SKIQZADE<<ALEKSANDRALEKS",
		},
		"a hyphen becomes a filler": {"САЛТЫКОВ-ЩЕДРИН", "МИХАИЛ", "ЕВГРАФОВИЧ", "SALTYKOV<WEDRIN<<MIHAIL<EVGRAFOVI3<<<<<"},
	} {
		t.Run(name, func(t *testing.T) {
			d := document(mrz.RUInternal)
			d.Surname, d.GivenNames, d.Patronymic = try.surname, try.given, try.patronymic
			lines, err := mrz.Compose(d, mrz.RUInternal)
			if err != nil || lines[0][5:] != try.want {
				t.Errorf("got  %v %v\nwant %s", lines, err, try.want)
			}
		})
	}
}

func TestWhatCannotBeWrittenIsRefusedByItsField(t *testing.T) {
	for want, spoil := range map[string]func(*mrz.Document){
		"surname":    func(d *mrz.Document) { d.Surname = "КАРИМОВ" },
		"missing":    func(d *mrz.Document) { d.Surname = "-" },
		"birth_date": func(d *mrz.Document) { d.BirthDate = "1990-02-30" },
		"sex":        func(d *mrz.Document) { d.Sex = "Ж" },
		"number":     func(d *mrz.Document) { d.Number = "FA12345678" },
		"issuer":     func(d *mrz.Document) { d.Issuer = "uz" },
		"code":       func(d *mrz.Document) { d.Code = "V" },
		"optional":   func(d *mrz.Document) { d.Optional = "123456789012345" },
	} {
		d := document(mrz.TD3)
		spoil(&d)
		lines, err := mrz.Compose(d, mrz.TD3)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, %v", want, lines, err)
		}
		if err != nil && strings.ContainsAny(err.Error(), "КАРИМОВЖ") {
			t.Errorf("%s: the error repeats the value", want)
		}
	}
}

// TestWhatIsComposedParsesToTheSameDocument holds for every format and random documents.
func TestWhatIsComposedParsesToTheSameDocument(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, format := range mrz.Formats() {
		t.Run(string(format), func(t *testing.T) {
			for range 2000 {
				want := randomDocument(random, format)
				lines, err := mrz.Compose(want, format)
				if err != nil {
					t.Fatalf("%+v: %v", want, err)
				}
				zone := mrz.Parse(lines, today)
				want.Truncated = zone.Document.Truncated
				if zone.Document != want || !zone.Valid || zone.Format != format || !mrz.Verify(lines) {
					t.Fatalf("%q\ngot  %+v %v\nwant %+v", lines, zone.Document, said(zone), want)
				}
				again, err := mrz.Compose(zone.Document, format)
				if err != nil || !slices.Equal(again, lines) {
					t.Fatalf("got  %q %v\nwant %q", again, err, lines)
				}
			}
		})
	}
}

// TestASingleWrongDigitIsFound holds where the difference is no multiple of ten, which decimal digits never have.
func TestASingleWrongDigitIsFound(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 500 {
		lines, err := mrz.Compose(randomDocument(random, mrz.TD3), mrz.TD3)
		if err != nil {
			t.Fatal(err)
		}
		for _, i := range []int{9, 13, 15, 18, 19, 21, 26, 27, 43} {
			line := []byte(lines[1])
			if line[i] == '<' {
				continue
			}
			line[i] = '0' + (line[i]-'0'+1+byte(random.IntN(9)))%10
			if mrz.Verify([]string{lines[0], string(line)}) {
				t.Fatalf("position %d of %s changed to %s and every digit holds", i+1, lines[1], line)
			}
		}
	}
}

func randomDocument(random *rand.Rand, f mrz.Format) mrz.Document {
	d := document(f)
	word := func(letters string, most int) string {
		all, out := []rune(letters), ""
		for range 1 + random.IntN(most) {
			out += string(all[random.IntN(len(all))])
		}
		return out
	}
	const latin, digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789"
	d.Sex = []string{"M", "F", "X"}[random.IntN(3)]
	if f == mrz.RUInternal {
		const letters = "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ"
		d.Surname, d.GivenNames, d.Patronymic = word(letters, 14), word(letters, 10), word(letters, 12)
		if random.IntN(4) == 0 {
			d.Patronymic = ""
		}
		return d
	}
	d.Surname, d.GivenNames = word(latin, 12), word(latin, 8)
	if random.IntN(2) == 0 {
		d.GivenNames += " " + word(latin, 6)
	}
	d.Number = word(latin+digits, 9)
	switch {
	case f == mrz.TD1 && random.IntN(2) == 0:
		d.Number = "A23456789" + word(latin+digits, 12)
	case f == mrz.TD2 && random.IntN(2) == 0:
		d.Number = "A23456789" + word(latin+digits, 4)
	case f == mrz.TD1:
		d.Optional = word(digits, 15) + "|" + word(latin, 11)
	case f == mrz.TD3 && random.IntN(2) == 0:
		d.Optional = word(latin+digits, 14)
	case f == mrz.MRVB:
		d.Optional = word(digits, 8)
	}
	d.BirthDate = []string{"", "1985", "1985-07", "2004-02-29", "1999-12-31"}[random.IntN(5)]
	if d.BirthDate == "" || len(d.BirthDate) < 10 && f == mrz.TD3 && random.IntN(2) == 0 {
		d.BirthDate = "2001-01-01"
	}
	d.ExpiryDate = []string{"", "2031-01-01", "2016-06-30"}[random.IntN(3)]
	return d
}
