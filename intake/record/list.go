package record

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"priyom/intake"
)

// Applications lists applications, latest first, a page at a time.
func (s *store) Applications(ctx context.Context, filter intake.Filter) (intake.List, error) {
	limit := min(filter.Limit, 200)
	if limit <= 0 {
		limit = 50
	}
	query, args, err := listQuery(filter, limit+1) // one more tells whether there is a next page
	if err != nil {
		return intake.List{}, err
	}
	rows, err := s.read.QueryContext(ctx, query, args...)
	items, err := collect(rows, err, scanSummary)
	if err != nil {
		return intake.List{}, fmt.Errorf("list applications: %w", err)
	}
	if len(items) <= limit {
		return intake.List{Items: items}, nil
	}
	items = items[:limit]
	return intake.List{Items: items, Next: cursorAt(items[limit-1]).String()}, nil
}

// listQuery is the statement for a page. The narrowest index leads: that of codes, that of kinds, then the columns'.
// Each of them holds all that a list is narrowed by, but for a kind beside a code.
func listQuery(filter intake.Filter, limit int) (string, []any, error) {
	var where conditions
	from, led, id, created := "applications a", "a", "a.id", "a.created"
	switch {
	case filter.Code != "":
		from, led, id, created = "application_codes c CROSS JOIN applications a", "c", "c.application", "c.created"
		where.add("a.id = c.application AND c.code = ?", filter.Code)
		if filter.Kind != "" {
			where.add("EXISTS (SELECT 1 FROM application_kinds k WHERE k.application = c.application AND k.kind = ?)", filter.Kind)
		}
	case filter.Kind != "":
		from, led, id, created = "application_kinds k CROSS JOIN applications a", "k", "k.application", "k.created"
		where.add("a.id = k.application AND k.kind = ?", filter.Kind)
	}
	if filter.Service != "" {
		where.add(led+".service = ?", filter.Service)
	}
	if filter.Decision != "" {
		where.add(led+".decision = ?", filter.Decision)
	}
	switch {
	case filter.Status == "":
	case filter.Decision == "":
		where.add(led+".status = ?", filter.Status)
	case filter.Status != intake.Concluded: // only what is concluded has a decision
		where.add("1 = 0")
	}
	if filter.Query != "" {
		where.add(`a.id IN (SELECT id FROM applications WHERE id = ? UNION SELECT id FROM applications WHERE number = ?
			UNION SELECT id FROM applications WHERE external_id = ? UNION SELECT application FROM documents WHERE id = ?)`,
			filter.Query, filter.Query, filter.Query, filter.Query)
	}
	if filter.Cursor != "" {
		at, err := parseCursor(filter.Cursor)
		if err != nil {
			return "", nil, err
		}
		where.add(fmt.Sprintf("(%s, %s) < (?, ?)", created, id), at.created, at.id)
	}
	query := fmt.Sprintf(`SELECT a.id, a.number, a.external_id, a.service, a.status, a.decision, a.round, a.created, a.updated,
		(SELECT string_agg(kind, ',' ORDER BY kind) FROM application_kinds WHERE application = a.id),
		(SELECT string_agg(code, ',' ORDER BY code) FROM application_codes WHERE application = a.id)
		FROM %s%s ORDER BY %s DESC, %s DESC LIMIT %d`, from, where.String(), created, id, limit)
	return query, where.args, nil
}

// conditions gathers what rows must meet.
type conditions struct {
	terms []string
	args  []any
}

// add adds a condition; each ? in it stands for the next argument.
func (c *conditions) add(term string, args ...any) {
	for _, arg := range args {
		c.args = append(c.args, arg)
		term = strings.Replace(term, "?", fmt.Sprintf("$%d", len(c.args)), 1)
	}
	c.terms = append(c.terms, term)
}

func (c *conditions) String() string {
	if len(c.terms) == 0 {
		return ""
	}
	return " WHERE " + strings.Join(c.terms, " AND ")
}

func scanSummary(rows *sql.Rows) (intake.Summary, error) {
	var item intake.Summary
	var created, updated int64
	var kinds, codes sql.NullString
	err := rows.Scan(&item.ID, &item.Number, &item.ExternalID, &item.Service, &item.Status, &item.Decision, &item.Round,
		&created, &updated, &kinds, &codes)
	item.Created, item.Updated = timeOf(created), timeOf(updated)
	item.Kinds, item.Codes = split[intake.Kind](kinds.String), split[intake.Code](codes.String)
	return item, err
}

// split undoes string_agg. Kinds and codes are words without commas.
func split[T ~string](joined string) []T {
	words := []T{}
	for word := range strings.SplitSeq(joined, ",") {
		if word != "" {
			words = append(words, T(word))
		}
	}
	return words
}
