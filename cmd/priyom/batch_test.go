package main

import (
	"bytes"
	"encoding/json"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"priyom/intake"
)

// TestABatchIsLeftToWorkersThatHaveTheRules leaves judging again to a server, first to one that has other rules.
func TestABatchIsLeftToWorkersThatHaveTheRules(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	before, after, id := stored(t, dir)
	leave := func(says string) {
		t.Helper()
		code, stdout, stderr := once(t, []string{recordsIn(dir)}, "revalidate", "--rules", after, "--queue")
		if code != exitOK || !strings.Contains(stdout, says) {
			t.Fatalf("got exit code %d and %q, want it to say %q: %s", code, stdout, says, stderr)
		}
	}
	leave("4 applications are to be judged again")
	leave("0 of them newly")

	other := serve(t, embedded(dir))
	time.Sleep(time.Second)
	if left := backlog(t, dir, exitOK); left[intake.Revalidate] != 4 {
		t.Errorf("with workers that have other rules: got %v, want all of it left", left)
	}
	other.stop(30*time.Second, exitOK)

	server := serve(t, embedded(dir), "--rules", after)
	code, stdout, stderr := once(t, []string{recordsIn(dir)}, "revalidate", "--rules", after, "--queue", "--wait", "--format", "json")
	var last progress
	for decoder := json.NewDecoder(strings.NewReader(stdout)); decoder.More(); {
		if err := decoder.Decode(&last); err != nil {
			t.Fatal(err)
		}
	}
	if code != exitOK || stderr != "" || last.Left != 0 || last.Done != last.Total {
		t.Errorf("waiting for the batch: got exit code %d, %+v in the end, and %q", code, last, stderr)
	}
	if left := backlog(t, dir, exitOK); len(left) != 0 {
		t.Errorf("got %v left when the batch was told to be done", left)
	}
	server.stop(30*time.Second, exitOK)
	applied := reread(t, dir, id)
	for i, app := range applied {
		verdictsStandBeside(t, app, before[i])
	}
	if applied[0].Decision != intake.Rejected || applied[1].Decision != intake.Rejected {
		t.Errorf("got %s and %s, want both rejected", applied[0].Decision, applied[1].Decision)
	}
	sameFlips(t, "when all is done", flipsUnder(t, dir, after), nil)
}

// TestWhatWaitsIsToldWithItsAge asks while nobody works.
func TestWhatWaitsIsToldWithItsAge(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	server := serve(t, embedded(dir), "--no-workers")
	portal := applicant{t: t, url: server.url}
	good := sample(t, "passport_foreign.scan_jpeg")
	backlog(t, dir, exitOK, "--older", "1ms")
	portal.upload(portal.open("place_of_stay", good.fields), good)
	if got := backlog(t, dir, exitRejected, "--older", "1us"); got[intake.Examine] != 1 {
		t.Errorf("got %v, want a document", got)
	}
	backlog(t, dir, exitOK, "--older", "1h")
	metrics, err := portal.try("GET", "/metrics", "", nil)
	if err != nil || metrics.status != http.StatusOK {
		t.Fatalf("metrics: got %d, %v", metrics.status, err)
	}
	counted, aged := false, false
	for line := range strings.SplitSeq(string(metrics.body), "\n") {
		counted = counted || regexp.MustCompile(`^priyom_work\{task="examine",state="(waiting|queued)"\} 1$`).MatchString(line)
		aged = aged || regexp.MustCompile(`^priyom_work_oldest_seconds\{task="examine",state="(waiting|queued)"\} [0-9.]*[1-9]`).MatchString(line)
	}
	if !counted || !aged {
		t.Errorf("got metrics\n%s", metrics.body)
	}
	_, stdout, _ := once(t, []string{recordsIn(dir)}, "backlog")
	if !strings.HasPrefix(stdout, "TASK") || !strings.Contains(stdout, string(intake.Examine)) {
		t.Errorf("got %q", stdout)
	}
}

// unfinished is how much work of a task there is by its state, as /metrics has it.
func unfinished(portal applicant, task intake.Task) map[intake.WorkState]int {
	portal.t.Helper()
	metrics, err := portal.try("GET", "/metrics", "", nil)
	if err != nil {
		portal.t.Fatal(err)
	}
	counts := map[intake.WorkState]int{}
	for _, line := range regexp.MustCompile(`(?m)^priyom_work\{task="`+string(task)+`",state="(\w+)"\} (\d+)$`).FindAllSubmatch(metrics.body, -1) {
		if counts[intake.WorkState(line[1])], err = strconv.Atoi(string(line[2])); err != nil {
			portal.t.Fatal(err)
		}
	}
	return counts
}

// backlog is how much work of each task there is.
func backlog(t testing.TB, dir string, want int, flags ...string) map[intake.Task]int {
	t.Helper()
	return backlogAt(t, recordsIn(dir), want, flags...)
}

func backlogAt(t testing.TB, setting string, want int, flags ...string) map[intake.Task]int {
	t.Helper()
	code, stdout, stderr := once(t, []string{setting}, append([]string{"backlog", "--format", "json"}, flags...)...)
	if code != want {
		t.Fatalf("backlog %v: got exit code %d, want %d: %s", flags, code, want, stderr)
	}
	all := map[intake.Task]int{}
	for decoder := json.NewDecoder(bytes.NewReader([]byte(stdout))); decoder.More(); {
		var line backlogLine
		if err := decoder.Decode(&line); err != nil {
			t.Fatal(err)
		}
		if line.Oldest < 0 {
			t.Errorf("got %+v", line)
		}
		all[line.Task] += line.Count
	}
	return all
}
