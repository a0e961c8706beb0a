package record

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"priyom/intake"
)

func TestNoListReadsAWholeTableOrSorts(t *testing.T) {
	s, err := openSQLite(context.Background(), filepath.Join(t.TempDir(), "priyom.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	cursor := cursor{created: 1, id: "x"}.String()
	for _, filter := range []intake.Filter{
		{}, {Service: "s"}, {Status: "s"}, {Decision: "d"}, {Kind: "k"}, {Code: "c"}, {Kind: "k", Code: "c"},
		{Service: "s", Status: "s", Decision: "d", Kind: "k", Code: "c"},
	} {
		for _, at := range []string{"", cursor} {
			filter.Cursor = at
			if at := plan(t, s, filter); strings.Contains(at, "TEMP B-TREE FOR ORDER BY") || !strings.Contains(at, "USING") ||
				strings.Contains(at, "SCAN a\n") {
				t.Errorf("%+v:\n%s", filter, at)
			}
		}
	}
	if got := plan(t, s, intake.Filter{Query: "q"}); strings.Contains(got, "SCAN applications") || strings.Contains(got, "SCAN a") || strings.Contains(got, "SCAN documents") {
		t.Errorf("query:\n%s", got)
	}
}

// plan is how SQLite goes about a list, but for the labels of each line.
func plan(t *testing.T, s *store, filter intake.Filter) string {
	t.Helper()
	query, args, err := listQuery(filter, 50)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := s.read.Query("EXPLAIN QUERY PLAN "+query, args...)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var text strings.Builder
	for rows.Next() {
		var id, parent, unused int
		var detail string
		if err := rows.Scan(&id, &parent, &unused, &detail); err != nil {
			t.Fatal(err)
		}
		if parent == 0 && strings.Contains(detail, "SCALAR") {
			break
		}
		text.WriteString(detail + "\n")
	}
	return text.String()
}
