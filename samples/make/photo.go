package draw

// identityPhoto is a photograph of 35 x 45 mm.
func identityPhoto(person Person, _ Fault) []*Page {
	page := newPage(35, 45)
	page.portrait(0, 0, 35, person)
	page.Text(17.5, 44, "ОБРАЗЕЦ · SPECIMEN", Style{Face: Bold, Size: 3.6, Color: rgb(0xd8dde3), Align: Center})
	return []*Page{page}
}
