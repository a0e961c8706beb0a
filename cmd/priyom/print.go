package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/mattn/go-isatty"
	"github.com/schollz/progressbar/v3"

	"priyom/intake"
)

// tally counts decisions.
type tally struct {
	files, accepted, rejected, review int
	failure                           error // the first failure of ours
}

func (t *tally) add(a answer) {
	t.files++
	switch {
	case a.failed != nil:
		if t.failure == nil {
			t.failure = fmt.Errorf("%s: %w", a.report.File, a.failed)
		}
	case a.report.Decision == intake.Accepted:
		t.accepted++
	case a.report.Decision == intake.Rejected:
		t.rejected++
	default:
		t.review++
	}
}

// exit is the exit code that the contract of check asks for.
func (t *tally) exit() error {
	switch {
	case t.failure != nil:
		return t.failure
	case t.rejected > 0:
		return exit(exitRejected)
	case t.review > 0:
		return exit(exitReview)
	default:
		return nil
	}
}

// printer prints answers as they come, under a progress bar where a person is watching many files.
type printer struct {
	out    io.Writer
	json   *json.Encoder // nil for text
	paint  paint
	locale intake.Locale
	bar    *progressbar.ProgressBar // nil without one
}

func newPrinter(std streams, format string, locale intake.Locale, files int) *printer {
	p := &printer{out: std.out, paint: terminal(std.out), locale: locale}
	if format == "json" {
		p.json = lineEncoder(std.out)
	}
	if files > 1 {
		p.bar = newBar(std.err, files)
	}
	return p
}

// lineEncoder writes a JSON object per line, with < and & as they are: zones are full of them, and this is no web page.
func lineEncoder(w io.Writer) *json.Encoder {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	return encoder
}

// newBar makes a progress bar on a terminal, and none elsewhere.
func newBar(w io.Writer, total int) *progressbar.ProgressBar {
	if !isTerminal(w) {
		return nil
	}
	return progressbar.NewOptions(total, progressbar.OptionSetWriter(w), progressbar.OptionShowCount(),
		progressbar.OptionShowIts(), progressbar.OptionSetPredictTime(true), progressbar.OptionClearOnFinish())
}

func (p *printer) print(a answer) error {
	if p.bar != nil {
		_ = p.bar.Clear() // what a bar cannot show is no reason to stop
		defer func() { _ = p.bar.Add(1) }()
	}
	if p.json != nil {
		return p.json.Encode(a.report)
	}
	_, err := io.WriteString(p.out, p.text(a.report))
	return err
}

func (p *printer) text(r intake.FileReport) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s  %s  (%s)\n", p.paint.decision(r.Decision, decisionWord(r.Decision, p.locale)), r.File, r.Kind)
	p.findings(&b, r.Findings)
	return b.String()
}

func (p *printer) findings(b *strings.Builder, findings []intake.Explained) {
	for _, f := range findings {
		fmt.Fprintf(b, "  %s %s\n", p.paint.severity(f.Severity, "•"), f.Text)
		if f.Remedy != "" {
			fmt.Fprintf(b, "    → %s\n", f.Remedy)
		}
		fmt.Fprintf(b, "    %s\n", p.paint.dim(about(f)))
	}
}

// end clears the bar and sums up.
func (p *printer) end(t tally) {
	if p.bar != nil {
		_ = p.bar.Finish()
	}
	if p.json != nil || t.files < 2 {
		return
	}
	format := "%d files: %d accepted, %d rejected, %d for a person to look at\n"
	if p.locale == intake.Russian {
		format = "Файлов: %d; принято: %d; отклонено: %d; на проверку: %d\n"
	}
	fmt.Fprintf(p.out, format, t.files, t.accepted, t.rejected, t.review)
}

func decisionWord(d intake.Decision, locale intake.Locale) string {
	words := map[intake.Decision][2]string{
		intake.Accepted:    {"ПРИНЯТО", "ACCEPTED"},
		intake.Rejected:    {"ОТКЛОНЕНО", "REJECTED"},
		intake.NeedsReview: {"НА ПРОВЕРКУ", "NEEDS REVIEW"},
	}
	if locale == intake.Russian {
		return words[d][0]
	}
	return words[d][1]
}

// about are a finding's code and place, for whoever wants to look it up.
func about(f intake.Explained) string {
	parts := append([]string{string(f.Code), string(f.Severity), f.Rule}, place(f.Subject)...)
	if other, ok := f.Detail["other"].(intake.Subject); ok {
		parts = append(append(parts, "≠"), place(other)...)
	}
	return strings.Join(parts, " · ")
}

// place names a place: the page with its box, and the field.
func place(s intake.Subject) []string {
	var parts []string
	if s.Page > 0 {
		parts = append(parts, fmt.Sprintf("p. %d", s.Page))
	}
	if s.Box != nil {
		parts = append(parts, fmt.Sprintf("%v", *s.Box))
	}
	for _, name := range []string{string(s.Kind), s.Field} {
		if name != "" {
			parts = append(parts, name)
		}
	}
	return parts
}

// paint colours text by ECMA-48, 8.3.117, on a terminal whose user has not asked for none (NO_COLOR).
type paint bool

func terminal(w io.Writer) paint { return paint(isTerminal(w) && os.Getenv("NO_COLOR") == "") }

func isTerminal(w io.Writer) bool {
	file, ok := w.(*os.File)
	return ok && isatty.IsTerminal(file.Fd())
}

func (p paint) with(code, text string) string {
	if !p {
		return text
	}
	return "\x1b[" + code + "m" + text + "\x1b[0m"
}

func (p paint) dim(text string) string { return p.with("2", text) }

func (p paint) decision(d intake.Decision, text string) string {
	switch d {
	case intake.Accepted:
		return p.with("1;32", text)
	case intake.Rejected:
		return p.with("1;31", text)
	default:
		return p.with("1;33", text)
	}
}

func (p paint) severity(s intake.Severity, text string) string {
	switch s {
	case intake.Block:
		return p.with("31", text)
	case intake.Review:
		return p.with("33", text)
	default:
		return p.with("36", text)
	}
}
