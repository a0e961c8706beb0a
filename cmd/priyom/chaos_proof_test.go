//go:build linux

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"text/tabwriter"
	"time"

	"priyom/intake"
	"priyom/intake/api"
	"priyom/intake/blob"
	"priyom/intake/record"
)

// proof is what is found when a chaos is over.
type proof struct {
	*chaos
	sent    time.Duration // from the first request to the last answer
	settled time.Duration // from then until no work was left

	documents, direct int
	decisions         map[intake.Decision]int
	took              []time.Duration // from the answer to an upload to its verdict
	journals          string
}

// prove requires that nothing was lost and nothing done twice.
func (p *proof) prove() {
	t := p.t
	t.Helper()
	p.noWorkIsLeft()
	calm := calmVerdicts(t)
	portal := applicant{t: t, url: p.crowd.url}
	blobs, err := blob.Open(t.Context(), p.blobs)
	if err != nil {
		t.Fatal(err)
	}
	p.decisions = map[intake.Decision]int{}
	for n, one := range p.crowd.sent {
		if one.id == "" {
			continue // told already: it could not be sent
		}
		app := portal.read(one.id)
		nothingTwice(t, portal, app)
		if got, want := verdicts(t, app), calm[one.plan]; got != want {
			t.Errorf("application %d, %s: the verdict is not that of a calm day:\n%s\nwant\n%s", n, one.id, got, want)
		}
		if len(app.Documents) != len(one.uploads) {
			t.Errorf("application %s: got %d documents, want the %d that were answered for", one.id, len(app.Documents), len(one.uploads))
		}
		for _, upload := range one.uploads {
			p.one(blobs, app, upload)
		}
	}
	if working := slices.IndexFunc(p.struck, func(s strike) bool { return s.open > 0 }); working < 0 {
		t.Error("no fault struck while there was work: this run proves nothing")
	}
	for _, program := range p.programs {
		if program.failed != nil {
			t.Errorf("the %s: %v", program.name, program.failed)
		}
		program.end()
	}
	p.journalsVerify()
}

// one requires that a document that was answered for is there, byte for byte.
func (p *proof) one(blobs intake.Blobs, app api.Application, upload receipt) {
	p.t.Helper()
	p.documents++
	if upload.direct {
		p.direct++
	}
	i := slices.IndexFunc(app.Documents, func(doc api.Document) bool { return doc.ID == upload.document })
	if i < 0 {
		p.t.Errorf("document %s of application %s is lost", upload.document, app.ID)
		return
	}
	doc := app.Documents[i]
	if doc.Verdict == nil {
		p.t.Errorf("document %s has no verdict", doc.ID)
		return
	}
	p.decisions[doc.Verdict.Decision]++
	took := doc.Verdict.At.Sub(doc.Received)
	p.took = append(p.took, took)
	if took < 0 || took > time.Since(p.began) {
		p.t.Errorf("document %s was judged %s after it was received", doc.ID, took)
	}
	file, err := blobs.Open(context.Background(), intake.OriginalBlob(doc.SHA256))
	if err != nil {
		p.t.Errorf("the file of document %s: %v", doc.ID, err)
		return
	}
	defer file.Close() //nolint:errcheck // read only
	if data, err := io.ReadAll(file); err != nil || !bytes.Equal(data, upload.bytes) {
		p.t.Errorf("the file of document %s is not what was sent: %v", doc.ID, err)
	}
}

// stillFor is how long work may stand still. What a killed worker has left in the queue is finished by then, but Asynq
// puts it back only when its lease of 30 s is over, and 30 s more, by the clock of whoever looks, and looks once a minute.
const stillFor = 4 * time.Minute

// noWorkIsLeft waits until the records hold no work and the queue no task.
func (p *proof) noWorkIsLeft() {
	t := p.t
	t.Helper()
	begun := time.Now()
	records, err := record.Open(t.Context(), p.records)
	if err != nil {
		t.Fatal(err)
	}
	defer records.Close() //nolint:errcheck // read only
	var last string
	defer func() {
		if t.Failed() && last != "" {
			t.Logf("what is left: %s", last)
		}
	}()
	left, moved := -1, begun
	eventually(t, 2*stillFor+time.Duration(p.applications)*10*time.Second, "all work to be done", func() bool {
		time.Sleep(50 * time.Millisecond)
		backlog, err := records.Backlog(t.Context())
		last = fmt.Sprintf("work %+v, %v", backlog, err)
		if count := total(backlog); count != left {
			left, moved = count, time.Now()
			p.settled = moved.Sub(begun)
		}
		tasks := 0
		if err == nil && len(backlog) == 0 && p.redis != nil {
			tasks, err = p.redis.tasks()
			last = fmt.Sprintf("%d tasks in the queue of work that is done, %v", tasks, err)
		}
		if time.Since(moved) > stillFor {
			t.Fatal("nothing moves any more")
		}
		return err == nil && len(backlog) == 0 && tasks == 0
	})
	last = ""
}

// journalsVerify requires that every journal verifies, up to what each answer named.
func (p *proof) journalsVerify() {
	p.t.Helper()
	path := filepath.Join(p.t.TempDir(), "heads")
	if err := os.WriteFile(path, []byte(strings.Join(p.crowd.heads, "")), 0o600); err != nil {
		p.t.Fatal(err)
	}
	code, stdout, stderr := once(p.t, nil, "journal", "verify", "--records", p.records, "--kept", path)
	if code != exitOK {
		p.t.Errorf("journal verify: got exit code %d, want 0:\n%s%s", code, stdout, stderr)
	}
	p.journals = strings.TrimSpace(stdout)
}

// table are the numbers.
func (p *proof) table() string {
	var text strings.Builder
	fmt.Fprintf(&text, "chaos %s, seed %d\n", strings.ReplaceAll(p.t.Name(), "TestChaos/", ""), p.seed)
	w := tabwriter.NewWriter(&text, 0, 0, 2, ' ', 0)
	row := func(name, format string, args ...any) {
		fmt.Fprintf(w, "  %s\t%s\n", name, fmt.Sprintf(format, args...))
	}
	row("applications", "%d, sent in %.1f s", len(p.crowd.sent), p.sent.Seconds())
	row("documents answered 201", "%d, %d of them sent straight to the bucket", p.documents, p.direct)
	row("requests repeated", "%v", p.crowd.again)
	times, open := map[string]int{}, map[string]int{}
	for _, strike := range p.struck {
		times[strike.name]++
		open[strike.name] += max(0, strike.open)
	}
	for _, name := range sortedKeys(times) {
		row(name, "%d ×, with %d pieces of work open", times[name], open[name])
	}
	for _, program := range p.programs {
		row(program.name, "started %d ×, its clock %+.0f min", program.started(), program.ahead.Minutes())
	}
	row("work left", "none, %.1f s after the last answer", p.settled.Seconds())
	slices.Sort(p.took)
	if n := len(p.took); n > 0 {
		row("from upload to verdict", "p50 %.1f s, p99 %.1f s, longest %.1f s", p.took[n/2].Seconds(), p.took[n*99/100].Seconds(), p.took[n-1].Seconds())
	}
	row("verdicts", "%v, all as on a calm day: %t", p.decisions, !p.t.Failed())
	row("journals", "%s", p.journals)
	_ = w.Flush()
	return text.String()
}

func sortedKeys(counts map[string]int) []string {
	var names []string
	for name := range counts {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// calmVerdicts are the verdicts on each plan by a server that nobody disturbs.
var calmVerdicts = func() func(*testing.T) []string {
	var once sync.Once
	var all []string
	return func(t *testing.T) []string {
		t.Helper()
		once.Do(func() {
			calm := &crowd{url: serve(t, embedded(t.TempDir())).url, plans: plans(t), gate: func(int) {}}
			if err := calm.send(len(calm.plans), 2); err != nil {
				t.Errorf("a calm day: %v", err)
				return
			}
			for _, one := range calm.sent {
				all = append(all, verdicts(t, applicant{t: t, url: calm.url}.settled(one.id, 2*time.Minute)))
			}
		})
		if len(all) != len(crowdParcels) {
			t.Fatal("the calm day failed")
		}
		return all
	}
}()

// verdicts are all verdicts of an application, word for word, but for what differs between two applications of the same
// documents: names, when they were judged, and the digests of marked bytes.
func verdicts(t *testing.T, app api.Application) string {
	t.Helper()
	names := []string{string(app.ID), "application"}
	all := []*api.Verdict{app.Verdict}
	for i, doc := range app.Documents {
		names = append(names, string(doc.ID), fmt.Sprintf("document %d", i+1), doc.SHA256, "sha256")
		if doc.Verdict != nil {
			names = append(names, string(doc.Verdict.Evidence), fmt.Sprintf("evidence %d", i+1))
		}
		all = append(all, doc.Verdict)
	}
	var lines strings.Builder
	for _, verdict := range all {
		if verdict != nil {
			same := *verdict
			same.At, same.Round = time.Time{}, 0 // a document may be judged before or after it is submitted
			verdict = &same
		}
		line, err := json.Marshal(verdict)
		if err != nil {
			t.Fatal(err)
		}
		lines.Write(line)
		lines.WriteByte('\n')
	}
	return strings.NewReplacer(names...).Replace(lines.String())
}
