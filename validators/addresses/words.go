package addresses

// class is what a word of an address says of the names and numbers beside it.
type class int

const (
	unclassed class = iota
	place           // a region, a district, a town
	street
	house
	extra // a building's further numbers
	flat
	nothing // says nothing: a state, a floor
)

// designators are the words that classes are known by, in full, abbreviated and in Latin letters. Points are left out.
var designators = func() map[string]class {
	known := map[string]class{}
	for c, words := range map[class][]string{
		place: {
			"город", "г", "гор", "область", "обл", "край", "республика", "респ", "округ", "окр", "район", "р-н", "поселок", "пос", "п", "пгт", "рп",
			"село", "с", "деревня", "дер", "станица", "ст-ца", "хутор", "х", "аул", "слобода", "муниципальный", "городской", "сельское", "поселение",
			"gorod", "g", "city", "town", "oblast", "obl", "region", "krai", "kray", "respublika", "republic", "raion", "rayon", "district", "poselok", "selo", "village",
		},
		street: {
			"улица", "ул", "проспект", "пр-т", "пр-кт", "просп", "пр", "переулок", "пер", "проезд", "пр-д", "бульвар", "б-р", "бул", "набережная", "наб",
			"площадь", "пл", "шоссе", "ш", "тупик", "туп", "аллея", "ал", "линия", "тракт", "просека", "микрорайон", "мкр", "мкрн", "мкр-н", "м-н", "квартал", "кв-л",
			"ulitsa", "ulica", "ul", "street", "st", "str", "prospekt", "prospect", "pr-t", "avenue", "ave", "pereulok", "per", "lane", "proezd", "bulvar", "boulevard", "blvd",
			"naberezhnaya", "nab", "ploshchad", "square", "shosse", "highway", "road", "mkr",
		},
		house:   {"дом", "д", "владение", "вл", "домовладение", "участок", "уч", "dom", "d", "house", "h", "vladenie"},
		extra:   {"корпус", "корп", "к", "строение", "стр", "литера", "лит", "korpus", "korp", "k", "stroenie", "building", "bldg", "bld"},
		flat:    {"квартира", "кв", "комната", "ком", "помещение", "пом", "офис", "оф", "kvartira", "kv", "apartment", "apt", "flat", "room", "office"},
		nothing: {"этаж", "эт", "подъезд", "под", "россия", "российская", "федерация", "рф", "russia", "russian", "federation", "имени", "им"},
	} {
		for _, word := range words {
			known[word] = c
		}
	}
	return known
}()

// ranks are words that a street's name has or leaves out: улица Академика Королёва.
var ranks = []string{"академика", "маршала", "генерала", "адмирала", "героя", "космонавта", "профессора", "капитана", "лейтенанта", "полковника"}

// adjectives are the endings by which a name is known that stands before its word: Ленинский проспект, Московская область.
var adjectives = []string{"ая", "яя", "ий", "ый", "ой", "ое", "ее", "aya", "iy", "yy", "iy", "sky", "ski", "skiy", "oye", "oe", "oy"}
