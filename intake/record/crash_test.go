package record_test

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"priyom/intake"
	"priyom/intake/record"
)

// crashWriter names the variable that makes the test binary a process to be killed: the address it writes to.
const crashWriter = "PRIYOM_TEST_CRASH_WRITER"

func TestMain(m *testing.M) {
	if address := os.Getenv(crashWriter); address != "" {
		fmt.Fprintln(os.Stderr, writeUntilKilled(address))
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// acknowledged is what a writer was told had been stored: a head of an application's journal, or evidence.
type acknowledged struct {
	application intake.ApplicationID
	seq         int
	head        intake.Digest
	evidence    intake.Digest
}

func TestKillingTheProcessLosesNothingAcknowledged(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 0))
	address := "sqlite:" + filepath.Join(t.TempDir(), "priyom.db")
	total := 0
	for range 12 {
		var group sync.WaitGroup
		acks := make([][]acknowledged, 2)
		for i := range acks {
			life := time.Duration(random.Int64N(int64(150 * time.Millisecond)))
			group.Go(func() { acks[i] = killed(t, address, life) })
		}
		group.Wait()
		for _, some := range acks {
			total += len(some)
			checkAcknowledged(t, address, some)
		}
	}
	checkWhole(t, address)
	t.Logf("%d acknowledged changes checked", total)
	if total == 0 {
		t.Error("nothing was acknowledged: the test has shown nothing")
	}
}

// killed runs a writer, kills it some time after its first acknowledgement and tells what it acknowledged.
func killed(t *testing.T, address string, life time.Duration) []acknowledged {
	command := exec.Command(os.Args[0], "-test.run=^$")
	command.Env = append(os.Environ(), crashWriter+"="+address)
	command.Stderr = os.Stderr
	out, err := command.StdoutPipe()
	if err == nil {
		err = command.Start()
	}
	if err != nil {
		t.Error(err)
		return nil
	}
	var acks []acknowledged
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		var ack acknowledged
		if _, err := fmt.Sscan(lines.Text(), &ack.application, &ack.seq, &ack.head, &ack.evidence); err != nil {
			continue // the line that was cut off
		}
		if acks = append(acks, ack); len(acks) == 1 {
			time.AfterFunc(life, func() { command.Process.Kill() }) //nolint:errcheck // it may be gone
		}
	}
	command.Wait() //nolint:errcheck // it was killed
	if len(acks) == 0 {
		t.Error("the writer ended before it wrote anything")
	}
	return acks
}

// writeUntilKilled takes applications through their life and prints each step after it was stored.
func writeUntilKilled(address string) error {
	records, err := record.Open(context.Background(), address)
	if err != nil {
		return err
	}
	failures := make(chan error)
	for range 3 {
		go func() {
			for {
				if err := oneLife(records); err != nil {
					failures <- err
				}
			}
		}()
	}
	return <-failures
}

func oneLife(records intake.Records) error {
	ctx := context.Background()
	n := int(rand.Uint32())
	app := benchApplication(n)
	if err := records.Create(ctx, app); err != nil {
		return err
	}
	fmt.Println(app.ID, app.Seq, app.Head, "-")
	evidence, err := records.SaveEvidence(ctx, benchEvidence(n))
	if err != nil {
		return err
	}
	for _, step := range []func(app *intake.Application) error{
		func(app *intake.Application) error { return app.AddDocument(benchDocument(n, 0), benchTime) },
		func(app *intake.Application) error { return app.Submit(benchTime) },
		func(app *intake.Application) error {
			app.JudgeDocument(benchDocument(n, 0).ID, benchVerdict(evidence), benchTime)
			return nil
		},
		func(app *intake.Application) error { app.Conclude(1, benchVerdict(""), benchTime); return nil },
	} {
		if app, err = records.Change(ctx, app.ID, step); err != nil {
			return err
		}
		fmt.Println(app.ID, app.Seq, app.Head, evidence)
	}
	return nil
}

func checkAcknowledged(t *testing.T, address string, acks []acknowledged) {
	t.Helper()
	records := mustOpen(t, address)
	defer records.Close()
	for _, ack := range acks {
		events, err := records.Events(context.Background(), ack.application, ack.seq-1)
		if err != nil || len(events) == 0 || events[0].Hash != ack.head {
			t.Fatalf("event %d of %s was acknowledged and is not there: %v", ack.seq, ack.application, err)
		}
		if ack.evidence == "-" {
			continue
		}
		if _, err := records.Evidence(context.Background(), ack.evidence); err != nil {
			t.Fatalf("evidence %s was acknowledged and is not there: %v", ack.evidence, err)
		}
	}
}

// checkWhole holds that no application is half of anything: journals verify, and what waits has its work.
func checkWhole(t *testing.T, address string) {
	t.Helper()
	ctx := context.Background()
	records := mustOpen(t, address)
	defer records.Close()
	waiting := map[string]bool{}
	for _, task := range intake.Tasks {
		due, err := records.DueWork(ctx, intake.Draw{Task: task, Lease: time.Hour, Most: 1 << 30})
		if err != nil {
			t.Fatal(err)
		}
		for _, work := range due {
			waiting[work.ID] = true
		}
	}
	for cursor, first := "", true; first || cursor != ""; first = false {
		list, err := records.Applications(ctx, intake.Filter{Cursor: cursor})
		if err != nil {
			t.Fatal(err)
		}
		cursor = list.Next
		for _, item := range list.Items {
			checkApplication(t, records, item.ID, waiting)
		}
	}
	if len(waiting) != 0 {
		t.Errorf("work that nothing waits for: %v", waiting)
	}
}

func checkApplication(t *testing.T, records intake.Records, id intake.ApplicationID, waiting map[string]bool) {
	t.Helper()
	app, err := records.Application(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	events, err := records.Events(context.Background(), id, 0)
	if err != nil {
		t.Fatal(err)
	}
	if err := intake.VerifyJournal(events, app.Head); err != nil {
		t.Error(err)
	}
	var want []intake.Work
	for _, doc := range app.Current() {
		if doc.Status == intake.DocumentReceived {
			want = append(want, intake.ExamineWork(id, doc.ID))
		}
	}
	if app.Status == intake.Submitted && len(want) == 0 {
		want = append(want, intake.ConcludeWork(id, app.Round))
	}
	for _, work := range want {
		if !waiting[work.ID] {
			t.Errorf("%s is %s and %s is not to be done", id, app.Status, work.ID)
		}
		delete(waiting, work.ID)
	}
}

func mustOpen(t *testing.T, address string) intake.Records {
	t.Helper()
	records, err := record.Open(context.Background(), address)
	if err != nil {
		t.Fatal(err)
	}
	return records
}
