// Package quality measures whether a scan can be read, and holds what was measured against the rules.
//
// A measure is a pure function of a page image: the same pixels give the same number on every machine.
// Where it cannot say anything, because there is nothing on the page to measure, it says so and gives no number.
package quality

import (
	"fmt"
	"image"
	"slices"

	"priyom/intake"
)

// Metric names a measured quality of a page.
type Metric string

// The metrics.
const (
	Sharpness       Metric = "sharpness"
	MotionBlur      Metric = "motion_blur"
	MotionDirection Metric = "motion_direction"
	Upscaling       Metric = "upscaling"
	Moire           Metric = "moire"
	Noise           Metric = "noise"
	Ink             Metric = "ink"
	Brightness      Metric = "brightness"
	Contrast        Metric = "contrast"
	Overexposure    Metric = "overexposure"
	Shadow          Metric = "shadow"
	ShadowArea      Metric = "shadow_area"
	Glare           Metric = "glare"
	Compression     Metric = "compression"
	Colour          Metric = "colour"
	Skew            Metric = "skew"
	Rotation        Metric = "rotation"
	Perspective     Metric = "perspective"
	CutOff          Metric = "cut_off"
	Documents       Metric = "documents"
	DocumentLong    Metric = "document_long"
	DocumentShort   Metric = "document_short"
)

// Version changes whenever a measure may give another number for the same pixels.
const Version = "9"

// measures gives for each metric how it is taken from a shared preparation of the page. They are taken in this
// order; none depends on another.
var measures = []struct {
	metric Metric
	take   func(*prepared) (intake.Measurement, bool)
}{
	{Sharpness, sharpness},
	{MotionBlur, motionBlur},
	{MotionDirection, motionDirection},
	{Upscaling, upscaling},
	{Moire, moire},
	{Noise, noise},
	{Ink, ink},
	{Brightness, brightness},
	{Contrast, contrast},
	{Overexposure, overexposure},
	{Shadow, shadow},
	{ShadowArea, shadowArea},
	{Glare, glare},
	{Compression, compression},
	{Colour, colour},
	{Skew, skew},
	{Rotation, rotation},
	{Perspective, perspective},
	{CutOff, cutOff},
	{Documents, documents},
	{DocumentLong, documentSide(true)},
	{DocumentShort, documentSide(false)},
}

// Metrics lists the metrics there are.
func Metrics() []Metric {
	list := make([]Metric, len(measures))
	for i, m := range measures {
		list[i] = m.metric
	}
	return list
}

// UnmarshalText refuses a word that is no metric.
func (m *Metric) UnmarshalText(text []byte) error {
	if known := Metrics(); !slices.Contains(known, Metric(text)) {
		return fmt.Errorf("no measure named %q: there are %v", text, known)
	}
	*m = Metric(text)
	return nil
}

// Measure takes every metric of a page, given in grey and, where it has colours, as it was before; nil where it has
// none. Metrics that cannot be told are left out. Neither image is changed.
func Measure(grey *image.Gray, colours image.Image) map[string]intake.Measurement {
	p := prepare(grey, colours)
	defer p.release()
	taken := make(map[string]intake.Measurement, len(measures))
	for _, m := range measures {
		if got, ok := m.take(p); ok {
			taken[string(m.metric)] = got
		}
	}
	return taken
}
