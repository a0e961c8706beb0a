package main

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"priyom/intake"
	"priyom/rules"
)

// TestANewcomerUploadsAScanInTheBrowserAndReadsTheReport drives a real browser through the pages.
func TestANewcomerUploadsAScanInTheBrowserAndReadsTheReport(t *testing.T) {
	t.Parallel()
	builtIn := filepath.Join(t.TempDir(), "rules") // by which the text layers of PDFs are read
	if err := os.CopyFS(builtIn, rules.Default()); err != nil {
		t.Fatal(err)
	}
	server := serve(t, append(embedded(t.TempDir()), "PRIYOM_RULES="+builtIn))
	portal := applicant{t: t, url: server.url}
	other := portal.open("place_of_stay", sample(t, "passport_foreign.scan_jpeg").fields)
	portal.upload(other, sample(t, "passport_foreign.scan_jpeg"))
	portal.submit(other) // rejected: documents are missing
	short := portal.disagreeing()
	b := browse(t, server.url)

	t.Run("the start page shows the stages go and the verdict with its reason", b.uploads)
	t.Run("the full report draws a box on the page beside its finding", b.reads)
	portal.settled(short, time.Minute)
	t.Run("both places of a disagreement are drawn and light up together", func(t *testing.T) { b.compares(t, short) })
	portal.settled(other, time.Minute)
	t.Run("the list is narrowed by decision", b.lists)
	t.Run("the pages speak English when asked to, and go on doing so", b.switches)
	t.Run("nothing was asked of any other host", b.stayedHome)
}

// browser is a browser with one page open.
type browser struct {
	ctx   context.Context
	home  string
	shots string // folder of screenshots; kept where PRIYOM_TEST_SHOTS names one

	mu     sync.Mutex
	asked  []string // addresses requested
	errors []string // uncaught exceptions and refused resources
}

// browse starts a browser that has no profile, no background traffic and no sandbox, which containers have no use for.
func browse(t *testing.T, home string) *browser {
	t.Helper()
	b := &browser{home: home, shots: cmp.Or(os.Getenv("PRIYOM_TEST_SHOTS"), t.TempDir())}
	allocator, stop := chromedp.NewExecAllocator(t.Context(),
		chromedp.ExecPath(required(t, "PRIYOM_TEST_CHROMIUM")), chromedp.Headless, chromedp.NoSandbox, chromedp.DisableGPU, chromedp.NoFirstRun,
		chromedp.UserDataDir(t.TempDir()), chromedp.WindowSize(1360, 1000),
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true))
	t.Cleanup(stop)
	ctx, leave := chromedp.NewContext(allocator)
	t.Cleanup(leave)
	if err := errors.Join(chromedp.Listen(ctx, b.notice), chromedp.Do(ctx)); err != nil {
		t.Fatalf("start the browser: %v", err)
	}
	if _, err := chromedp.Call(ctx, network.Enable, network.EnableParams{}); err != nil {
		t.Fatalf("watch what the browser asks for: %v", err)
	}
	var cancel context.CancelFunc
	b.ctx, cancel = context.WithTimeout(ctx, time.Minute)
	t.Cleanup(cancel)
	return b
}

// notice keeps what the page asks for and what goes wrong in it.
func (b *browser) notice(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		b.asked = append(b.asked, e.Request.URL)
	case *network.EventLoadingFailed:
		if !e.Canceled {
			b.errors = append(b.errors, e.ErrorText)
		}
	}
}

// do runs actions and keeps a screenshot of where they led.
func (b *browser) do(t *testing.T, shot string, actions ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, 20*time.Second)
	defer cancel()
	for i, action := range actions {
		if err := chromedp.Do(ctx, action); err != nil {
			t.Fatalf("%s, step %d: %v", shot, i+1, err)
		}
	}
	if err := os.WriteFile(filepath.Join(b.shots, shot+".png"), see(t, b, chromedp.FullScreenshot(100)), 0o600); err != nil {
		t.Fatal(err)
	}
}

func (b *browser) uploads(t *testing.T) {
	b.do(t, "start", chromedp.Navigate(b.home+"/"), chromedp.WaitVisible(chromedp.CSS(`#try button`)))
	b.do(t, "verdict",
		chromedp.SetValue(chromedp.CSS(`select[name=service]`), "place_of_stay"),
		chromedp.Evaluate[chromedp.Void](`document.querySelector("select[name=service]").dispatchEvent(new Event("change"))`),
		chromedp.SetValue(chromedp.CSS(`select[name=kind]`), "passport_foreign"),
		chromedp.SetUploadFiles(chromedp.CSS(`input[type=file]`), []string{sample(t, "passport_foreign.scan_jpeg.blurred").path}, chromedp.NodeReady),
		// Every state that a stage takes is noted, since they may go by faster than anybody could ask.
		chromedp.Evaluate[chromedp.Void](`window.seen = []; new MutationObserver((all) => all.forEach((m) => {
			if (m.target.dataset?.stage) seen.push(m.target.dataset.stage + " " + m.target.className);
		})).observe(document.getElementById("stages"), {subtree: true, attributes: true, attributeFilter: ["class"]})`),
		chromedp.Click(chromedp.CSS(`#try button`)),
		chromedp.WaitVisible(chromedp.CSS(`#report`)))
	stages := see(t, b, chromedp.Evaluate[[]string](`seen`))
	for _, want := range []string{"upload done", "sniff now", "sniff done", "render done", "view done", "measure done", "judged done"} {
		if !slices.Contains(stages, want) {
			t.Errorf("got stages %q, want %q among them", stages, want)
		}
	}
	words := see(t, b, chromedp.Text(chromedp.CSS(`#result .big-verdict`)))
	found := see(t, b, chromedp.Text(chromedp.CSS(`#result .finding`)))
	if !strings.EqualFold(words, "Отклонено") || !strings.Contains(found, "IMG.FOCUS.BLURRED") || !strings.Contains(found, "Изображение нечёткое") {
		t.Errorf("got verdict %q with %q, want Отклонено with the reason and its code", words, found)
	}
}

// drawing is where things stand on a report, in pixels of the window.
type drawing struct {
	Box, Page, Finding struct{ Left, Top, Right, Bottom float64 }
	Image              bool // the page image has been loaded
	Text               string
}

func (b *browser) reads(t *testing.T) {
	b.follow(t, `#report`)
	b.do(t, "report", chromedp.WaitVisible(chromedp.CSS(`svg .box rect`)))
	drawn := see(t, b, chromedp.Evaluate[drawing](`(async () => {
		const at = (e) => { const r = e.getBoundingClientRect(); return {Left: r.left, Top: r.top, Right: r.right, Bottom: r.bottom}; };
		const image = document.querySelector("svg image");
		const loaded = new Image();
		loaded.src = image.getAttribute("href");
		await loaded.decode();
		const finding = document.querySelector(".said .finding");
		return {Box: at(document.querySelector("svg .box rect")), Page: at(image), Finding: at(finding), Image: loaded.naturalWidth > 200, Text: finding.innerText};
	})()`, chromedp.EvalAwaitPromise))
	if !drawn.Image {
		t.Error("the page image does not show")
	}
	box, page := drawn.Box, drawn.Page
	if box.Left < page.Left || box.Top < page.Top || box.Right > page.Right+1 || box.Bottom > page.Bottom+1 || box.Right-box.Left < 20 || box.Bottom-box.Top < 20 {
		t.Errorf("got box %+v, want one within the page %+v", box, page)
	}
	if drawn.Finding.Left < page.Right || drawn.Finding.Top > page.Bottom {
		t.Errorf("got finding at %+v, want it beside the page %+v", drawn.Finding, page)
	}
	if !strings.Contains(drawn.Text, "IMG.FOCUS.BLURRED") {
		t.Errorf("got finding %q, want IMG.FOCUS.BLURRED", drawn.Text)
	}
}

// disagreeing submits a card and a lease that ends before the stay on it.
func (a applicant) disagreeing() intake.ApplicationID {
	a.t.Helper()
	card := sample(a.t, "migration_card.pdf")
	lease := scan{kind: "lease", path: filepath.Join(folder(a.t, "samples"), "packages", "documents", "lease_that_ends_early.pdf")}
	var err error
	if lease.bytes, err = os.ReadFile(lease.path); err != nil {
		a.t.Fatal(err)
	}
	id := a.open("place_of_stay", card.fields)
	a.upload(id, card)
	a.upload(id, lease)
	a.submit(id)
	return id
}

func (b *browser) compares(t *testing.T, id intake.ApplicationID) {
	b.do(t, "disagreement", chromedp.Navigate(b.home+"/review/"+string(id)), chromedp.WaitVisible(chromedp.CSS(`svg .box.other rect`)))
	type pair struct{ Own, Other, Finding, Dashes string }
	got := see(t, b, chromedp.Evaluate[pair](`(() => {
		const other = document.querySelector("svg .box.other"), finding = document.querySelector("[data-other='" + other.id + "']");
		const own = document.getElementById(finding.dataset.box);
		finding.dispatchEvent(new Event("mouseenter"));
		return {
			Own: own.closest("article").querySelector("h2").textContent + " " + own.classList.contains("lit"),
			Other: other.closest("article").querySelector("h2").textContent + " " + other.classList.contains("lit"),
			Finding: finding.innerText, Dashes: getComputedStyle(other.querySelector("rect")).strokeDasharray,
		};
	})()`))
	if got.Own != "Договор найма или аренды жилья true" || got.Other != "Миграционная карта true" || !strings.Contains(got.Finding, "XDOC.DATES.LEASE_OUTSIDE_STAY") || got.Dashes == "none" {
		t.Errorf("got %+v, want a place in the lease and, dashed, one in the card, both lit", got)
	}
}

func (b *browser) lists(t *testing.T) {
	for _, c := range []struct {
		decision string
		want     []string
	}{
		{"", []string{"Заполняется", "Отклонено", "Отклонено"}},
		{"rejected", []string{"Отклонено", "Отклонено"}},
		{"accepted", nil},
	} {
		b.do(t, "list", chromedp.Navigate(b.home+"/review"), chromedp.SetValue(chromedp.CSS(`select[name=decision]`), c.decision))
		b.follow(t, `form.filter button`)
		b.do(t, "list-"+c.decision)
		got := see(t, b, chromedp.Evaluate[[]string](`[...document.querySelectorAll("table.list tbody .chip")].map((chip) => chip.textContent)`))
		if !slices.Equal(got, c.want) {
			t.Errorf("decision %q: got %q, want %q", c.decision, got, c.want)
		}
		if chosen := see(t, b, chromedp.Value(chromedp.CSS(`select[name=decision]`))); chosen != c.decision {
			t.Errorf("decision %q: the form forgets it and shows %q", c.decision, chosen)
		}
	}
}

func (b *browser) switches(t *testing.T) {
	b.do(t, "list", chromedp.Navigate(b.home+"/review"))
	b.follow(t, `.langs a[lang=en]`)
	b.do(t, "english", chromedp.WaitReady(chromedp.CSS(`html[lang=en]`)))
	if got := see(t, b, chromedp.Text(chromedp.CSS(`form.filter button`))); got != "Show" {
		t.Errorf("the list: got %q on the button, want Show", got)
	}
	b.do(t, "english-start", chromedp.Navigate(b.home+"/"))
	if got := see(t, b, chromedp.Text(chromedp.CSS(`h1`))); got != "Try a scan of your own" {
		t.Errorf("the start page: got %q, want Try a scan of your own", got)
	}
}

// follow clicks what leads to another page, and waits until that is there.
func (b *browser) follow(t *testing.T, link chromedp.CSS) {
	t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, 20*time.Second)
	defer cancel()
	got, err := chromedp.RunResponse(ctx, chromedp.Click(link))
	if err != nil || got.Status != http.StatusOK {
		t.Fatalf("follow %s: got %+v, %v", link, got, err)
	}
}

// see runs an action that finds something out.
func see[T any](t *testing.T, b *browser, action chromedp.Action[T]) T {
	t.Helper()
	got, err := chromedp.Run(b.ctx, action)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// stayedHome visits the remaining pages as well, then looks at every request there was.
func (b *browser) stayedHome(t *testing.T) {
	b.do(t, "api", chromedp.Navigate(b.home+"/docs"), chromedp.WaitReady(chromedp.CSS(`body`)))
	b.do(t, "nowhere", chromedp.Navigate(b.home+"/nowhere"), chromedp.WaitReady(chromedp.CSS(`main`)))
	b.mu.Lock()
	defer b.mu.Unlock()
	own := 0
	for _, address := range b.asked {
		at, err := url.Parse(address)
		switch {
		case err != nil:
			t.Errorf("asked for %q: %v", address, err)
		case at.Scheme == "data" || at.Scheme == "blob":
		case at.Hostname() != "127.0.0.1":
			t.Errorf("asked another host: %s", address)
		default:
			own++
		}
	}
	if own < 10 {
		t.Errorf("got %d requests, want those of the pages at least", own)
	}
	if len(b.errors) > 0 {
		t.Errorf("requests failed: %q", b.errors)
	}
}
