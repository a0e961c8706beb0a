package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"

	draw "priyom/samples/make"
	"priyom/workers/read/mrz"
)

// lessons are what the network is taught by.
type lessons struct {
	seed     uint64
	lines    int
	progress func(line int, right float64)
}

// defaults made the weights that are compiled in.
var defaults = lessons{seed: 1, lines: 9000}

// The rates of learning, falling from the first to the last line.
const (
	fast = 0.02
	slow = 0.0004
)

// teach draws lines and teaches the network their characters.
func (l lessons) teach() (*network, error) {
	a := &artist{rand.New(rand.NewPCG(l.seed, 1)), []*fount{newFount(draw.OCRB), newFount(draw.Mono)}}
	n := newNetwork(rand.New(rand.NewPCG(l.seed, 2)))
	right, seen := 0, 0
	for i := range l.lines {
		done := float64(i) / float64(l.lines)
		rate := float32(slow + (fast-slow)*(1-done)*(1-done))
		p, err := a.draw()
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", i, err)
		}
		for _, lesson := range a.lessons(p) {
			if n.learn(lesson.cell, lesson.answer, rate) > 0.5 {
				right++
			}
			seen++
		}
		if l.progress != nil && (i+1)%500 == 0 {
			l.progress(i+1, float64(right)/float64(max(1, seen)))
			right, seen = 0, 0
		}
	}
	return n, nil
}

type lesson struct {
	cell   *[mrz.CellSize]float32
	answer int
}

// lopsided are characters that are none when they stand on their head.
const lopsided = "<AEFGJKLPRTVYCDBQ2347"

// lessons are the cells of a line as the reader cuts them, and some that hold no character.
func (a *artist) lessons(p *picture) []lesson {
	// The finder knows the ends within half a character, and the middle within a fraction of its height.
	end := func(at float64) [2]float64 {
		at += a.within(-0.3, 0.3) * p.pitch
		down := a.within(-0.12, 0.12) * p.pitch
		return [2]float64{p.from[0] + at*p.along[0] - down*p.along[1], p.from[1] + at*p.along[1] + down*p.along[0]}
	}
	read := mrz.Practise(p.Gray, end(0.12*p.pitch), end(p.length-0.12*p.pitch), p.pitch*0.945*a.within(0.85, 1.25), len(p.text))
	var list []lesson
	for k, answer := range p.text {
		if u, _ := p.place(read.Borders[k][0], read.Borders[k][1]); math.Abs(u-float64(k)) > 0.25 {
			continue // the comb slipped: nobody could read that
		}
		list = append(list, lesson{read.Cell(k, a.within(-0.07, 0.07)), answer})
		switch {
		case a.chance(0.03):
			list = append(list, lesson{read.Cell(k, a.within(0.4, 0.6)), mrz.Nothing})
		case a.chance(0.05) && strings.IndexByte(lopsided, mrz.Glyphs[answer]) >= 0:
			list = append(list, lesson{headDown(read.Cell(k, 0)), mrz.Nothing})
		}
	}
	return list
}

func headDown(cell *[mrz.CellSize]float32) *[mrz.CellSize]float32 {
	out := new([mrz.CellSize]float32)
	for i, v := range cell {
		out[len(out)-1-i] = v
	}
	return out
}
