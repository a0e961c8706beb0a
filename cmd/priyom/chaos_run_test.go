//go:build linux

package main

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"slices"
	"strings"
	"time"

	"priyom/intake"
	"priyom/intake/record"
)

// run lets faults strike, each so many times, while applications are sent, and then proves what came of it.
func (c *chaos) run(faults []fault, rounds int) {
	t := c.t
	t.Helper()
	c.answers()
	faults = slices.Repeat(faults, rounds)
	c.random.Shuffle(len(faults), func(i, j int) { faults[i], faults[j] = faults[j], faults[i] })
	c.began = time.Now()
	// Applications are spread over the times between the faults and those of the faults themselves.
	c.crowd.gate = func(n int) {
		for c.turn.Load() < int64(n*2*len(faults)/c.applications) {
			time.Sleep(10 * time.Millisecond)
		}
	}
	sent := make(chan error, 1)
	go func() { sent <- c.crowd.send(c.applications, 4) }()
	for _, fault := range faults {
		c.wait(1500 * time.Millisecond)
		c.struck = append(c.struck, strike{fault.name, c.open()})
		c.turn.Add(1)
		if err := fault.do(); err != nil {
			t.Errorf("%s: %v", fault.name, err)
		}
		c.turn.Add(1)
	}
	if err := <-sent; err != nil {
		t.Error(err)
	}
	p := proof{chaos: c, sent: time.Since(c.began)}
	p.prove()
	t.Log(p.table())
}

// answers waits until the API answers.
func (c *chaos) answers() {
	c.t.Helper()
	portal := applicant{t: c.t, url: c.crowd.url}
	eventually(c.t, time.Minute, "the API to be ready", func() bool {
		got, err := portal.try("GET", "/readyz", "", nil)
		return err == nil && got.status == 200
	})
	c.empty = portal.open("place_of_stay", intake.Fields{})
}

// wait waits for a random part of a time.
func (c *chaos) wait(most time.Duration) {
	time.Sleep(most/10 + time.Duration(c.random.Int64N(int64(most))))
}

// duringUploads waits until some upload is in the middle of being sent.
func (c *chaos) duringUploads() {
	for deadline := time.Now().Add(5 * time.Second); c.crowd.halfway.Load() == 0 && time.Now().Before(deadline); {
		time.Sleep(5 * time.Millisecond)
	}
}

// open counts the work that is to be done, past the programs; -1 when the records do not answer.
func (c *chaos) open() int {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	records, err := record.Open(ctx, c.records)
	if err != nil {
		return -1
	}
	defer records.Close() //nolint:errcheck // read only
	backlog, err := records.Backlog(ctx)
	if err != nil {
		return -1
	}
	return total(backlog)
}

func total(backlog []intake.Backlog) (count int) {
	for _, part := range backlog {
		count += part.Count
	}
	return count
}

// hogs is how many uploads it takes until the memory set aside for them is taken, and others go to the disk.
const hogs = 60

// full fills a disk for some seconds, while so many uploads hang that others have to be kept on it.
func (c *chaos) full(d *disk) error {
	for range hogs {
		connection, err := net.Dial("tcp", strings.TrimPrefix(c.crowd.url, "http://"))
		if err != nil {
			continue // the API is just being started
		}
		defer connection.Close() //nolint:errcheck // it was never to come to an end
		_, _ = fmt.Fprintf(connection, "POST /v1/applications/%s/documents?kind=lease HTTP/1.1\r\nHost: priyom\r\nContent-Type: application/pdf\r\nContent-Length: 1000000\r\n\r\n%%PDF-1.7\n", c.empty)
	}
	if err := d.fill(); err != nil {
		return err
	}
	before := c.crowd.repeated(http.StatusInsufficientStorage)
	for deadline := time.Now().Add(6 * time.Second); c.crowd.repeated(http.StatusInsufficientStorage) == before && time.Now().Before(deadline); {
		time.Sleep(10 * time.Millisecond)
	}
	c.wait(2 * time.Second)
	return d.relieve()
}
