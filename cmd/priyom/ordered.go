package main

import (
	"context"
	"iter"
)

// ordered does work on items, several at once, and yields the results in the order of the items, each as soon as it
// and all before it are there. When ctx ends no further item is begun.
func ordered[In, Out any](ctx context.Context, jobs int, items iter.Seq[In], do func(In) Out) iter.Seq[Out] {
	return func(yield func(Out) bool) {
		ctx, stop := context.WithCancel(ctx)
		results := make(chan chan Out, jobs) // bounds how far the work runs ahead
		defer func() {
			stop()
			for range results { // nobody is asked for a further item when this is over
			}
		}()
		go func() {
			defer close(results)
			slots := make(chan struct{}, jobs)
			for item := range items {
				select {
				case slots <- struct{}{}:
				case <-ctx.Done():
					return
				}
				result := make(chan Out, 1)
				go func() {
					result <- do(item)
					<-slots
				}()
				select {
				case results <- result:
				case <-ctx.Done():
					return
				}
			}
		}()
		for result := range results {
			if !yield(<-result) {
				return
			}
		}
	}
}
