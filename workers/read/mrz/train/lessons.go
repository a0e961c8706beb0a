package main

import (
	"fmt"
	"iter"
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
var defaults = lessons{seed: 1, lines: 6000}

// The rates of learning, falling from the first to the last line.
const (
	fast = 0.02
	slow = 0.0004
)

// teach draws lines and teaches the network their characters.
func (l lessons) teach() (*network, error) {
	founts := []*fount{newFount(draw.OCRB), newFount(draw.Mono)}
	n := newNetwork(rand.New(rand.NewPCG(l.seed, 2)))
	right, seen := 0, 0
	for i, drawn := range l.drawn(founts) {
		done := float64(i) / float64(l.lines)
		rate := float32(slow + (fast-slow)*(1-done)*(1-done))
		if drawn.err != nil {
			return nil, fmt.Errorf("line %d: %w", i, drawn.err)
		}
		for _, lesson := range drawn.lessons {
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

// line is what one line teaches.
type line struct {
	lessons []lesson
	err     error
}

// drawn draws the lines, several at once, and gives them in order. Each has chances of its own, so that it is the same
// however many are drawn at once.
func (l lessons) drawn(founts []*fount) iter.Seq2[int, line] {
	return func(yield func(int, line) bool) {
		const ahead = 16
		slots := make([]chan line, l.lines)
		begin := func(i int) {
			if i >= l.lines {
				return
			}
			slots[i] = make(chan line, 1)
			go func() { slots[i] <- l.line(i, founts) }()
		}
		for i := range ahead {
			begin(i)
		}
		for i := range l.lines {
			one := <-slots[i]
			slots[i] = nil
			begin(i + ahead)
			if !yield(i, one) {
				return
			}
		}
	}
}

func (l lessons) line(i int, founts []*fount) line {
	a := &artist{rand.New(rand.NewPCG(l.seed, 100+uint64(i))), founts}
	p, err := a.draw()
	if err != nil {
		return line{err: err}
	}
	return line{lessons: a.lessons(p)}
}

// looks is how often each character is cut out, each time a little off its place another way: drawing it costs more than
// learning it.
const looks = 2

type lesson struct {
	cell   *[mrz.CellSize]float32
	answer int
}

// lopsided are characters that are none when they stand on their head.
const lopsided = "<AEFGJKLPRTVYCDBQ2347"

// lessons are the cells of a line as the reader cuts them, and some that hold no character.
func (a *artist) lessons(p *picture) []lesson {
	// The finder knows the ends within some characters, and the middle within a fraction of the height.
	end := func(at float64) [2]float64 {
		along := a.within(-0.4, 0.4)
		if a.chance(0.3) {
			along = a.within(-2, 2)
		}
		at += along * p.pitch
		down := a.within(-0.12, 0.12) * p.pitch
		return [2]float64{p.from[0] + at*p.along[0] - down*p.along[1], p.from[1] + at*p.along[1] + down*p.along[0]}
	}
	read := mrz.Practise(p.Gray, end(0.12*p.pitch), end(p.length-0.12*p.pitch), p.pitch*0.945*a.within(0.85, 1.25), len(p.text))
	var list []lesson
	for k := range len(read.Borders) - 1 {
		u, _ := p.place(read.Borders[k][0], read.Borders[k][1])
		next, _ := p.place(read.Borders[k+1][0], read.Borders[k+1][1])
		at := int(math.Round(u))
		if math.Abs(u-float64(at)) > 0.25 || math.Abs(next-float64(at+1)) > 0.25 {
			continue // the comb slipped: nobody could read that
		}
		if at < 0 || at >= len(p.text) {
			if a.chance(0.4) {
				list = append(list, lesson{read.Cell(k, a.within(-0.07, 0.07), a.within(-0.1, 0.1)), mrz.Nothing})
			}
			continue
		}
		answer := p.text[at]
		for range looks {
			list = append(list, lesson{read.Cell(k, a.within(-0.08, 0.08), a.within(-0.05, 0.05)), answer})
		}
		switch {
		case a.chance(0.03):
			list = append(list, lesson{read.Cell(k, a.within(0.4, 0.6), 0), mrz.Nothing})
		case a.chance(0.05) && strings.IndexByte(lopsided, mrz.Glyphs[answer]) >= 0:
			list = append(list, lesson{headDown(read.Cell(k, 0, 0)), mrz.Nothing})
		}
	}
	a.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	return list
}

func headDown(cell *[mrz.CellSize]float32) *[mrz.CellSize]float32 {
	out := new([mrz.CellSize]float32)
	for i, v := range cell {
		out[len(out)-1-i] = v
	}
	return out
}
