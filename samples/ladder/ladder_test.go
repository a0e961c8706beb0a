package ladder_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"priyom/intake"
	"priyom/rules"
	"priyom/samples/ladder"
	"priyom/validators"
	"priyom/validators/areas"
	"priyom/validators/quality"
	"priyom/workers"
	"priyom/workers/measure"
	"priyom/workers/render"
	"priyom/workers/sniff"
)

const childMark = "PRIYOM_TEST_RENDER_CHILD"

func TestMain(m *testing.M) {
	if _, child := os.LookupEnv(childMark); child {
		if err := render.Child(os.Stdin, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// examiner examines and judges pictures as the program does, without reading text.
func examiner(t *testing.T) ladder.Examine {
	t.Helper()
	set, err := rules.Load(rules.Default())
	if err != nil {
		t.Fatal(err)
	}
	judge, err := validators.NewJudge(set, areas.Checks())
	if err != nil {
		t.Fatal(err)
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	pool, err := render.NewPool(render.Options{Size: 2, Command: []string{self}, Environment: []string{childMark + "=1"}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = pool.Close() })
	stages := &workers.Examiner{Stages: []workers.Stage{sniff.Stage(), render.Stage(pool), measure.Stage()}}
	return func(ctx context.Context, upload ladder.Upload) (ladder.Seen, error) {
		x, err := workers.NewExamination(bytes.NewReader(upload.JPEG), int64(len(upload.JPEG)), "")
		if err != nil {
			return ladder.Seen{}, err
		}
		if err := stages.Examine(ctx, x, nil); err != nil {
			return ladder.Seen{}, err
		}
		received := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
		if len(x.Evidence.Pages) != 1 {
			return ladder.Seen{}, fmt.Errorf("the picture has %d pages: %+v", len(x.Evidence.Pages), x.Evidence)
		}
		verdict, err := judge.Document(intake.Document{Kind: upload.Kind, Name: "drawn.jpg", Received: received}, &x.Evidence, upload.Fields)
		dpi, _ := quality.Resolution(x.Evidence.Pages[0], set.Kinds[upload.Kind].Paper)
		return ladder.Seen{Page: x.Evidence.Pages[0], DPI: dpi, Verdict: verdict}, err
	}
}

// The bounded form of the report: few pages, the first two steps at fault of each ladder. The long one is made by
// priyom quality-report.
func TestTheMeasuresTellTheSpoiltFromTheClean(t *testing.T) {
	report, err := ladder.Run(t.Context(), ladder.Options{Seeds: 12, Each: 4, Jobs: 2, Steps: 2, NoPairs: true, Faults: ladder.Promised()}, examiner(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, broken := range report.Broken() {
		t.Error(broken)
	}
}

func TestWhatIsWorseThanPromisedIsTold(t *testing.T) {
	var kept ladder.Report
	kept.Clean.Pages = 300
	kept.Clean.Rejected = 1
	for _, fault := range ladder.Promised() {
		kept.Results = append(kept.Results, ladder.Result{Ladder: ladder.Ladder{Fault: fault, Boxed: fault == "glare"}, Measured: true, Area: 0.98, Boxes: 1})
	}
	for name, tt := range map[string]struct {
		spoil func(*ladder.Report)
		want  int
	}{
		"all as promised":                   {func(*ladder.Report) {}, 0},
		"one clean page in a hundred":       {func(r *ladder.Report) { r.Clean.Rejected = 3 }, 1},
		"no clean page at all":              {func(r *ladder.Report) { r.Clean.Pages, r.Clean.Rejected = 0, 0 }, 1},
		"blur told too badly":               {func(r *ladder.Report) { r.Results[0].Area = 0.979 }, 1},
		"a ladder that was not climbed":     {func(r *ladder.Report) { r.Results = r.Results[1:] }, 1},
		"boxes beside the reflection":       {func(r *ladder.Report) { r.Results[5].Boxes = 0.4 }, 1},
		"a legible page rejected for focus": {func(r *ladder.Report) { r.Legible = &ladder.Legible{Rows: []ladder.LegibleRow{{Wrongly: 1}}} }, 1},
	} {
		report := kept
		report.Results = append([]ladder.Result(nil), kept.Results...)
		tt.spoil(&report)
		if got := report.Broken(); len(got) != tt.want {
			t.Errorf("%s: got %q, want %d", name, got, tt.want)
		}
	}
}

func TestTheReportRepeatsAndIsWritten(t *testing.T) {
	options := ladder.Options{Seeds: 3, Each: 1, Jobs: 2, Steps: 1, Faults: []string{"glare", "dark"}}
	first, err := ladder.Run(t.Context(), options, examiner(t))
	if err != nil {
		t.Fatal(err)
	}
	options.Jobs = 1
	again, err := ladder.Run(t.Context(), options, examiner(t))
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(first.Markdown(), again.Markdown()) {
		t.Error("the second time came out otherwise")
	}
	dir := filepath.Join(t.TempDir(), "made")
	if err := first.Write(dir); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{ladder.ReportName: "| [Under-exposure]", "glare.svg": "<svg", "glare_roc.svg": "<svg", "report.json": `"seeds":3`} {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil || !strings.Contains(string(data), want) {
			t.Errorf("%s holds no %q: %v", name, want, err)
		}
	}
}

func TestARunStopsAtTheFirstFailure(t *testing.T) {
	calls := 0
	_, err := ladder.Run(t.Context(), ladder.Options{Seeds: 9, Each: 9, Faults: []string{"dark"}}, func(context.Context, ladder.Upload) (ladder.Seen, error) {
		calls++
		return ladder.Seen{}, os.ErrPermission
	})
	if err == nil || calls > 2 {
		t.Errorf("got %v after %d pictures, want the failure of the first", err, calls)
	}
}

func TestAFaultThatNoLadderHasIsTold(t *testing.T) {
	if got := ladder.Unknown([]string{"blur", "hail"}); len(got) != 1 || got[0] != "hail" {
		t.Errorf("got %v, want hail", got)
	}
}
