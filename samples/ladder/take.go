package ladder

import (
	"context"
	"fmt"
	"image"
	"math/rand/v2"

	"priyom/intake"
	draw "priyom/samples/make"
)

// kindsDrawn are the documents that are drawn: security paper in colour, a form filled by hand, a page of text.
var kindsDrawn = []string{"passport_foreign", "migration_card", "lease"}

// KindsDrawn are the kinds of documents that the ladders are about.
func KindsDrawn() []intake.Kind {
	var kinds []intake.Kind
	for _, name := range kindsDrawn {
		kinds = append(kinds, intake.Kind(name))
	}
	return kinds
}

// Upload is a picture as it would be uploaded.
type Upload struct {
	Kind   intake.Kind
	Fields intake.Fields
	JPEG   []byte
}

// Seen is what became of an upload.
type Seen struct {
	Page    intake.Page
	DPI     float64 // pixels per inch of paper, as the rules of resolution take it; 0 where that is not known
	Verdict intake.Verdict
}

// Examine examines and judges an upload. It is called by several goroutines at once.
type Examine func(context.Context, Upload) (Seen, error)

// sceneOf is the clean scene of a seed; twelve of them in a row are all kinds on all surfaces.
func sceneOf(seed uint64) draw.Scene {
	surfaces := draw.Surfaces()
	return draw.Scene{
		Kind:    kindsDrawn[seed%uint64(len(kindsDrawn))],
		Surface: surfaces[seed%uint64(len(surfaces))],
		Seed:    seed,
	}
}

// page is a clean page that is drawn once and spoilt many times.
type page struct {
	scene draw.Scene
	clean draw.Picture
}

func newPage(seed uint64) (page, error) {
	scene := sceneOf(seed)
	clean, err := scene.Take()
	if err != nil {
		return page{}, fmt.Errorf("draw page %d: %w", seed, err)
	}
	return page{scene, clean}, nil
}

// step is a ladder at one of its steps.
type step struct {
	ladder Ladder
	value  float64
}

// shoot spoils the page by all steps and takes the picture: first the scene is laid, then light and lens, then the sensor.
func (p page) shoot(steps ...step) (*shot, error) {
	random := rand.New(rand.NewPCG(p.scene.Seed, 41))
	s := &shot{Picture: p.clean, seed: p.scene.Seed, grain: 1 + 1.5*random.Float64(), quality: 78 + random.IntN(15)}
	scene := p.scene
	for _, one := range steps {
		if one.ladder.scene != nil {
			one.ladder.scene(&scene, one.value)
		}
	}
	if scene != p.scene {
		var err error
		if s.Picture, err = scene.Take(); err != nil {
			return nil, err
		}
	}
	for _, one := range steps {
		if one.ladder.spoil != nil {
			one.ladder.spoil(s, one.value)
		}
	}
	return s, nil
}

// upload writes the picture as a file.
func (s *shot) upload(kind string) (Upload, error) {
	data, err := draw.JPEG(draw.Noise(s.RGBA, s.grain, s.seed), s.quality)
	if err != nil {
		return Upload{}, err
	}
	return Upload{intake.Kind(kind), s.Person.Fields(), data}, nil
}

// overlap is the intersection of two boxes over their union, 0–1.
func overlap(got *intake.Box, truth image.Rectangle) float64 {
	if got == nil || truth.Empty() {
		return 0
	}
	box := image.Rect(got[0], got[1], got[2], got[3])
	both := box.Intersect(truth)
	shared := float64(both.Dx() * both.Dy())
	return shared / (float64(box.Dx()*box.Dy()+truth.Dx()*truth.Dy()) - shared)
}
