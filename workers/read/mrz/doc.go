// Package mrz reads machine-readable zones off page images, in Go alone.
//
// A page is reduced until its characters are some ten pixels wide, and there two or three parallel lines of even length
// are looked for that beat alike, upright and lying on their side (find, pulse, group), in the full picture too (glance). Each
// line is straightened out of it by its own centre line (strip, settle), and where what was read is not sure, once more
// without what darkens whole rows (lighten); even cells are laid over it and a little beyond its ends (beat,
// comb). A small network tells the 37 characters from each other and from what is none (network), which also tells
// where each line begins (placing). The lines are read together by the grammar of the zone and its check digits, with
// the alternatives of every cell at hand (decode, solve).
//
// A zone is told as sure only when every check digit holds, no other reading comes near, and each character that no check
// digit guards was read with confidence. A character that was taken for another than it looked like is told as a repair.
//
// The network's weights are made by `go run ./workers/read/mrz/train`, bit for bit the same from the same seed.
package mrz
