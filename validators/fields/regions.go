package fields

// regionKnown reports whether a code of the tax service's list of regions is, or was, in use: 01–92 with the regions
// merged since (80–82, 84, 85, 88 live on in old numbers), the four added in 2022 (90, 93–95), 99 for the rest. The
// list is not certain, so an unknown region is at most a Warning.
func regionKnown(code string) bool {
	n := atoi(code)
	return n >= 1 && n <= 95 || n == 99
}

// okatoKnown reports whether the first two digits of an internal passport's series are a region's code in OKATO, or 39,
// under which Crimea issues.
func okatoKnown(code string) bool { return okato[atoi(code)] }

// okato marks the codes of regions in OKATO, those of the territories included in 2022 (21, 23, 43, 74) with them.
var okato = func() (known [100]bool) {
	for _, code := range []int{
		1, 3, 4, 5, 7, 8, 10, 11, 12, 14, 15, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 32, 33, 34, 35,
		36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 49, 50, 52, 53, 54, 56, 57, 58, 60, 61, 63, 64, 65, 66, 67, 68,
		69, 70, 71, 73, 74, 75, 76, 77, 78, 79, 80, 81, 82, 83, 84, 85, 86, 87, 88, 89, 90, 91, 92, 93, 94, 95, 96, 97,
		98, 99,
	} {
		known[code] = true
	}
	return known
}()
