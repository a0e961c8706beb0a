package api

import (
	"context"
	"sync"

	"priyom/intake"
)

// Changes tells requests that wait for an application when it has changed in this process, so that they need not
// wait for the next look at the records. Its methods are safe for many goroutines.
type Changes struct {
	mu      sync.Mutex
	waiting map[intake.ApplicationID]*wakeup
}

type wakeup struct {
	changed chan struct{}
	waiters int
}

// NewChanges returns a Changes that nobody waits on yet.
func NewChanges() *Changes { return &Changes{waiting: map[intake.ApplicationID]*wakeup{}} }

// Announce wakes whoever waits for an application.
func (c *Changes) Announce(id intake.ApplicationID) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if w := c.waiting[id]; w != nil {
		close(w.changed)
		delete(c.waiting, id)
	}
}

// next returns a channel that is closed at the application's next change, and a function to call when done waiting.
func (c *Changes) next(id intake.ApplicationID) (<-chan struct{}, func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	w := c.waiting[id]
	if w == nil {
		w = &wakeup{changed: make(chan struct{})}
		c.waiting[id] = w
	}
	w.waiters++
	return w.changed, func() { c.leave(id, w) }
}

func (c *Changes) leave(id intake.ApplicationID, w *wakeup) {
	c.mu.Lock()
	defer c.mu.Unlock()
	w.waiters--
	if w.waiters == 0 && c.waiting[id] == w {
		delete(c.waiting, id)
	}
}

// Watch returns the same records, announcing every change that is made through them. Give the result to the API and
// to the workers of the same process alike.
func (c *Changes) Watch(records intake.Records) intake.Records {
	return &watched{Records: records, changes: c}
}

type watched struct {
	intake.Records
	changes *Changes
}

func (w *watched) ChangeAll(ctx context.Context, apps []*intake.Application, f func(*intake.Application) error) ([]error, error) {
	errs, err := w.Records.ChangeAll(ctx, apps, f)
	for i, one := range errs {
		if one == nil {
			w.changes.Announce(apps[i].ID)
		}
	}
	return errs, err
}

func (w *watched) Change(ctx context.Context, id intake.ApplicationID, f func(*intake.Application) error) (*intake.Application, error) {
	app, err := w.Records.Change(ctx, id, f)
	if err == nil {
		w.changes.Announce(id)
	}
	return app, err
}
