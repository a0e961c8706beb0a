package recordtest

import (
	"context"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

	"priyom/intake"
)

var crowds = []promise{
	{"Many changing one application over two handles lose no event", func(t *testing.T, open func() intake.Records) {
		handles := []intake.Records{open(), open()}
		app := create(t, handles[0], 1)
		const crowd, each = 8, 12
		together(t, crowd, func(n int) error {
			for range each {
				_, err := handles[n%2].Change(context.Background(), app.ID, func(app *intake.Application) error {
					return app.SetFields(intake.Fields{strconv.Itoa(n): "x"}, time.Now())
				})
				if err != nil {
					return err
				}
			}
			return nil
		})
		counts := map[string]int{}
		for _, event := range verify(t, handles[1], app.ID)[1:] {
			counts[event.Detail["fields"].([]any)[0].(string)]++
		}
		for n := range crowd {
			if got := counts[strconv.Itoa(n)]; got != each {
				t.Errorf("got %d events of number %d, want %d", got, n, each)
			}
		}
	}},
	{"Many creating over two handles get numbers of their own", func(t *testing.T, open func() intake.Records) {
		handles := []intake.Records{open(), open()}
		const crowd, each = 8, 12
		numbers := make([][]string, crowd)
		together(t, crowd, func(n int) error {
			for i := range each {
				app := newApplication(n*each + i)
				if err := handles[n%2].Create(context.Background(), app); err != nil {
					return err
				}
				numbers[n] = append(numbers[n], app.Number)
			}
			return nil
		})
		got := slices.Sorted(slices.Values(slices.Concat(numbers...)))
		var want []string
		for i := range crowd * each {
			want = append(want, intake.Number(2026, int64(i+1)))
		}
		if slices.Sort(want); !slices.Equal(got, want) {
			t.Errorf("got %v, want %v", got, want)
		}
	}},
	{"Many asking for work over two handles get each piece once", func(t *testing.T, open func() intake.Records) {
		handles := []intake.Records{open(), open()}
		const pieces = 60
		for n := range pieces {
			withWork(t, handles[0], n)
		}
		leased := make([][]string, 6)
		together(t, len(leased), func(n int) error {
			for most := 4; ; most += 4 {
				work, err := handles[n%2].DueWork(context.Background(), examinations(time.Hour, most))
				if err != nil || len(work) == 0 && most > pieces {
					return err
				}
				for _, one := range work {
					leased[n] = append(leased[n], one.ID)
				}
			}
		})
		got := slices.Sorted(slices.Values(slices.Concat(leased...)))
		if len(got) != pieces || len(slices.Compact(got)) != pieces {
			t.Errorf("got %d leases, want each of %d once", len(got), pieces)
		}
	}},
	{"Of many with one idempotency key one succeeds", func(t *testing.T, open func() intake.Records) {
		handles := []intake.Records{open(), open()}
		var mutex sync.Mutex
		var created []intake.ApplicationID
		together(t, 8, func(n int) error {
			app := newApplication(n)
			app.Remember(&intake.Once{Client: "portal", Key: "1", Request: "sha256:same"}, "")
			if handles[n%2].Create(context.Background(), app) == nil {
				mutex.Lock()
				defer mutex.Unlock()
				created = append(created, app.ID)
			}
			return nil
		})
		list := must[intake.List](t)(handles[0].Applications(context.Background(), intake.Filter{}))
		if len(created) != 1 || len(list.Items) != 1 || list.Items[0].ID != created[0] {
			t.Errorf("got %v created and %d stored, want one", created, len(list.Items))
		}
	}},
	{"Readers see whole changes only", func(t *testing.T, open func() intake.Records) {
		records, other := open(), open()
		app := create(t, records, 1)
		done := make(chan struct{})
		defer func() { <-done }()
		go func() {
			defer close(done)
			for i := range 60 {
				_, err := records.Change(context.Background(), app.ID, func(app *intake.Application) error {
					if err := app.AddDocument(document(documentID(1, i), "lease"), at(i)); err != nil {
						return err
					}
					app.JudgeDocument(documentID(1, i), verdict(intake.Accepted), at(i))
					return nil
				})
				if err != nil {
					t.Error(err)
					return
				}
			}
		}()
		for {
			app := must[*intake.Application](t)(other.Application(context.Background(), app.ID))
			if len(app.Documents) != len(app.Judgements) || app.Seq != 1+2*len(app.Documents) {
				t.Fatalf("got %d documents, %d judgements, event %d", len(app.Documents), len(app.Judgements), app.Seq)
			}
			select {
			case <-done:
				return
			default:
			}
		}
	}},
}

// together runs f from several goroutines at once.
func together(t *testing.T, crowd int, f func(n int) error) {
	t.Helper()
	var group sync.WaitGroup
	for n := range crowd {
		group.Go(func() {
			if err := f(n); err != nil {
				t.Errorf("number %d: %v", n, err)
			}
		})
	}
	group.Wait()
}
