// Train makes the weights of the network that reads machine-readable zones, from drawings of its characters alone:
//
//	go run ./workers/read/mrz/train
//
// The same seed and number of lines give the same weights, bit for bit. With --check nothing is written; the command
// fails when the weights are not those of the file.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
)

func main() {
	options := defaults
	out := flag.String("out", "workers/read/mrz/weights.bin", "file of the weights")
	check := flag.Bool("check", false, "compare with the file instead of writing it")
	flag.Uint64Var(&options.seed, "seed", options.seed, "seed of the drawings")
	flag.IntVar(&options.lines, "lines", options.lines, "lines to learn from")
	flag.Parse()
	if err := run(options, *out, *check); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(options lessons, path string, check bool) error {
	options.progress = func(line int, right float64) {
		fmt.Fprintf(os.Stderr, "%d of %d lines, %.2f %% of characters right\n", line, options.lines, 100*right)
	}
	network, err := options.teach()
	if err != nil {
		return err
	}
	made := network.pack()
	if !check {
		return os.WriteFile(path, made, 0o644)
	}
	there, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if !bytes.Equal(made, there) {
		return fmt.Errorf("%s holds other weights", path)
	}
	fmt.Printf("%s holds these weights\n", path)
	return nil
}
