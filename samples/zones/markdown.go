package zones

import (
	"fmt"
	"strings"
)

// Markdown is the report as a page.
func (r *Report) Markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, introduction, r.Seeds, len(r.Results))
	b.WriteString("| condition | wholly right | and sure | promised | wrong, yet sure | characters wrong | sure by a repair | ms median | ms 95 % |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|\n")
	for _, one := range r.Results {
		promised := ""
		if one.Target > 0 {
			promised = fmt.Sprintf("%.0f %%: %s", 100*one.Target, map[bool]string{true: "kept", false: "**not kept**"}[one.Met()])
		}
		s := one.Ours
		fmt.Fprintf(&b, "| %s (`%s`) | %s | %s | %s | %d | %s | %s | %.0f | %.0f |\n", one.Title, one.Name, percent(s.Right), percent(s.Sure), promised,
			s.False.Many, percent(s.Characters), percent(s.Repaired), s.Median, s.P95)
	}
	if r.Blank != nil {
		fmt.Fprintf(&b, "\nTo say that there is no zone took %.1f ms (median; 95 %%: %.1f ms) over %d pages without one, at 300 dpi; on %d of them a zone was told all the same.\n",
			r.Blank.Median, r.Blank.P95, r.Blank.Pages, r.Blank.Told)
	}
	r.compared(&b)
	return b.String()
}

const introduction = `# How well machine-readable zones are read

%d documents of all six formats were drawn in each of %d conditions, and read from the JPEG as it stands: finding the zone,
any way up, included. This page is made by ` + "`priyom zone-report`" + `.

* **Wholly right** are zones of which every character is right. **And sure** are those that the reader stands by: it is
  these that a promise counts. **Wrong, yet sure** must be none: from an unsure zone nothing is concluded.
* **Characters wrong** is the edit distance to the true lines; of a zone that was not found, all.
* Times are the processor's, on one core, for a page as it comes: the JPEG already decoded.
* The conditions named wild share nothing with the drawings that the reader's network is trained on.

`

func (r *Report) compared(b *strings.Builder) {
	if r.Tesseract == "" {
		return
	}
	fmt.Fprintf(b, "\n## Beside Tesseract\n\n%s.\n", r.Tesseract)
	header := false
	for _, one := range r.Results {
		if one.Theirs == nil {
			continue
		}
		if !header {
			b.WriteString("\nIt was given the zones of the same pictures cut out by their true corners, straight, upright and at 300 dpi, and told which\ncharacters there are (`--psm 6`, English data); all crops of a condition in one run, so that its start counts once.\n\n")
			b.WriteString("| condition | documents | ours wholly right | Tesseract | ours characters wrong | Tesseract | ours ms a page | Tesseract ms a crop | times faster |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|\n")
			header = true
		}
		fmt.Fprintf(b, "| %s | %d | %s | %s | %s | %s | %.0f | %.0f | %.1f |\n", one.Title, one.Theirs.Right.Of, percent(one.Same.Right), percent(one.Theirs.Right),
			percent(one.Same.Characters), percent(one.Theirs.Characters), one.Same.Median, one.Theirs.Median, one.Theirs.Median/max(0.1, one.Same.Median))
	}
}

func percent(s Share) string { return fmt.Sprintf("%.1f %%", 100*s.Part()) }
