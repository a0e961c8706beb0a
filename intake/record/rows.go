package record

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"priyom/intake"
)

// rowsAtOnce is how many rows a statement takes: enough to make the way to the server cheap, few enough for the
// parameters that a statement may have.
const rowsAtOnce = 64

// insert adds rows, many by each statement, and returns how many there are more. Every row ends in extra, and the
// statement in what to do about conflicts.
func (s *store) insert(ctx context.Context, tx *sql.Tx, into, extra, conflict string, rows [][]any) (added int, err error) {
	for some := range slices.Chunk(rows, rowsAtOnce) {
		var statement strings.Builder
		var args []any
		statement.WriteString(into)
		for i, row := range some {
			statement.WriteString(separator(i, " "))
			statement.WriteString("(" + places(len(args), len(row)) + extra + ")")
			args = append(args, row...)
		}
		statement.WriteString(" " + conflict)
		result, err := tx.ExecContext(ctx, s.sql(statement.String()), args...)
		if err != nil {
			return added, err
		}
		more, err := result.RowsAffected()
		if err != nil {
			return added, err
		}
		added += int(more)
	}
	return added, nil
}

// places are the places of so many parameters after those that there are: $1, $2.
func places(after, n int) string {
	var list strings.Builder
	for i := range n {
		fmt.Fprintf(&list, "%s$%d", separator(i, ""), after+i+1)
	}
	return list.String()
}

// among is a list for IN, and its parameters.
func among[T any](values []T) (string, []any) {
	args := make([]any, len(values))
	for i, value := range values {
		args[i] = value
	}
	return "(" + places(0, len(values)) + ")", args
}

func idsOf(apps []*intake.Application) []intake.ApplicationID {
	ids := make([]intake.ApplicationID, len(apps))
	for i, app := range apps {
		ids[i] = app.ID
	}
	return ids
}

// separator stands before the i-th item of a list that begins with first.
func separator(i int, first string) string {
	if i == 0 {
		return first
	}
	return ", "
}
