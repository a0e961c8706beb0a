package fields

// travelDocuments are one state's patterns for the numbers of the documents its citizens enter with. They are likely,
// never certain: no standard fixes the visible number and states change series without notice.
type travelDocuments struct {
	passport shapes
	card     shapes // the identity card
	example  string // of the passport, synthetic
	entry    bool   // whether the identity card is enough to enter Russia
}

// documentsOf holds the patterns by issuing state.
var documentsOf = map[string]travelDocuments{
	"UZB": {passport: shapes{"@@#######"}, card: shapes{"@@#######"}, example: "FA1234567"},
	"TJK": {passport: shapes{"#########"}, example: "401234567"},
	"KGZ": {passport: shapes{"@@#######"}, card: shapes{"@@#######"}, example: "AC1234567", entry: true},
	"KAZ": {passport: shapes{"N########", "@########", "@#######"}, card: shapes{"#########"}, example: "N12345678", entry: true},
	"ARM": {passport: shapes{"@@#######"}, card: shapes{"#########"}, example: "AP1234567", entry: true},
	"AZE": {passport: shapes{"@########"}, card: shapes{"@@#######", "AZE########"}, example: "C12345678"},
	"BLR": {
		passport: shapes{
			"AB#######", "BM#######", "HB#######", "KH#######", "MP#######", "MC#######", "KB#######", "PP#######",
			"SP#######", "DP#######", "#######",
		},
		example: "MP1234567", entry: true,
	},
	"MDA": {passport: shapes{"@@#######", "@#######", "@########"}, example: "AA1234567"},
	"UKR": {passport: shapes{"@@######"}, card: shapes{"#########"}, example: "FA123456"},
	"TKM": {passport: shapes{"@#######"}, example: "A1234567"},
	"GEO": {passport: shapes{"##@@#####", "#########", "########", "#######"}, example: "12AB34567"},
	"CHN": {passport: shapes{"G########", "E########", "E~#######", "DE#######", "SE#######", "PE#######"}, example: "EA1234567"},
	"VNM": {passport: shapes{"@#######", "@########"}, example: "C1234567"},
	"IND": {passport: shapes{"@#######", "@@######"}, example: "Z1234567"},
	"TUR": {passport: shapes{"@########"}, example: "U12345678"},
	"SRB": {passport: shapes{"#########"}, example: "012345678"},
	"PRK": {passport: shapes{"#########"}, example: "927123456"},
	"AFG": {passport: shapes{"@#######", "@########"}, example: "P01234567"},
	"EGY": {passport: shapes{"@########"}, example: "A12345678"},
	"BGD": {passport: shapes{"@@#######", "@########"}, example: "BX1234567"},
	"LKA": {passport: shapes{"@#######"}, example: "N1234567"},
	"PHL": {passport: shapes{"@#######@", "@@#######", "@@######"}, example: "P1234567A"},
	"RUS": {passport: shapes{"#########"}, example: "751234567"},
}
