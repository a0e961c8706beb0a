package draw

import (
	"fmt"
	"math/rand/v2"
	"time"

	"priyom/validators/mrz"
)

// entry is one line of the roster persons are invented from.
type entry struct {
	country         Country
	cyrillic, latin Name
	sex             string
	passport        func(*rand.Rand, Person, time.Time) Passport
}

var (
	uzbekistan = Country{
		Code: "UZB", Full: "Республика Узбекистан", Latin: "UZBEKISTAN", Own: "O‘ZBEKISTON RESPUBLIKASI",
		City: Name{Surname: "Ташкент", Given: "TOSHKENT"}, Issue: "IIV 00000",
	}
	tajikistan = Country{
		Code: "TJK", Full: "Республика Таджикистан", Latin: "TAJIKISTAN", Own: "JUMHURII TOJIKISTON",
		City: Name{Surname: "Душанбе", Given: "DUSHANBE"}, Issue: "VKD 000",
	}
	kyrgyzstan = Country{
		Code: "KGZ", Full: "Кыргызская Республика", Latin: "KYRGYZSTAN", Own: "KYRGYZ RESPUBLIKASY",
		City: Name{Surname: "Бишкек", Given: "BISHKEK"}, Issue: "SRS 0000",
	}
	kazakhstan = Country{
		Code: "KAZ", Full: "Республика Казахстан", Latin: "KAZAKHSTAN", Own: "QAZAQSTAN RESPUBLIKASY",
		City: Name{Surname: "Астана", Given: "ASTANA"}, Issue: "MINISTRY 00",
	}
	india = Country{
		Code: "IND", Full: "Республика Индия", Latin: "INDIA", Own: "REPUBLIC OF INDIA",
		City: Name{Surname: "Дели", Given: "DELHI"}, Issue: "DELHI 000",
	}
	russianState = Country{
		Code: "RUS", Full: "Российская Федерация", Latin: "RUSSIA", Own: "РОССИЙСКАЯ ФЕДЕРАЦИЯ",
		City: Name{Surname: "гор. Образцовск", Given: "OBRAZTSOVSK"}, Issue: "MVD 77000",
	}
)

var roster = []entry{
	{uzbekistan, Name{"Намунаев", "Синовбек", "Мисолович"}, Name{Surname: "NAMUNAEV", Given: "SINOVBEK"}, "M", uzbekPassport},
	{tajikistan, Name{"Намунозода", "Озмун", "Мисолиевич"}, Name{Surname: "NAMUNOZODA", Given: "OZMUN"}, "M", tajikPassport},
	{kyrgyzstan, Name{"Улгуев", "Сынамбек", "Улгуевич"}, Name{Surname: "ULGUEV", Given: "SYNAMBEK"}, "M", kyrgyzPassport},
	{kazakhstan, Name{"Улгибаева", "Сынакай", "Улгибаевна"}, Name{Surname: "ULGIBAEVA", Given: "SYNAKAI"}, "F", kazakhPassport},
	{india, Name{"Намуна", "Парикша", ""}, Name{Surname: "NAMUNA", Given: "PARIKSHA"}, "F", indianPassport},
}

var rosterHost = entry{russianState, Name{"Образцова", "Юлия", "Шаблоновна"}, Name{Surname: "OBRAZTSOVA", Given: "IULIIA"}, "F", russianPassport}

func uzbekPassport(random *rand.Rand, p Person, issued time.Time) Passport {
	century := "3" // a man born in the twentieth century
	if p.Born.Year() >= 2000 {
		century = "5"
	}
	personal := century + p.Born.Format("020106") + digits(random, 6)
	return travel("FA"+digits(random, 7), p, issued, personal+string(mrz.CheckDigit(personal)))
}

func tajikPassport(random *rand.Rand, p Person, issued time.Time) Passport {
	return travel("40"+digits(random, 7), p, issued, "")
}

func kyrgyzPassport(random *rand.Rand, p Person, issued time.Time) Passport {
	return travel("PE"+digits(random, 7), p, issued, "2"+p.Born.Format("02012006")+digits(random, 5))
}

func kazakhPassport(random *rand.Rand, p Person, issued time.Time) Passport {
	for {
		century := 4 // a woman born in the twentieth century
		if p.Born.Year() >= 2000 {
			century = 6
		}
		if personal, ok := iinOf(p.Born.Format("060102") + fmt.Sprint(century) + digits(random, 4)); ok {
			return travel("N"+digits(random, 8), p, issued, personal)
		}
	}
}

func indianPassport(random *rand.Rand, p Person, issued time.Time) Passport {
	return travel("Z"+digits(random, 7), p, issued, "")
}

func travel(number string, p Person, issued time.Time, personal string) Passport {
	return Passport{
		Number: number, Issued: issued, Expires: issued.AddDate(10, 0, -1),
		Authority: p.Citizenship.Issue, Personal: personal,
	}
}

func russianPassport(random *rand.Rand, _ Person, issued time.Time) Passport {
	return Passport{
		Series: "45" + issued.Format("06"), Number: digits(random, 6), Issued: issued,
		Authority: "ГУ МВД РОССИИ ПО ГОР. ОБРАЗЦОВСКУ", Division: "770-0" + digits(random, 2),
	}
}
