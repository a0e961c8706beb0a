package addresses_test

import (
	"testing"

	"priyom/validators/addresses"
)

const full = "105000, город Москва, улица Образцовая, дом 33, корпус 2, квартира 104"

func TestOneAddressHoweverItIsWritten(t *testing.T) {
	for name, pair := range map[string][2]string{
		"the same":                              {full, full},
		"abbreviated":                           {full, "105000, г. Москва, ул. Образцовая, д. 33, к. 2, кв. 104"},
		"without points and spaces":             {full, "105000 г Москва ул Образцовая д33 к2 кв104"},
		"without commas":                        {full, "город Москва улица Образцовая дом 33 корпус 2 квартира 104"},
		"in capitals":                           {full, "Г. МОСКВА, УЛ. ОБРАЗЦОВАЯ, Д. 33, КОРП. 2, КВ. 104"},
		"from the flat to the town":             {full, "кв. 104, д. 33, корп. 2, Образцовая улица, Москва"},
		"without the words":                     {full, "Москва, Образцовая, 33, 104"},
		"in another case":                       {full, "в городе Москве, по улице Образцовой, в доме 33, корпус 2, квартире 104"},
		"romanised":                             {full, "105000, Moskva, ul. Obraztsovaya, d. 33, korp. 2, kv. 104"},
		"romanised otherwise, in English words": {full, "Apt 104, Obrazcovaya street 33, Moscow"},
		"house and flat behind a hyphen":        {full, "Москва, Образцовая ул., 33-104"},
		"without the building":                  {full, "Москва, ул. Образцовая, д. 33, кв. 104"},
		"the building behind a slash":           {full, "Москва, ул. Образцовая, д. 33/2, кв. 104"},
		"without the flat":                      {full, "Москва, ул. Образцовая, д. 33, корп. 2"},
		"without the town":                      {full, "ул. Образцовая, д. 33, кв. 104"},
		"with another postcode":                 {full, "105001, город Москва, улица Образцовая, дом 33, квартира 104"},
		"with a state and a district":           {full, "Россия, г. Москва, Басманный район, ул. Образцовая, д. 33, кв. 104"},
		"with a floor":                          {full, "Москва, ул. Образцовая, д. 33, эт. 5, кв. 104"},
		"with a letter read wrongly":            {full, "город Москва, улица Обрззцовая, дом 33, квартира 104"},
		"ё for е":                               {"г. Москва, ул. Королёва, д. 5", "г. Москва, ул. Королева, д. 5"},
		"a rank left out":                       {"г. Москва, ул. Академика Королёва, д. 5", "г. Москва, ул. Королева, д. 5"},
		"a name before its word":                {"Москва, Ленинский проспект, 12", "г. Москва, пр-т Ленинский, д. 12"},
		"an ordinal":                            {"Москва, 3-я Парковая улица, д. 7", "г. Москва, ул. 3-я Парковая, дом 7"},
		"a year":                                {"Москва, улица 1905 года, дом 7", "г. Москва, ул. 1905 года, д. 7"},
		"a letter in two scripts":               {"Москва, ул. Мира, д. 7А", "Москва, ул. Мира, д. 7A"},
		"a region and its town":                 {"Московская область, г. Химки, ул. Мира, д. 7", "г. Химки, ул. Мира, д. 7"},
		"a region before its word":              {"обл. Московская, г. Химки, ул. Мира, д. 7, кв. 1", "Московская обл., Химки, Мира ул., 7, кв. 1"},
		"nothing but a town":                    {full, "г. Москва"},
		"nothing at all":                        {full, ""},
	} {
		t.Run(name, func(t *testing.T) {
			for _, p := range [][2]string{pair, {pair[1], pair[0]}} {
				if got := addresses.Differ(p[0], p[1]); got != addresses.None {
					t.Errorf("%q and %q: got %s", p[0], p[1], got)
				}
			}
		})
	}
}

func TestTwoAddresses(t *testing.T) {
	for name, test := range map[string]struct {
		other string
		want  addresses.Part
	}{
		"another town":                   {"г. Казань, ул. Образцовая, д. 33, корп. 2, кв. 104", addresses.Locality},
		"another street":                 {"г. Москва, ул. Шаблонная, д. 33, корп. 2, кв. 104", addresses.Street},
		"another street, romanised":      {"Moskva, ul. Shablonnaya, d. 33, kv. 104", addresses.Street},
		"another street without words":   {"Москва, Шаблонная, 33, 104", addresses.Street},
		"another house":                  {"г. Москва, ул. Образцовая, д. 38, корп. 2, кв. 104", addresses.House},
		"another building":               {"г. Москва, ул. Образцовая, д. 33, корп. 1, кв. 104", addresses.House},
		"a house with a letter":          {"г. Москва, ул. Образцовая, д. 33А, кв. 104", addresses.House},
		"another flat":                   {"г. Москва, ул. Образцовая, д. 33, корп. 2, кв. 105", addresses.Flat},
		"another flat, without commas":   {"Москва Образцовая улица дом 33 корпус 2 квартира 14", addresses.Flat},
		"another flat, from the back":    {"кв. 14, д. 33, Образцовая улица, Москва", addresses.Flat},
		"a street of the same beginning": {"г. Москва, ул. Обручева, д. 33, кв. 104", addresses.Street},
	} {
		t.Run(name, func(t *testing.T) {
			if got, back := addresses.Differ(full, test.other), addresses.Differ(test.other, full); got != test.want || back != test.want {
				t.Errorf("got %q and, the other way round, %q, want %q", got, back, test.want)
			}
		})
	}
	if got := addresses.Differ("ул. 3-я Парковая, д. 7", "ул. 5-я Парковая, д. 7"); got != addresses.Street {
		t.Errorf("streets of two numbers: got %q", got)
	}
}

func FuzzDiffer(f *testing.F) {
	f.Add(full, "кв. 14, д. 33/2, 3-я Парковая ул., Moscow")
	f.Add("д", "д.")
	f.Fuzz(func(t *testing.T, a, b string) {
		if addresses.Differ(a, a) != addresses.None {
			t.Errorf("%q differs from itself", a)
		}
		if one, other := addresses.Differ(a, b), addresses.Differ(b, a); one != other {
			t.Errorf("%q and %q: %q one way, %q the other", a, b, one, other)
		}
	})
}

func BenchmarkDiffer(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		addresses.Differ(full, "105000, Moskva, ul. Obraztsovaya, d. 33, korp. 2, kv. 104")
	}
}
