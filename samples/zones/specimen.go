package zones

import (
	"fmt"
	"math/rand/v2"

	draw "priyom/samples/make"
	"priyom/validators/mrz"
)

// Specimen is a picture with a zone, and what is true of it.
type Specimen struct {
	Format mrz.Format
	Lines  []string
	Zone   [4]draw.Point // corners of the zone on the picture, clockwise from its own upper left
	JPEG   []byte
}

// Specimen draws the document of a seed as a condition has it. The same seed gives the same picture.
func (c Condition) Specimen(seed uint64) (Specimen, error) {
	random := rand.New(rand.NewPCG(seed, 61))
	formats := mrz.Formats()
	format := formats[seed%uint64(len(formats))]
	lines, err := mrz.Compose(bearer(random, format), format)
	if err != nil {
		return Specimen{}, fmt.Errorf("seed %d: %w", seed, err)
	}
	travel := draw.Travel{Format: format, Lines: lines, Seed: seed, Face: draw.OCRB, Thick: []float64{0, 0, 0.05, 0.1}[random.IntN(4)]}
	if c.travel != nil {
		c.travel(random, &travel)
	}
	img, zone, err := travel.Take(c.lay(random))
	if err != nil {
		return Specimen{}, fmt.Errorf("seed %d: %w", seed, err)
	}
	s := shot{img, zone}
	if c.spoil != nil {
		s = c.spoil(random, s)
	}
	data, err := draw.JPEG(draw.Noise(s.RGBA, 1.5, seed), c.jpeg(random))
	return Specimen{format, lines, s.zone, data}, err
}
