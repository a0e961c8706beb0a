package review_test

import (
	"bytes"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"priyom/intake"
	"priyom/intake/blob"
	"priyom/intake/record"
	"priyom/intake/review"
)

var now = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)

// hostile is markup that must come out as text wherever it is put in.
const hostile = `"><script>alert('hostile')</script><img src=x onerror=alert(1)>`

// rulebook is a catalogue of one service and one kind, and the engine and the texts that come with it.
type rulebook struct{ intake.Engine }

func (r rulebook) Catalogue() intake.Catalogue { return r }

var (
	visas  = intake.KindInfo{Kind: "visa", Title: intake.Titles{"ru": "Виза", "en": "Visa"}}
	patent = intake.ServiceInfo{
		Service: "patent", Title: intake.Titles{"ru": "Патент", "en": "Patent"},
		Documents: []intake.Requirement{{ID: "visa", OneOf: []intake.Kind{"visa"}, Required: true}},
	}
)

func (rulebook) Services() []intake.ServiceInfo { return []intake.ServiceInfo{patent} }

func (rulebook) Service(s intake.Service) (intake.ServiceInfo, bool) { return patent, s == "patent" }

func (rulebook) Kinds() []intake.KindInfo { return []intake.KindInfo{visas} }

func (rulebook) Kind(k intake.Kind) (intake.KindInfo, bool) { return visas, k == "visa" }

func (rulebook) Field(string) (intake.FieldInfo, bool) { return intake.FieldInfo{}, false }

func (rulebook) Codes() []intake.Code { return []intake.Code{"IMG.FOCUS.BLURRED"} }

func (rulebook) Digest() intake.Digest { return "sha256:rules" }

func (rulebook) Reason(code intake.Code, detail intake.Detail, locale intake.Locale, audience intake.Audience) intake.Reason {
	return intake.Reason{Text: fmt.Sprintf("%s for %s %v", locale, audience, detail["given"]), Remedy: "remedy"}
}

func (rulebook) Visible(intake.Code, intake.Audience) bool { return true }

type house struct {
	http.Handler
	records intake.Records
	blobs   intake.Blobs
}

func newHouse(t *testing.T, keys map[string]string) *house {
	t.Helper()
	records, err := record.Open(t.Context(), "sqlite:"+filepath.Join(t.TempDir(), "priyom.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := records.Close(); err != nil {
			t.Error(err)
		}
	})
	blobs, err := blob.Open(t.Context(), "dir:"+t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	handler := review.New(review.Config{
		Records: records, Blobs: blobs, Engine: rulebook{}, Reasons: rulebook{}, Keys: keys,
		Now: func() time.Time { return now }, Log: slog.New(slog.NewTextHandler(io.Discard, nil)),
	})
	return &house{handler, records, blobs}
}

// get asks for a page; change may add to the request.
func (h *house) get(t *testing.T, path string, change func(*http.Request)) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequest(http.MethodGet, path, nil)
	if change != nil {
		change(r)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

const sha = "ab00000000000000000000000000000000000000000000000000000000000000"

// judged stores an application with one judged document, everything strangers can write being hostile.
func (h *house) judged(t *testing.T, id intake.ApplicationID) {
	t.Helper()
	h.judgedLying(t, id, 0)
}

// judgedLying is the same, the second page of the document turned clockwise by so many degrees.
func (h *house) judgedLying(t *testing.T, id intake.ApplicationID, degrees int) {
	t.Helper()
	app := intake.NewApplication(id, hostile, "patent", intake.Russian, intake.Fields{"surname": hostile, hostile: "x"}, now)
	doc := intake.DocumentID("doc-" + id)
	if err := app.AddDocument(intake.Document{ID: doc, Kind: "visa", Name: hostile, Size: 2 << 20, SHA256: sha}, now); err != nil {
		t.Fatal(err)
	}
	evidence := &intake.Evidence{
		File: intake.File{SHA256: sha}, Pages: []intake.Page{{Number: 1, Width: 1000, Height: 1400}, {Number: 2, Width: 800, Height: 600, Turned: degrees}},
		Tools: map[string]string{}, Failures: []intake.Failure{},
	}
	name, err := h.records.SaveEvidence(t.Context(), evidence)
	if err != nil {
		t.Fatal(err)
	}
	fail := func(rule string, severity intake.Severity, page int, box *intake.Box) intake.Finding {
		return intake.Finding{
			Rule: rule, Outcome: intake.Fail, Code: "IMG.FOCUS.BLURRED", Severity: severity,
			Subject: intake.Subject{Page: page, Box: box}, Detail: intake.Detail{"given": hostile},
		}
	}
	app.JudgeDocument(doc, intake.Verdict{
		Decision: intake.Rejected, Ruleset: "sha256:rules", Evidence: name, AsOf: intake.DateOf(now),
		Findings: []intake.Finding{
			{Rule: "rule.passed", Outcome: intake.Pass, Severity: intake.Block},
			fail("rule.noted", intake.Warn, 2, &intake.Box{5, 6, 7, 9}),
			fail("rule.whole", intake.Review, 0, nil),
			fail("rule.blocked", intake.Block, 1, &intake.Box{120, 80, 900, 640}),
			{Rule: "rule.skipped", Outcome: intake.NotExecuted, Code: "SYS.CHECK.NOT_EXECUTED", Severity: intake.Block, Cause: "rule.blocked"},
		},
	}, now)
	if err := h.records.Create(t.Context(), app); err != nil {
		t.Fatal(err)
	}
}

func TestWhatStrangersWriteIsShownAsText(t *testing.T) {
	h := newHouse(t, nil)
	h.judged(t, "a")
	for _, path := range []string{"/review/a", "/review", "/review?q=" + url.QueryEscape(hostile), "/review?kind=" + url.QueryEscape(hostile), "/review/" + url.PathEscape(hostile), "/" + url.PathEscape(hostile)} {
		body := h.get(t, path, nil).Body.String()
		if strings.Contains(body, "<script>alert") || strings.Contains(body, "<img src=x") {
			t.Errorf("%s: markup of strangers is in the page", path)
		}
		if regexp.MustCompile(`(?i)\s(onerror|onload|onclick)=`).MatchString(strings.ReplaceAll(body, "src=x onerror=alert(1)&gt;", "")) {
			t.Errorf("%s: a handler of events is in the page", path)
		}
	}
	body := h.get(t, "/review/a", nil).Body.String()
	if n := strings.Count(body, "&lt;script&gt;alert(&#39;hostile&#39;)"); n < 5 {
		t.Errorf("the file's name, the fields, the external id and the details are shown %d times in all", n)
	}
}

func TestBoxesAreDrawnWithTheNumbersOfTheirFindings(t *testing.T) {
	h := newHouse(t, nil)
	h.judged(t, "a")
	body := h.get(t, "/review/a", nil).Body.String()
	// The gravest comes first: 1 blocks on page 1, 2 is of the whole file, 3 is a note on page 2.
	for _, want := range []string{
		`viewBox="0 0 1000 1400"`, `href="/review/pages/doc-a/1"`, `href="/review/pages/doc-a/2"`,
		`<li class="finding block" id="doc-a-f1" data-box="doc-a-b1"`, `<li class="finding review" id="doc-a-f2"`, `<li class="finding warn" id="doc-a-f3"`,
		`id="doc-a-b1"`, `<rect x="120" y="80" width="780" height="560"`, `id="doc-a-b3"`, `<rect x="5" y="6" width="2" height="3"`,
		`<code>rule.blocked</code>: <code>rule.skipped</code>`, `<code>rule.passed</code>`,
	} {
		if !strings.Contains(body, want) {
			t.Errorf("the page has no %s", want)
		}
	}
	if strings.Contains(body, `<g class="box review"`) {
		t.Error("a finding of the whole file has a box")
	}
	if first, second := strings.Index(body, `id="doc-a-b1"`), strings.Index(body, `viewBox="0 0 800 600"`); first > second {
		t.Error("the box of page 1 stands on page 2")
	}
}

func TestAPageThatLiesTurnedIsShownUprightWithItsBoxes(t *testing.T) {
	for degrees, want := range map[int][]string{
		0:   {`viewBox="0 0 800 600"`, `height="600" preserveAspectRatio="none"/>`, `<rect x="5" y="6" width="2" height="3"`},
		90:  {`viewBox="0 0 600 800"`, `height="600" preserveAspectRatio="none" transform="translate(0 800) rotate(-90)"/>`, `<rect x="6" y="793" width="3" height="2"`},
		180: {`viewBox="0 0 800 600"`, `height="600" preserveAspectRatio="none" transform="translate(800 600) rotate(180)"/>`, `<rect x="793" y="591" width="2" height="3"`},
		270: {`viewBox="0 0 600 800"`, `height="600" preserveAspectRatio="none" transform="translate(600 0) rotate(90)"/>`, `<rect x="591" y="5" width="3" height="2"`},
	} {
		t.Run(fmt.Sprintf("by %d degrees", degrees), func(t *testing.T) {
			h := newHouse(t, nil)
			h.judgedLying(t, "a", degrees)
			body := h.get(t, "/review/a", nil).Body.String()
			for _, want := range want {
				if !strings.Contains(body, want) {
					t.Errorf("the page has no %s", want)
				}
			}
		})
	}
}

func TestAPageThatIsNotThereIsToldAsSuch(t *testing.T) {
	h := newHouse(t, nil)
	h.judged(t, "a")
	for _, path := range []string{
		"/nothing", "/review/unknown", "/review/pages/unknown/1", "/review/pages/doc-a/0", "/review/pages/doc-a/x", "/review/pages/doc-a/-1",
		"/review/pages/doc-a/7", "/review/pages/doc-a/99999999999999999999", "/static/nothing.js", "/static/../review.go",
	} {
		if got := h.get(t, path, nil).Code; got != http.StatusNotFound && got != http.StatusMovedPermanently && got != http.StatusTemporaryRedirect {
			t.Errorf("%s: got %d, want 404", path, got)
		}
	}
}

func TestAPageImageIsServedAsItIsKept(t *testing.T) {
	h := newHouse(t, nil)
	h.judged(t, "a")
	for size, data := range map[intake.PageSize]string{intake.View: "the view", intake.Thumbnail: "the thumbnail"} {
		if err := h.blobs.Put(t.Context(), intake.PageBlob(sha, 1, size), strings.NewReader(data), int64(len(data)), "image/jpeg"); err != nil {
			t.Fatal(err)
		}
	}
	for query, want := range map[string]string{"": "the view", "?size=thumb": "the thumbnail", "?size=../../x": "the view"} {
		w := h.get(t, "/review/pages/doc-a/1"+query, nil)
		if w.Code != http.StatusOK || w.Body.String() != want || w.Header().Get("Content-Type") != "image/jpeg" {
			t.Errorf("%q: got %d %q of type %s", query, w.Code, w.Body, w.Header().Get("Content-Type"))
		}
	}
}

func TestEveryPageKeepsForeignThingsOut(t *testing.T) {
	h := newHouse(t, map[string]string{"anna": "secret"})
	for _, path := range []string{"/", "/review", "/nothing", "/static/style.css"} {
		for _, signed := range []bool{true, false} {
			w := h.get(t, path, func(r *http.Request) {
				if signed {
					r.SetBasicAuth("anna", "secret")
				}
			})
			policy := w.Header().Get("Content-Security-Policy")
			for _, want := range []string{"default-src 'self'", "object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'"} {
				if !strings.Contains(policy, want) {
					t.Errorf("%s: the policy %q has no %s", path, policy, want)
				}
			}
			if strings.Contains(policy, "unsafe") || w.Header().Get("X-Content-Type-Options") != "nosniff" || w.Header().Get("Referrer-Policy") != "no-referrer" {
				t.Errorf("%s: got headers %v", path, w.Header())
			}
			for _, foreign := range []string{`src="http`, `href="http`, "<style", " style="} {
				if strings.Contains(w.Body.String(), foreign) && path != "/static/style.css" {
					t.Errorf("%s has %s in it", path, foreign)
				}
			}
		}
	}
}

func TestWhereThereAreKeysOnlyTheyLetIn(t *testing.T) {
	h := newHouse(t, map[string]string{"anna": "secret", "boris": "other"})
	for name, tt := range map[string]struct {
		user, secret string
		want         int
	}{
		"a key":             {"anna", "secret", http.StatusOK},
		"another's secret":  {"anna", "other", http.StatusUnauthorized},
		"an unknown name":   {"clara", "secret", http.StatusUnauthorized},
		"no name":           {"", "", http.StatusUnauthorized},
		"an unknown's none": {"clara", "", http.StatusUnauthorized},
	} {
		w := h.get(t, "/review", func(r *http.Request) { r.SetBasicAuth(tt.user, tt.secret) })
		if w.Code != tt.want || (w.Header().Get("WWW-Authenticate") != "") != (tt.want == http.StatusUnauthorized) {
			t.Errorf("%s: got %d", name, w.Code)
		}
	}
	for _, path := range []string{"/", "/review", "/review/a", "/review/pages/d/1", "/nothing"} {
		if w := h.get(t, path, nil); w.Code != http.StatusUnauthorized || strings.Contains(w.Body.String(), "<html") {
			t.Errorf("%s without a key: got %d", path, w.Code)
		}
	}
	if got := newHouse(t, nil).get(t, "/review", nil).Code; got != http.StatusOK {
		t.Errorf("where there are no keys: got %d", got)
	}
	if got := newHouse(t, map[string]string{}).get(t, "/review", func(r *http.Request) { r.SetBasicAuth("", "") }).Code; got != http.StatusUnauthorized {
		t.Errorf("where there are keys, and none for the pages: got %d", got)
	}
}

func TestTheLanguageChosenIsKept(t *testing.T) {
	h := newHouse(t, nil)
	chosen := h.get(t, "/review?lang=en", nil)
	cookies := chosen.Result().Cookies()
	if len(cookies) == 0 || cookies[0].Value != "en" || !cookies[0].HttpOnly || cookies[0].SameSite != http.SameSiteStrictMode {
		t.Fatalf("got cookies %v", cookies)
	}
	with := func(value string) func(*http.Request) {
		return func(r *http.Request) { r.AddCookie(&http.Cookie{Name: "lang", Value: value}) }
	}
	for name, tt := range map[string]struct {
		path   string
		change func(*http.Request)
		want   string
	}{
		"chosen now":                      {"/review?lang=en", nil, "en"},
		"chosen before":                   {"/review", with("en"), "en"},
		"chosen anew":                     {"/review?lang=ru", with("en"), "ru"},
		"nothing chosen":                  {"/review", nil, "ru"},
		"a language that there is not":    {"/review?lang=xx", nil, "ru"},
		"a cookie of another's choosing":  {"/review", with("x<script>"), "ru"},
		"a page that is not there either": {"/nothing?lang=en", nil, "en"},
	} {
		if body := h.get(t, tt.path, tt.change).Body.String(); !strings.Contains(body, `<html lang="`+tt.want+`">`) {
			t.Errorf("%s: the page is not in %s", name, tt.want)
		}
	}
}

// link finds the target of a link whose text contains something, unescaped as a browser does.
func link(t *testing.T, body, text string) string {
	t.Helper()
	for _, match := range regexp.MustCompile(`<a [^>]*href="([^"]*)"[^>]*>([^<]*)</a>`).FindAllStringSubmatch(body, -1) {
		if strings.Contains(match[2], text) {
			return strings.ReplaceAll(match[1], "&amp;", "&")
		}
	}
	t.Fatalf("no link %q in\n%s", text, body)
	return ""
}

func many(t *testing.T, h *house, n int) {
	t.Helper()
	for i := range n {
		app := intake.NewApplication(intake.ApplicationID(fmt.Sprintf("app-%03d", i)), "", "patent", intake.Russian, nil, now.Add(time.Duration(i)*time.Second))
		if err := h.records.Create(t.Context(), app); err != nil {
			t.Fatal(err)
		}
	}
}

func TestTheListIsReadPageByPageThroughItsLinks(t *testing.T) {
	h := newHouse(t, nil)
	many(t, h, 120)
	row := regexp.MustCompile(`href="/review/(app-\d+)"`)
	seen := map[string]bool{}
	path, pages := "/review?service=patent", 0
	for path != "" {
		pages++
		body := h.get(t, path, nil).Body.String()
		rows := row.FindAllStringSubmatch(body, -1)
		if len(rows) == 0 || pages > 5 {
			t.Fatalf("page %d at %s has %d lines", pages, path, len(rows))
		}
		for _, match := range rows {
			if seen[match[1]] {
				t.Fatalf("%s is listed twice", match[1])
			}
			seen[match[1]] = true
		}
		path = ""
		if strings.Contains(body, "→") {
			path = link(t, body, "→")
			if asked, err := url.Parse(path); err != nil || asked.Query().Get("service") != "patent" {
				t.Fatalf("the next page at %s forgets the filter: %v", path, err)
			}
		}
	}
	if len(seen) != 120 || pages != 3 {
		t.Errorf("listed %d applications on %d pages, want 120 on 3", len(seen), pages)
	}
}

func TestTheFilterNarrowsAndIsShown(t *testing.T) {
	h := newHouse(t, nil)
	h.judged(t, "a")
	many(t, h, 2)
	for query, want := range map[string]int{
		"": 3, "?service=patent": 3, "?service=other": 0, "?kind=visa": 1, "?code=IMG.FOCUS.BLURRED": 1, "?decision=accepted": 0, "?q=app-001": 1, "?q=nothing": 0,
	} {
		w := h.get(t, "/review"+query, nil)
		if got := strings.Count(w.Body.String(), `class="row-link"`); w.Code != http.StatusOK || got != want {
			t.Errorf("%q: got %d with %d lines, want %d", query, w.Code, got, want)
		}
	}
	if body := h.get(t, "/review?kind=visa", nil).Body.String(); !strings.Contains(body, `<option value="visa" selected>`) {
		t.Error("the filter is not shown")
	}
	if w := h.get(t, "/review?cursor=nonsense", nil); w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/review" {
		t.Errorf("a cursor of nobody's: got %d to %s", w.Code, w.Header().Get("Location"))
	}
}

func TestSwitchingTheLanguageKeepsTheFilter(t *testing.T) {
	h := newHouse(t, nil)
	body := h.get(t, "/review?kind=visa&lang=ru&q="+url.QueryEscape(`a&b="c"`), nil).Body.String()
	asked, err := url.Parse(link(t, body, "Eng"))
	if err != nil {
		t.Fatal(err)
	}
	if q := asked.Query(); asked.Path != "/review" || q.Get("kind") != "visa" || q.Get("lang") != "en" || q.Get("q") != `a&b="c"` {
		t.Errorf("got %s", asked)
	}
}

func TestThePageShowsItselfAnewUntilThereIsAVerdict(t *testing.T) {
	h := newHouse(t, nil)
	h.judged(t, "done")
	app := intake.NewApplication("waiting", "", "patent", intake.Russian, nil, now)
	if err := app.AddDocument(intake.Document{ID: "d", Kind: "visa", SHA256: sha}, now); err != nil {
		t.Fatal(err)
	}
	if err := h.records.Create(t.Context(), app); err != nil {
		t.Fatal(err)
	}
	for id, want := range map[string]bool{"waiting": true, "done": false} {
		if got := strings.Contains(h.get(t, "/review/"+id, nil).Body.String(), `http-equiv="refresh"`); got != want {
			t.Errorf("%s: reloads %t, want %t", id, got, want)
		}
	}
}

func TestAFailureOfOursIsAPageWithoutItsReason(t *testing.T) {
	h := newHouse(t, nil)
	h.judged(t, "a")
	if err := h.records.Close(); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"/review", "/review/a", "/review/pages/doc-a/1"} {
		w := h.get(t, path, nil)
		if w.Code != http.StatusInternalServerError || bytes.Contains(w.Body.Bytes(), []byte("sql")) {
			t.Errorf("%s: got %d", path, w.Code)
		}
	}
}

func TestTheStartPageOffersTheServicesWithTheirKinds(t *testing.T) {
	body := newHouse(t, nil).get(t, "/?lang=en", nil).Body.String()
	for _, want := range []string{`<option value="patent">Patent</option>`, `<option value="visa">Visa</option>`, `id="data"`} {
		if !strings.Contains(body, want) {
			t.Errorf("the page has no %s", want)
		}
	}
}
