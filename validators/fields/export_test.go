package fields

// MobileBlock is a line of the table of mobile numbers, for the test that holds it against libphonenumber.
type MobileBlock struct {
	Code     string
	National int
	Region   string
	Prefixes string
}

// MobileBlocks are the lines of the table.
func MobileBlocks() []MobileBlock {
	var blocks []MobileBlock
	for _, b := range mobileBlocks {
		blocks = append(blocks, MobileBlock{b.code, b.national, b.region, b.prefixes})
	}
	return blocks
}
