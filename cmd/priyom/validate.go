package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"priyom/intake"
	"priyom/validators/fields"
)

type validateCommand struct {
	Kind        string        `arg:"" optional:"" help:"Kind of value, such as inn; --list shows them."`
	Value       *string       `arg:"" optional:"" help:"The value; lines of standard input when left out."`
	List        bool          `help:"List the kinds of value."`
	Citizenship string        `help:"State whose citizen the person is, as ISO 3166-1 alpha-3; decides what a foreign passport looks like." placeholder:"UZB"`
	Format      string        `enum:"text,json" default:"text" help:"text for people, json for programs: one object per line."`
	Lang        intake.Locale `enum:"ru,en" default:"ru" help:"Language of the texts: ru or en."`
	rulesFlag
}

// Help shows examples.
func (validateCommand) Help() string {
	return `Examples:
  priyom validate inn 771234567850
  priyom validate --citizenship UZB passport_foreign "FA 1234567"
  cut -d';' -f3 people.csv | priyom validate --format json snils

Exit codes: 0 all valid, 1 some not, 2 misuse, 3 we failed.`
}

// validated is the public shape of an answer.
type validated struct {
	Input     string           `json:"input"`
	Kind      string           `json:"kind"`
	Valid     bool             `json:"valid"`
	Canonical string           `json:"canonical"`
	Problems  []fields.Problem `json:"problems"`
}

// Run validates the value, or each line.
func (c validateCommand) Run(std streams) error {
	if c.List {
		for _, kind := range values() {
			fmt.Fprintf(std.out, "%-28s %s\n", kind.Name, kind.Doc)
		}
		return nil
	}
	kind, ok := valueNamed(c.Kind)
	if !ok {
		return misuse{fmt.Errorf("no kind of value named %q; priyom validate --list shows them", c.Kind)}
	}
	judge, err := c.judge()
	if err != nil {
		return err
	}
	in := fields.Context{Today: intake.DateOf(time.Now()).Time(), Citizenship: c.Citizenship}
	out := bufio.NewWriter(std.out)
	all := true
	one := func(input string) error {
		got := kind.Check(input, in)
		all = all && got.Valid()
		return c.print(out, validated{input, kind.Name, got.Valid(), got.Canonical, got.Problems}, judge.Ruleset())
	}
	if c.Value != nil {
		err = one(*c.Value)
	} else {
		err = lines(std.in, one)
	}
	if err := errors.Join(err, out.Flush()); err != nil {
		return err
	}
	if !all {
		return exit(exitRejected)
	}
	return nil
}

func (c validateCommand) print(w io.Writer, v validated, reasons intake.Reasons) error {
	if c.Format == "json" {
		if v.Problems == nil {
			v.Problems = []fields.Problem{}
		}
		return lineEncoder(w).Encode(v)
	}
	var b strings.Builder
	mark := "✗"
	if v.Valid {
		mark = "✓"
	}
	fmt.Fprintf(&b, "%s %s", mark, v.Input)
	if v.Valid && v.Canonical != v.Input {
		fmt.Fprintf(&b, " → %s", v.Canonical)
	}
	b.WriteByte('\n')
	for _, problem := range v.Problems {
		detail := intake.Detail{"position": problem.Position}
		for name, value := range problem.Detail {
			detail[name] = value
		}
		exact := reasons.Reason(problem.Code, detail, c.Lang, intake.ForReviewer)
		plain := reasons.Reason(problem.Code, detail, c.Lang, intake.ForApplicant)
		fmt.Fprintf(&b, "  %s\n    → %s\n    %s\n", exact.Text, plain.Remedy, problem.Code)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// maxLine bounds a line of standard input.
const maxLine = 1 << 20

func lines(r io.Reader, each func(string) error) error {
	scanner := bufio.NewScanner(r)
	scanner.Buffer(nil, maxLine)
	for scanner.Scan() {
		if err := each(strings.TrimSuffix(scanner.Text(), "\r")); err != nil {
			return err
		}
	}
	if err := scanner.Err(); err != nil {
		return misuse{fmt.Errorf("read standard input: %w", err)}
	}
	return nil
}
