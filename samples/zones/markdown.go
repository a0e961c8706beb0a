package zones

import (
	"fmt"
	"strings"
)

// Markdown is the report as a page.
func (r *Report) Markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, introduction, r.Seeds, r.Others, map[bool]string{true: "one picture at a time", false: fmt.Sprintf("%d pictures at once", r.Jobs)}[r.Jobs == 1])
	b.WriteString("| promised | measured | kept |\n|---|--:|---|\n")
	for _, t := range r.Targets() {
		fmt.Fprintf(&b, "| %s | %s | %s |\n", t.Promise, t.Got, map[bool]string{true: "yes", false: "**no**"}[t.Kept])
	}
	b.WriteString("\n## Conditions\n\n| condition | documents | wholly right | and sure | wrong, yet sure | characters wrong | sure by a repair | ms median | ms 95 % |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|\n")
	for _, one := range r.Results {
		s := one.Ours
		fmt.Fprintf(&b, "| %s (`%s`) | %d | %s | %s | %d | %s | %s | %.1f | %.1f |\n", one.Title, one.Name, s.Right.Of, percent(s.Right), percent(s.Sure),
			s.False.Many, share(s.Characters), percent(s.Repaired), s.Median, s.P95)
	}
	if r.Blank != nil {
		fmt.Fprintf(&b, "\nTo say that there is no zone took %.1f ms (median; 95 %%: %.1f ms) over %d pages of A4 without one, at 300 dpi; on %d of them a zone was told all the same.\n",
			r.Blank.Median, r.Blank.P95, r.Blank.Pages, r.Blank.Told)
	}
	r.beside(&b)
	return b.String()
}

const introduction = `# How well machine-readable zones are read

Documents of all six formats were drawn, %d in each condition that something is promised for and %d in each other, and read
from the JPEG as it stands, any way up. This page is made by ` + "`priyom zone-report`" + `.

* **Wholly right** are zones of which every character is right. **And sure** are those that the reader stands by: it is
  these that a promise counts. **Wrong, yet sure** must be none: from an unsure zone nothing is concluded.
* **Characters wrong** is the edit distance to the true lines; of a zone that was not found, all.
* Times are the processor's, of one thread, for a page as it comes, finding the zone included and the JPEG already decoded;
  %s.
* The conditions named wild share nothing with the drawings that the reader's network is trained on.

## Promises

`

// beside is how Tesseract did on the same pictures.
func (r *Report) beside(b *strings.Builder) {
	if r.Tesseract == "" {
		return
	}
	fmt.Fprintf(b, "\n## Beside Tesseract\n\n%s.\n", r.Tesseract)
	table(b, r.Results, func(one Result) *Beside { return one.Crop }, onCrop, true)
	table(b, r.Results, func(one Result) *Beside { return one.Page }, onPage, false)
}

const onCrop = `
### On the zone cut out

Both read the same pictures: the zones cut out by their true corners, straight, upright and at 300 dpi. Tesseract was told
that they are one block and which characters there are (` + "`--psm 6`" + `, English data, a list of characters, no dictionaries), and
had one thread. *A process each* is how it is called for a page, its start included; *one start* is its mean time to a crop
when one process reads all crops of the condition. Ours finds the zone on the crop as on any page.

`

const onPage = `
### On the page as it comes

Both read the whole page. Of what Tesseract read (` + "`--psm 3`" + `, a process each) those lines were taken that come nearest to the
true ones, so that it need not tell which are the zone's.

`

// table is a table of comparisons, if there are any.
func table(b *strings.Builder, results []Result, of func(Result) *Beside, about string, together bool) {
	for _, one := range results {
		beside := of(one)
		if beside == nil {
			continue
		}
		if about != "" {
			b.WriteString(about)
			about = ""
			b.WriteString("| condition | documents | right: ours | Tesseract | characters wrong: ours | Tesseract | ms median: ours | Tesseract, a process each | times faster |")
			if together {
				b.WriteString(" Tesseract, one start | times faster |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n")
			} else {
				b.WriteString("\n|---|--:|--:|--:|--:|--:|--:|--:|--:|\n")
			}
		}
		o, t := beside.Ours, beside.Tesseract
		fmt.Fprintf(b, "| %s (`%s`) | %d | %s | %s | %s | %s | %.1f | %.0f | %.1f |", one.Title, one.Name, o.Right.Of, percent(o.Right), percent(t.Right),
			share(o.Characters), share(t.Characters), o.Median, t.Median, beside.times())
		if together {
			fmt.Fprintf(b, " %.0f | %.1f |", beside.Together, beside.Together/max(0.1, o.Median))
		}
		b.WriteString("\n")
	}
}

// share is a part in hundredths of a percent, as few characters are wrong.
func share(s Share) string { return fmt.Sprintf("%.2f %%", 100*s.Part()) }

func percent(s Share) string { return fmt.Sprintf("%.1f %%", 100*s.Part()) }
