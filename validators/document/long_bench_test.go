package document_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"priyom/intake"
	"priyom/validators"
	"priyom/validators/areas"
)

// clause is a line of a contract, with some of the words that are looked for.
const clause = "Наймодатель обязан передать Нанимателю по адресу договор на срок паспорт и Стороны Петрова Петровой заключили"

// longLease is a lease of so many pages with forty lines of print each, in whose last line the applicant is named.
func longLease(pages int) *intake.Evidence {
	e := &intake.Evidence{File: intake.File{Size: 1, MediaType: "application/pdf"}}
	for n := range pages {
		texts := strings.Split(strings.Repeat(clause+"\n", 39), "\n")
		if n == pages-1 {
			texts = append(texts, "Намунаевым Синовбеком Мисоловичем, 10.09.1984 года рождения")
		}
		page := lines(intake.TextLayer, 1, texts...)
		page.Number = n + 1
		e.Pages = append(e.Pages, page)
	}
	return e
}

// BenchmarkALongLease shows what a page costs to judge, in leases of more and more pages: the time per page must not grow
// with their number.
func BenchmarkALongLease(b *testing.B) {
	judge, err := validators.NewJudge(set, areas.Checks())
	if err != nil {
		b.Fatal(err)
	}
	for _, pages := range []int{4, 20, 60, 180} {
		b.Run(fmt.Sprintf("%d_pages", pages), func(b *testing.B) {
			doc := intake.Document{Kind: "lease", Evidence: "sha256:0", Received: time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)}
			evidence := longLease(pages)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := judge.Document(doc, evidence, applicant); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(b.N*pages), "ms/page")
		})
	}
}
