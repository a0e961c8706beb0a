package ladder

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Markdown is the report as a page for whoever answers for the rules. Plots stand in the folder beside it.
func (r *Report) Markdown() string {
	var b strings.Builder
	read := 0
	if r.Legible != nil {
		read = r.Legible.Pages
	}
	fmt.Fprintf(&b, introduction, r.Seeds, r.Each, r.Pictures, r.Seeds, r.Each, read)
	r.overview(&b)
	r.clean(&b)
	r.legibility(&b)
	for _, result := range r.Results {
		result.chapter(&b)
	}
	r.pairs(&b)
	if len(r.Left) > 0 {
		fmt.Fprintf(&b, "\n## Not looked at\n\nNothing measures these, and no rule speaks of them: %s.\n", strings.Join(r.Left, ", "))
	}
	return b.String()
}

const introduction = `# How well the measures tell the spoilt from the clean

%d clean documents were drawn (foreign passport, migration card, lease; on a scanner's lid, on wood, on cloth and on a
table, each in its own light, with its own grain); %d of them were spoilt, one fault at a time and in pairs, step by
step. All %d pictures were written as JPEG, examined and judged like any upload. This page is made by
` + "`priyom quality-report --seeds %d --each %d --read %d`" + ` and says the same whenever measures, rules and seeds are the same.

The limits of the default rules come from here, those of grain, moiré, upscaling and colour too: each lies between the clean
pages and the first step at fault, nearer to what is at fault the graver its rule, since a false rejection costs an applicant more
than a person's look. Where one differs from the limit proposed below, what it misses and what it rejects stands beside it.

* **At fault** are the steps marked ●: of blur, motion and resolution those at which Tesseract loses more than half of the
  words of most pages; of a side beyond the frame those at which any of the documents loses print; of the others those at
  which a clerk would ask for another picture. The steps before are a matter of taste and count neither as clean nor as spoilt.
* **Area** is that under the receiver operating characteristic: the chance that the measure reads worse on a spoilt
  page than on a clean one. A page that a measure reads nothing on counts as unsuspicious.
* **False rejects** are clean pages that a rule rejects for the fault; **false alarms** are those and the clean pages a rule
  asks a person about. **Missed** are pages at fault of which no rule says so, not even as a note.
* **Told** are pages of which a rule says the fault: as a note, to a person, or by rejecting; **accepted** are pages that passed all rules. A page on
  which a measure reads nothing is neither: a person looks at it.
* **Proposed** is the limit that refuses at most 0.5 %% of the clean pages, half-way to the spoilt where there is room.
  Where OCR still reads the page a limit has to be laxer than that: see Legibility.
* **Monotony** is the share of neighbouring steps of one page at which the measure does not go back.
* **Boxes** is the share of boxes that overlap the true one by at least half (intersection over union).

`

func (r *Report) overview(b *strings.Builder) {
	b.WriteString("## All faults\n\n| fault | measure | area | monotony | clean median (5–95 %) | proposed | limits in force | false rejects | false alarms | missed | boxes |\n|---|---|--:|--:|--:|--:|---|--:|--:|--:|--:|\n")
	for _, one := range r.Results {
		measured := []string{"not measured", "", "", ""}
		if one.Measured {
			measured = []string{fmt.Sprintf("%.3f", one.Area), percent(one.Monotony), one.Clean.text(), fmt.Sprintf("%.3g", one.Proposed)}
		}
		boxes := ""
		if one.Boxed && one.Measured {
			boxes = percent(one.Boxes)
		}
		fmt.Fprintf(b, "| [%s](#%s) | `%s` | %s | %s | %s | %s | %s | %s | %s | %s | %s |\n", one.Title, anchor(one.Title), one.Metric,
			measured[0], measured[1], measured[2], measured[3], limits(one.InForce), percent(one.FalseRej), percent(one.False), percent(one.Missed), boxes)
	}
	b.WriteString("\n")
}

func (r *Report) clean(b *strings.Builder) {
	fmt.Fprintf(b, "## Clean pages\n\n%d of %d clean pages were rejected (%s).", r.Clean.Rejected, r.Clean.Pages, percent(float64(r.Clean.Rejected)/float64(max(1, r.Clean.Pages))))
	if len(r.Clean.Blocking) > 0 {
		fmt.Fprintf(b, " Rejected for: %s.", counts(r.Clean.Blocking))
	}
	if len(r.Clean.Noted) > 0 {
		fmt.Fprintf(b, " Noted or for a person to look at: %s.", counts(r.Clean.Noted))
	}
	b.WriteString("\n\n")
}

func (r *Report) legibility(b *strings.Builder) {
	b.WriteString("## Legibility\n\n")
	if r.Legible == nil {
		fmt.Fprintf(b, "No text was recognised for this report (%s), so focus and resolution are not held against what can be read.\n\n", r.Reader)
		return
	}
	fmt.Fprintf(b, "%d pages were read by %s at every step. A page is legible while at least 95 %% of the words are read that are read on it when it is clean.\nWhere it is, focus and resolution must not block.\n\n"+
		"| fault | step | words read, median (5–95 %%) | legible | worst value on one that is | blocked | legible and blocked |\n|---|--:|--:|--:|--:|--:|--:|\n", r.Legible.Pages, r.Reader)
	wrongly := 0
	for _, row := range r.Legible.Rows {
		wrongly += row.Wrongly
		worst := ""
		if row.Worst != nil {
			worst = fmt.Sprintf("%.3g", *row.Worst)
		}
		fmt.Fprintf(b, "| %s | %g | %s | %d | %s | %d | %d |\n", row.Fault, row.Step, row.Words.text(), row.Legible, worst, row.Blocked, row.Wrongly)
	}
	fmt.Fprintf(b, "\n%d legible pictures were blocked for focus or resolution. The worst values on any legible picture, which no blocking limit may be stricter than: ", wrongly)
	var bounds []string
	for _, metric := range slices.Sorted(maps.Keys(r.Legible.Bounds)) {
		bounds = append(bounds, fmt.Sprintf("`%s` %.3g", metric, r.Legible.Bounds[metric]))
	}
	fmt.Fprintf(b, "%s.\n\n", strings.Join(bounds, ", "))
}

func (r Result) chapter(b *strings.Builder) {
	fmt.Fprintf(b, "## %s\n\n", r.Title)
	if !r.Measured {
		fmt.Fprintf(b, "There is no measure `%s`; what is told below comes from rules over other evidence.\n\n", r.Metric)
	} else {
		fmt.Fprintf(b, "![%s by step](%s) ![characteristic](%s)\n\n", r.Metric, r.stepsPlot(), r.curvePlot())
		fmt.Fprintf(b, "Area %.3f. Proposed limit %.3g: refuses %s of the clean pages, misses %s of those at fault.\n\n", r.Area, r.Proposed, percent(r.ProposedF), percent(r.ProposedM))
	}
	head, line := "", ""
	if r.Boxed {
		head, line = " overlap of boxes |", "--:|"
	}
	fmt.Fprintf(b, "| %s | | `%s` median (5–95 %%) | no value | told | rejected | accepted |%s\n|--:|---|--:|--:|--:|--:|--:|%s\n", r.Unit, r.Metric, head, line)
	fmt.Fprintf(b, "| clean | | %s | %d | %s | %s | %s |%s\n", r.Clean.text(), r.Clean.None, percent(r.False), percent(r.FalseRej), percent(r.Accepted), strings.Repeat(" |", len(line)/4))
	for _, row := range r.Rows {
		fmt.Fprintf(b, "| %g | %s | %s | %d | %s | %s | %s |", row.Step, mark(row.Fault), row.Value.text(), row.Value.None, percent(row.Told), percent(row.Blocked), percent(row.Accepted))
		if r.Boxed {
			fmt.Fprintf(b, " %.2f |", row.Overlap)
		}
		b.WriteString("\n")
	}
	b.WriteString("\n")
}

func (r *Report) pairs(b *strings.Builder) {
	if len(r.Pairs) == 0 {
		return
	}
	b.WriteString("## Two faults at once\n\nEach at its first step at fault.\n\n| first | second | first is told | second is told | either |\n|---|---|--:|--:|--:|\n")
	for _, pair := range r.Pairs {
		fmt.Fprintf(b, "| %s | %s | %s | %s | %s |\n", pair.Faults[0], pair.Faults[1], percent(pair.Told[0]), percent(pair.Told[1]), percent(pair.Either))
	}
}

func (s Spread) text() string {
	if s.N == 0 {
		return "none"
	}
	return fmt.Sprintf("%.3g (%.3g–%.3g)", s.Median, s.P5, s.P95)
}

func short(v float64) string { return fmt.Sprintf("%g", v) }

func percent(share float64) string { return fmt.Sprintf("%.1f %%", 100*share) }

func mark(fault bool) string {
	if fault {
		return "●"
	}
	return ""
}

func limits(list []Limit) string {
	var texts []string
	for _, l := range list {
		texts = append(texts, fmt.Sprintf("%s: %s", l.Severity, l.With))
	}
	return strings.Join(texts, "<br>")
}

func counts[K ~string](of map[K]int) string {
	var texts []string
	for _, key := range slices.Sorted(maps.Keys(of)) {
		texts = append(texts, fmt.Sprintf("%s %d", key, of[key]))
	}
	return strings.Join(texts, ", ")
}

// anchor is a heading's as Markdown is usually shown.
func anchor(title string) string {
	return strings.NewReplacer(" ", "-", ",", "", "%", "").Replace(strings.ToLower(title))
}
