package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"priyom/intake"
)

// describe prints evidence, and what is found in it, for people.
func describe(w io.Writer, path string, e inspected) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n  %s, %d bytes, sha256 %s\n", path, orUnknown(e.File.MediaType), e.File.Size, e.File.SHA256)
	describeFile(&b, e.File)
	for _, page := range e.Pages {
		describePage(&b, page)
	}
	describeReadings(&b, e)
	for _, failure := range e.Failures {
		fmt.Fprintf(&b, "  our failure in %s: %s\n", failure.Stage, failure.Code)
	}
	for _, tool := range slices.Sorted(maps.Keys(e.Tools)) {
		fmt.Fprintf(&b, "  read by %s %s\n", tool, e.Tools[tool])
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// describeReadings tells each value with its source, its confidence and its place.
func describeReadings(b *strings.Builder, e inspected) {
	if e.Kind == "" {
		return
	}
	fmt.Fprintf(b, "  read as %s: %d values\n", e.Kind, len(e.Readings))
	for _, r := range e.Readings {
		fmt.Fprintf(b, "    %-24s %s  (%s, %.0f %%, page %d", r.Field, r.Value, r.Source, r.Confidence*100, r.Page)
		if r.Box != nil {
			fmt.Fprintf(b, " at %v", *r.Box)
		}
		fmt.Fprintln(b, ")")
	}
}

func describeFile(b *strings.Builder, file intake.File) {
	if len(file.Also) > 0 {
		fmt.Fprintf(b, "  and besides: %s\n", strings.Join(file.Also, ", "))
	}
	if file.Trailing > 0 {
		fmt.Fprintf(b, "  %d bytes of an unknown kind behind its end\n", file.Trailing)
	}
	if file.Damage != "" {
		fmt.Fprintf(b, "  damage: %s", file.Damage)
		if file.Readable != nil {
			fmt.Fprintf(b, ", %.0f %% of it can be decoded", *file.Readable*100)
		}
		if over := file.Excess; over != nil {
			fmt.Fprintf(b, ": %s %.0f, the budget is %.0f", over.Budget, over.Needed, over.Allowed)
		}
		fmt.Fprintln(b)
	}
	if pdf := file.PDF; pdf != nil {
		fmt.Fprintf(b, "  PDF %s", cmp.Or(pdf.Version, "of a version that cannot be read"))
		if pdf.Encryption != intake.UserPassword && pdf.Encryption != intake.UnsupportedEncrypt {
			fmt.Fprintf(b, ", %d pages", pdf.PageCount)
		}
		fmt.Fprintf(b, ", encryption %s", pdf.Encryption)
		if pdf.Cipher != "" {
			fmt.Fprintf(b, " (%s)", pdf.Cipher)
		}
		fmt.Fprintf(b, ", repaired %t", pdf.Repaired)
		for _, fact := range []struct {
			n    int
			text string
		}{{pdf.Revisions - 1, "added to %d times"}, {pdf.Signatures, "%d signatures"}} {
			if fact.n > 0 {
				fmt.Fprintf(b, ", "+fact.text, fact.n)
			}
		}
		for _, active := range pdf.Active {
			fmt.Fprintf(b, ", %s in object %d", active.Kind, active.Object)
		}
		fmt.Fprintln(b)
	}
	if image := file.Image; image != nil {
		about := []string{fmt.Sprintf("%d × %d px", image.Width, image.Height)}
		for _, word := range []string{image.ColourModel, image.Encoding} {
			if word != "" {
				about = append(about, word)
			}
		}
		about = append(about, fmt.Sprintf("%d bits", image.Depth), fmt.Sprintf("orientation %d", image.Orientation))
		if image.Frames > 1 {
			about = append(about, fmt.Sprintf("%d frames", image.Frames))
		}
		if image.TagDPI > 0 {
			about = append(about, fmt.Sprintf("tagged %d dpi", image.TagDPI))
		}
		fmt.Fprintf(b, "  %s\n", strings.Join(about, ", "))
	}
}

func describePage(b *strings.Builder, page intake.Page) {
	fmt.Fprintf(b, "  page %d: %d × %d px", page.Number, page.Width, page.Height)
	if page.DPI > 0 {
		fmt.Fprintf(b, ", %.0f dpi", page.DPI)
	}
	if page.Paper != nil {
		fmt.Fprintf(b, ", %.4g × %.4g mm", page.Paper.Width, page.Paper.Height)
	}
	if page.Source != "" {
		fmt.Fprintf(b, ", %s", page.Source)
	}
	if page.Damaged {
		fmt.Fprint(b, ", an image on it damaged")
	}
	if page.Turned != 0 {
		fmt.Fprintf(b, ", turned by %d° clockwise", page.Turned)
	}
	for _, name := range slices.Sorted(maps.Keys(page.Metrics)) {
		fmt.Fprintf(b, ", %s %.4g", name, page.Metrics[name].Value)
	}
	if len(page.Words) > 0 {
		weakest := slices.MinFunc(page.Words, func(x, y intake.Word) int { return cmp.Compare(x.Confidence, y.Confidence) })
		fmt.Fprintf(b, ", %d words (%s), the weakest read with %.0f %%", len(page.Words), page.TextFrom, weakest.Confidence*100)
	}
	fmt.Fprintln(b)
	if page.MRZ != nil {
		describeZone(b, page.MRZ)
	}
}

func describeZone(b *strings.Builder, zone *intake.Zone) {
	fmt.Fprintf(b, "    zone %s, ", zone.Format)
	if zone.Degrees != 0 {
		fmt.Fprintf(b, "turned by %d°, ", zone.Degrees)
	}
	switch {
	case !zone.Valid:
		fmt.Fprint(b, "not every check digit holds")
	case zone.Unsure:
		fmt.Fprint(b, "every check digit holds, yet a character may be misread")
	default:
		fmt.Fprint(b, "every check digit holds")
	}
	for i, line := range zone.Lines {
		fmt.Fprintf(b, "\n    %s", line)
		if i < len(zone.Confidence) {
			fmt.Fprintf(b, "  the weakest character read with %.0f %%", slices.Min(zone.Confidence[i])*100)
		}
	}
	fmt.Fprintln(b)
	for _, repair := range zone.Repairs {
		fmt.Fprintf(b, "      line %d, position %d looks like %s and is taken for %s\n", repair.Line, repair.Position, repair.Looked, repair.Taken)
	}
	for _, part := range slices.Sorted(maps.Keys(zone.Document)) {
		fmt.Fprintf(b, "      %s %s", part, zone.Document[part])
		if where, ok := zone.Parts[part]; ok {
			fmt.Fprintf(b, "  %.0f %% at %v", where.Confidence*100, where.Box)
		}
		fmt.Fprintln(b)
	}
}
