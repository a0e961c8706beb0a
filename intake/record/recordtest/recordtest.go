// Package recordtest says what every Records must keep.
package recordtest

import (
	"context"
	"encoding/json"
	"slices"
	"testing"

	"priyom/intake"
)

// Run holds Records against the promises of the port. Open opens the records of a test: the first call with a test
// gives empty ones, each further call with the same test another handle on the same.
func Run(t *testing.T, open func(t *testing.T) intake.Records) {
	t.Helper()
	for _, promise := range slices.Concat(applications, changes, repeats, journals, lists, readings, naming, works, claims, cases, grouped, crowds, clocks) {
		t.Run(promise.name, func(t *testing.T) {
			promise.hold(t, func() intake.Records {
				records := open(t)
				t.Cleanup(func() { records.Close() }) //nolint:errcheck // some tests close them before
				return records
			})
		})
	}
}

// promise is something that Records says it does. Each call of open gives a further handle on the same records.
type promise struct {
	name string
	hold func(t *testing.T, open func() intake.Records)
}

// same compares values as their JSON, which is what the rest of the world sees of them.
func same(t *testing.T, what string, got, want any) {
	t.Helper()
	if got, want := encoded(t, got), encoded(t, want); got != want {
		t.Errorf("%s:\n got %s\nwant %s", what, got, want)
	}
}

func encoded(t *testing.T, value any) string {
	t.Helper()
	data, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// must ends the test on an error.
func must[T any](t *testing.T) func(T, error) T {
	return func(value T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}

// verify checks an application's journal against its head.
func verify(t *testing.T, records intake.Records, id intake.ApplicationID) []intake.Event {
	t.Helper()
	app := must[*intake.Application](t)(records.Application(context.Background(), id))
	events := must[[]intake.Event](t)(records.Events(context.Background(), id, 0))
	if err := intake.VerifyJournal(events, app.Head); err != nil {
		t.Errorf("the journal does not verify: %v", err)
	}
	if len(events) != app.Seq {
		t.Errorf("got %d events, want %d", len(events), app.Seq)
	}
	return events
}
