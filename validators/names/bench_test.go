package names_test

import (
	"strings"
	"testing"

	"priyom/validators/names"
)

var sink names.Result

func BenchmarkCompare(b *testing.B) {
	for _, c := range []struct{ name, a, b string }{
		{"Cyrillic with Uzbek Latin", "КАДЫРОВ УКТАМ", "QODIROV O'KTAM"},
		{"with patronymics", "АМИНОВ ВАХИДЖАН МУРАТБОЙ УГЛИ", "AMINOV VAKHIDZHAN MURATBOY O'G'LI"},
		{"different persons", "ЩЕРБАКОВА ЮЛИЯ", "SHCHERBAKOVA ANNA"},
		{"swapped", "РАХИМОВ АЛИШЕР", "ALISHER RAHIMOV"},
		{"long and cut", "АБДУРАХМОНХОДЖАЕВ МУХАММАДРАСУЛБЕКХАН", "ABDURAKHMONKHODZHAEV<<MUKHAMMADRASULBEK"},
		{"a megabyte", strings.Repeat("ЩЕРБ ", 1<<17), strings.Repeat("SHCH ", 1<<17)},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				sink = names.CompareText(c.a, c.b, names.DefaultThresholds())
			}
		})
	}
}
