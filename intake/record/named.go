package record

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
)

// Named reports which of some files any document names.
func (s *store) Named(ctx context.Context, sha256s []string) (map[string]bool, error) {
	named := map[string]bool{}
	if len(sha256s) == 0 {
		return named, nil
	}
	var places strings.Builder
	args := make([]any, len(sha256s))
	for i, sum := range sha256s {
		fmt.Fprintf(&places, ", $%d", i+1)
		args[i] = sum
	}
	rows, err := s.read.QueryContext(ctx, `SELECT DISTINCT sha256 FROM documents WHERE sha256 IN (`+places.String()[2:]+`)`, args...)
	found, err := collect(rows, err, func(rows *sql.Rows) (sum string, err error) {
		err = rows.Scan(&sum)
		return sum, err
	})
	if err != nil {
		return nil, fmt.Errorf("look for the documents of files: %w", err)
	}
	for _, sum := range found {
		named[sum] = true
	}
	return named, nil
}
