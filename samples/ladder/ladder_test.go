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
	report, err := ladder.Run(t.Context(), ladder.Options{Seeds: 12, Each: 4, Jobs: 2, Steps: 2, NoPairs: true, Faults: asserted}, examiner(t))
	if err != nil {
		t.Fatal(err)
	}
	if report.Clean.Rejected != 0 {
		t.Errorf("%d of %d clean pages are rejected: %v", report.Clean.Rejected, report.Clean.Pages, report.Clean.Blocking)
	}
	if len(report.Results) != len(asserted) {
		t.Fatalf("there are %d ladders, want those of %v", len(report.Results), asserted)
	}
	for _, one := range report.Results {
		if !one.Measured || one.Area < 0.98 {
			t.Errorf("%s: the area under the characteristic is %.3f, want 0.98: clean %+v, %+v", one.Fault, one.Area, one.Clean, one.Rows)
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

// asserted are the faults whose measures are held to the figures of the report.
var asserted = []string{"blur", "motion", "resolution", "shadow", "shadow_area", "glare", "dark", "crop", "skew", "blank"}
