package main

import "priyom/workers/render"

type renderCommand struct {
	Unconfined bool `help:"Do without confinement."`
}

// Run serves the parent over the standard streams until it closes them.
func (c renderCommand) Run(std streams) error {
	if c.Unconfined {
		return render.ChildUnconfined(std.in, std.out)
	}
	return render.Child(std.in, std.out)
}
