package record

import (
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"priyom/intake"
	"priyom/intake/record/recordtest"
)

// TestNoListGetsSlowerAsTheTablesGrow fills PostgreSQL with as many applications as PRIYOM_TEST_ROWS says (20,000), runs
// every list that reviewers have, at its beginning and far behind it, and holds that none reads more than a page takes.
// With -v it prints the plans; with PRIYOM_TEST_ROWS=10000000 it takes about an hour and 25 gigabytes.
func TestNoListGetsSlowerAsTheTablesGrow(t *testing.T) {
	rows := 20_000
	if wanted, err := strconv.Atoi(os.Getenv("PRIYOM_TEST_ROWS")); err == nil {
		rows = wanted
	}
	s := crowded(t, rows)
	middle := cursor{created: int64(rows/2) * crowdEvery, id: crowdID(rows / 2)}.String()
	for _, list := range []struct {
		name   string
		filter intake.Filter
	}{
		{"all", intake.Filter{}},
		{"a service", intake.Filter{Service: "patent"}},
		{"submitted, 1 in 100", intake.Filter{Status: intake.Submitted}},
		{"accepted, 7 in 10", intake.Filter{Decision: intake.Accepted}},
		{"for a person, 3 in 100", intake.Filter{Decision: intake.NeedsReview}},
		{"for a person, of a service", intake.Filter{Decision: intake.NeedsReview, Service: "residence_permit"}},
		{"submitted, of a service", intake.Filter{Status: intake.Submitted, Service: "residence_permit"}},
		{"a kind of document", intake.Filter{Kind: "kind_3"}},
		{"a kind, for a person", intake.Filter{Kind: "kind_3", Decision: intake.NeedsReview}},
		{"a common code", intake.Filter{Code: "CODE.0"}},
		{"a common code, for a person", intake.Filter{Code: "CODE.0", Decision: intake.NeedsReview}},
		{"a rare code", intake.Filter{Code: "RARE.CODE"}},
		{"a code and a kind", intake.Filter{Code: "CODE.1", Kind: "kind_3"}},
		{"all filters", intake.Filter{Service: "patent", Status: intake.Concluded, Decision: intake.NeedsReview, Kind: "kind_3", Code: "CODE.0"}},
		{"what there is none of: open and accepted", intake.Filter{Status: intake.Open, Decision: intake.Accepted}},
		{"what there is none of: a code of accepted ones", intake.Filter{Code: "CODE.0", Decision: intake.Accepted}},
		{"a number", intake.Filter{Query: string(crowdID(rows / 3))}},
		{"a document", intake.Filter{Query: "d" + string(crowdID(rows/3))}},
		{"what nobody knows", intake.Filter{Query: "nobody"}},
	} {
		for _, at := range []string{"", middle} {
			list.filter.Cursor = at
			query, args, err := listQuery(list.filter, 51)
			if err != nil {
				t.Fatal(err)
			}
			told := explain(t, s, query, args...)
			where := "first page"
			if at != "" {
				where = "from the middle"
			}
			t.Logf("%-46s %-16s %8.2f ms %6d blocks  %s", list.name, where, told.milliseconds, told.blocks, strings.Join(told.scans, ", "))
			if told.blocks > mostBlocks {
				t.Errorf("%s, %s: reads %d blocks, want at most %d for a page", list.name, where, told.blocks, mostBlocks)
			}
			for _, scan := range told.scans {
				if strings.HasPrefix(scan, "Seq Scan") {
					t.Errorf("%s, %s: %s", list.name, where, scan)
				}
			}
		}
	}
}

// crowded is a store that was filled under the schema before that of lists, and then brought to the present one. It tells
// how long that takes: reading goes on meanwhile, writing waits.
func crowded(t *testing.T, rows int) *store {
	t.Helper()
	config, err := postgresConfig(recordtest.Postgres(t) + "&synchronous_commit=off&statement_timeout=0&work_mem=64MB&maintenance_work_mem=256MB")
	if err != nil {
		t.Fatal(err)
	}
	s := connectPostgres(config)
	t.Cleanup(func() { s.Close() }) //nolint:errcheck // the test is over
	schema, err := schemaOf("postgres")
	if err != nil {
		t.Fatal(err)
	}
	steps, err := fs.Glob(schema, "*.sql")
	if err != nil {
		t.Fatal(err)
	}
	lists := slices.Index(steps, "0005_lists.sql")
	began := time.Now()
	for n := lists; n <= len(steps); n++ {
		if err := s.migrate(context.Background(), part(t, schema, steps[:n])); err != nil {
			t.Fatal(err)
		}
		what := steps[n-1]
		if n == lists {
			crowd(t, s, rows)
			what = "storing them"
		}
		t.Logf("%d applications: %s took %s", rows, what, time.Since(began).Round(time.Millisecond))
		began = time.Now()
	}
	// What autovacuum does in a while: index-only scans need it.
	if _, err := s.write.ExecContext(context.Background(), `VACUUM ANALYZE application_kinds, application_codes, applications, documents`); err != nil {
		t.Fatal(err)
	}
	return s
}

// mostBlocks is how many blocks of 8 KB a page of 50 lines may touch: some ten for each line, and as much again for
// lines that a second filter leaves out.
const mostBlocks = 4000

// crowdEvery is how many microseconds are between two applications of a crowd.
const crowdEvery = 3_000_000

func crowdID(n int) intake.ApplicationID { return intake.ApplicationID(fmt.Sprintf("%010d", n)) }

// crowd stores many applications with a document each, three kinds and, unless they are accepted, a code or two.
func crowd(t testing.TB, s *store, rows int) {
	t.Helper()
	decided := `CASE WHEN n * 104729 % 1000 < 40 THEN '' WHEN n * 15485863 % 1000 < 700 THEN 'accepted' WHEN n * 15485863 % 1000 < 970 THEN 'rejected' ELSE 'needs_review' END`
	fill := strings.NewReplacer("{id}", `to_char(n, 'FM0000000000')`, "{series}", fmt.Sprintf(`generate_series(1, %d::bigint) AS series(n)`, rows),
		"{created}", fmt.Sprintf(`n * %d`, crowdEvery), "{decided}", decided)
	filling, err := s.write.Conn(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer filling.Close()
	for _, statement := range []string{
		`SET session_replication_role = replica`, // looking up the other end of every reference is most of the time
		`INSERT INTO applications (id, number, external_id, service, locale, fields, status, decision, round, created, submitted, updated, seq, head)
			SELECT {id}, {id}, 'ext' || n, CASE WHEN n * 7919 % 1000 < 400 THEN 'migration_registration' WHEN n * 7919 % 1000 < 700 THEN 'place_of_stay'
			WHEN n * 7919 % 1000 < 850 THEN 'patent' WHEN n * 7919 % 1000 < 950 THEN 'arrival_notice' ELSE 'residence_permit' END, 'ru', '{}',
			CASE WHEN n * 104729 % 1000 < 10 THEN 'submitted' WHEN n * 104729 % 1000 < 40 THEN 'open' ELSE 'concluded' END, {decided},
			1, {created}, {created}, {created}, 1, '' FROM {series}`,
		`INSERT INTO application_kinds (application, kind, created) SELECT {id}, 'kind_' || (n * 31 + k * 7) % 19, {created} FROM {series}, generate_series(0, 2) AS kinds(k)`,
		`INSERT INTO application_codes (application, code, created) SELECT {id}, 'CODE.' || (n * 17 % 60) * (n * 17 % 60) / 60, {created} FROM {series} WHERE {decided} NOT IN ('', 'accepted')`,
		`INSERT INTO application_codes (application, code, created) SELECT {id}, 'RARE.CODE', {created} FROM {series} WHERE n % 5000 = 7`,
		`INSERT INTO documents (id, application, position, kind, name, size, sha256, media_type, received, round, status, supersedes, superseded_by, evidence)
			SELECT 'd' || {id}, {id}, 0, 'lease', '', 1, md5(n::text), 'image/jpeg', {created}, 1, 'judged', '', '', '' FROM {series}`,
		`RESET session_replication_role`,
		`ANALYZE`, // which autovacuum has done by the time that a table has so many rows
	} {
		if _, err := filling.ExecContext(context.Background(), fill.Replace(statement)); err != nil {
			t.Fatalf("%v: %s", err, statement)
		}
	}
}

// explained is what PostgreSQL tells of a statement that it ran.
type explained struct {
	milliseconds float64
	blocks       int
	scans        []string // of tables, and sorts
}

// planNode is a part of a plan as EXPLAIN writes it.
type planNode struct {
	Type     string     `json:"Node Type"`
	Relation string     `json:"Relation Name"`
	Index    string     `json:"Index Name"`
	Rows     float64    `json:"Actual Rows"`
	Loops    float64    `json:"Actual Loops"`
	Hit      int        `json:"Shared Hit Blocks"`
	Read     int        `json:"Shared Read Blocks"`
	Filtered float64    `json:"Rows Removed by Filter"`
	Plans    []planNode `json:"Plans"`
}

func explain(t testing.TB, s *store, query string, args ...any) explained {
	t.Helper()
	var data []byte
	if err := s.read.QueryRow("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) "+query, args...).Scan(&data); err != nil {
		t.Fatal(err)
	}
	var all []struct {
		Plan planNode
		Time float64 `json:"Execution Time"`
	}
	if err := json.Unmarshal(data, &all); err != nil || len(all) != 1 {
		t.Fatalf("%v: %s", err, data)
	}
	told := explained{milliseconds: all[0].Time, blocks: all[0].Plan.Hit + all[0].Plan.Read}
	var walk func(planNode)
	walk = func(node planNode) {
		if node.Relation != "" || node.Index != "" || node.Type == "Sort" && node.Rows > 60 {
			told.scans = append(told.scans, fmt.Sprintf("%s %s%s (%.0f×%.0f, %.0f left out)", node.Type, node.Relation, word(node.Index), node.Loops, node.Rows, node.Filtered))
		}
		for _, inner := range node.Plans {
			walk(inner)
		}
	}
	walk(all[0].Plan)
	return told
}

func word(index string) string {
	if index == "" {
		return ""
	}
	return " by " + index
}
