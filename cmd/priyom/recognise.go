package main

import "priyom/workers/read/text"

type recogniseCommand struct {
	Arguments []string `arg:"" passthrough:"" help:"The seconds of a processor, the program, the folder of its data, and its arguments."`
}

// Run confines this process and becomes the program.
func (c recogniseCommand) Run() error { return text.Child(c.Arguments) }
