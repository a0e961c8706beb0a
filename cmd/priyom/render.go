package main

import "priyom/workers/render"

type renderCommand struct{}

// Run serves the parent over the standard streams until it closes them.
func (renderCommand) Run(std streams) error { return render.Child(std.in, std.out) }
