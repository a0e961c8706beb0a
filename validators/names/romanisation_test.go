package names_test

import (
	"strings"
	"testing"

	"priyom/validators/names"
)

// The romanisations of Russian passports, written down here apart from the package: MVD 310 of 1997, GOST R
// 52535.1-2006 (2010–2013), and ICAO Doc 9303, in force since.
var (
	common = map[rune]string{
		'А': "A", 'Б': "B", 'В': "V", 'Г': "G", 'Д': "D", 'Е': "E", 'Ё': "E", 'Ж': "ZH", 'З': "Z", 'И': "I", 'К': "K", 'Л': "L",
		'М': "M", 'Н': "N", 'О': "O", 'П': "P", 'Р': "R", 'С': "S", 'Т': "T", 'У': "U", 'Ф': "F", 'Х': "KH", 'Ч': "CH", 'Ш': "SH",
		'Щ': "SHCH", 'Ы': "Y", 'Э': "E", 'Ь': "", ' ': " ",
	}
	of1997 = map[rune]string{'Й': "Y", 'Ю': "YU", 'Я': "YA", 'Ц': "TS", 'Ъ': ""}
	of2010 = map[rune]string{'Й': "I", 'Ю': "IU", 'Я': "IA", 'Ц': "TC", 'Ъ': ""}
	ofICAO = map[rune]string{'Й': "I", 'Ю': "IU", 'Я': "IA", 'Ц': "TS", 'Ъ': "IE"}
)

func romanised(name string, by map[rune]string) string {
	var out strings.Builder
	for _, r := range name {
		if letters, ok := by[r]; ok {
			out.WriteString(letters)
			continue
		}
		out.WriteString(common[r])
	}
	return out.String()
}

var surnames = []string{
	"АБДУЛЛАЕВ", "АЛИЕВ", "АСАНОВ", "БОРИСОВ", "ВАСИЛЬЕВ", "ГРИГОРЯН", "ДЖУРАЕВ", "ЕВДОКИМОВ", "ЖУРАВЛЁВ", "ЗИНОВЬЕВ", "ИСАЕВ",
	"КАДЫРОВ", "ЛЯПУНОВ", "МАЙСКИЙ", "НЫРКОВ", "ОБЪЕДКОВ", "ПЕТРОВ", "РАХМАТУЛЛИН", "СЪЕДИН", "ТУХТАСИНОВ", "УСМАНОВ", "ФЁДОРОВ",
	"ХАСАНОВ", "ЦВЕТАЕВ", "ЧЕРНЫХ", "ШЕВЧУК", "ЩЕРБАКОВ", "ЭРГАШЕВ", "ЮСУПОВ", "ЯРЦЕВ", "ПОДЪЯЧЕВ", "СОЛОВЬЁВ", "КЮРЕГЯН", "БУЙНОВ",
}

var givenNames = []string{"АЗИЗ", "АНВАР", "АНДРЕЙ", "БОРИС", "ДАНИЯР", "ЕВГЕНИЙ", "ИЛЬЯ", "КСЕНИЯ", "ЛЮБОВЬ", "МАРИЯ", "НАТАЛЬЯ", "ОЛЕГ", "ПЁТР", "ТАТЬЯНА", "ФЁДОР", "ЮЛИЯ", "ЯКУБ"}

func TestRomanisationsOfEveryTimeMatchTheCyrillicName(t *testing.T) {
	ways := []map[rune]string{of1997, of2010, ofICAO}
	for _, surname := range surnames {
		for _, given := range givenNames {
			cyrillic := names.Name{Surname: surname, Given: given}
			for i, by := range ways {
				latin := names.Name{Surname: romanised(surname, by), Given: romanised(given, by)}
				if r := names.Compare(cyrillic, latin, names.DefaultThresholds()); r.Answer != names.Match {
					t.Errorf("%v and %v: %s by %v", cyrillic, latin, r.Answer, r.Score)
				}
				other := ways[(i+1)%len(ways)]
				later := names.Name{Surname: romanised(surname, other), Given: romanised(given, other)}
				if r := names.Compare(latin, later, names.DefaultThresholds()); r.Answer == names.Mismatch {
					t.Errorf("%v and %v: %s by %v", latin, later, r.Answer, r.Score)
				}
			}
		}
	}
}

func TestDifferentNamesNeverMatch(t *testing.T) {
	for i, a := range surnames {
		for j, b := range surnames {
			for k, given := range givenNames {
				other := givenNames[(k+1)%len(givenNames)]
				if i != j {
					forbidMatch(t, names.Name{Surname: a, Given: given}, names.Name{Surname: romanised(b, ofICAO), Given: romanised(given, ofICAO)})
				}
				forbidMatch(t, names.Name{Surname: a, Given: given}, names.Name{Surname: romanised(b, of1997), Given: romanised(other, of1997)})
			}
		}
	}
}

func forbidMatch(t *testing.T, a, b names.Name) {
	t.Helper()
	if r := names.Compare(a, b, names.DefaultThresholds()); r.Answer == names.Match {
		t.Errorf("%v and %v match", a, b)
	}
}
