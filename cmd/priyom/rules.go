package main

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"priyom/intake"
	"priyom/rules"
)

type rulesCommand struct {
	Lint    lintCommand    `cmd:"" help:"Check a folder of rule data: tell mistakes with their file and line."`
	Show    showCommand    `cmd:"" help:"Show services, kinds and rules as they count."`
	Export  exportCommand  `cmd:"" help:"Write the rules built in to a folder, to be changed there."`
	Preview previewCommand `cmd:"" help:"Tell which verdicts would flip if a limit moved, before it moves."`
}

// Help shows examples.
func (rulesCommand) Help() string {
	return `Examples:
  priyom rules show passport_foreign
  priyom rules export my-rules && priyom rules lint my-rules`
}

type exportCommand struct {
	Dir string `arg:"" help:"Folder to write to; nothing in it is overwritten."`
}

// Help shows examples.
func (exportCommand) Help() string {
	return "Examples:\n  priyom rules export my-rules\n  priyom revalidate --rules my-rules"
}

// Run writes the rules built in.
func (c exportCommand) Run(std streams) error {
	if err := os.CopyFS(c.Dir, rules.Default()); err != nil {
		return misuse{fmt.Errorf("write the rules: %w", err)}
	}
	_, err := fmt.Fprintf(std.out, "the rules are in %s\n", c.Dir)
	return err
}

type lintCommand struct {
	Dir string `arg:"" optional:"" type:"existingdir" help:"Folder of rule data; the rules built in when left out."`
}

// Help shows examples.
func (lintCommand) Help() string { return "Examples:\n  priyom rules lint my-rules/" }

// Run loads the rules and tells what they hold.
func (c lintCommand) Run(std streams) error {
	judge, err := loadJudge(c.Dir)
	if err != nil {
		return err
	}
	set := judge.Ruleset()
	count := len(set.Common) + len(set.Package)
	for _, kind := range set.Kinds {
		count += len(kind.Rules)
	}
	for _, service := range set.Services {
		count += len(service.Rules)
	}
	fmt.Fprintf(std.out, "%s: %d kinds, %d services, %d fields, %d rules, %d codes; no mistakes\n",
		set.Digest(), len(set.Kinds), len(set.Services), len(set.Fields), count, len(set.Catalogue().Codes()))
	return nil
}

type showCommand struct {
	Name   string        `arg:"" optional:"" help:"A kind, a service, or a reason code; an overview when left out."`
	Format string        `enum:"text,json" default:"text" help:"text for people, json for programs."`
	Lang   intake.Locale `enum:"ru,en" default:"ru" help:"Language of titles and texts: ru or en."`
	rulesFlag
}

// Help shows examples.
func (showCommand) Help() string {
	return "Examples:\n  priyom rules show\n  priyom rules show passport_foreign\n  priyom rules show IMG.FOCUS.BLURRED"
}

// Run prints what the name stands for.
func (c showCommand) Run(std streams) error {
	judge, err := c.judge()
	if err != nil {
		return err
	}
	set := judge.Ruleset()
	catalogue := set.Catalogue()
	kind, service := set.Kinds[intake.Kind(c.Name)], set.Services[intake.Service(c.Name)]
	switch {
	case c.Name == "":
		return c.overview(std.out, catalogue, set.Budgets)
	case kind != nil:
		return c.kind(std.out, set, kind)
	case service != nil:
		return c.service(std.out, catalogue, service)
	default:
		return c.code(std.out, set, intake.Code(c.Name))
	}
}

func (c showCommand) overview(w io.Writer, catalogue intake.Catalogue, common intake.Budgets) error {
	if c.Format == "json" {
		return printJSON(w, map[string]any{"services": catalogue.Services(), "kinds": catalogue.Kinds(), "codes": catalogue.Codes(), "digest": catalogue.Digest()})
	}
	fmt.Fprintln(w, "services:")
	for _, s := range catalogue.Services() {
		fmt.Fprintf(w, "  %-26s %s\n", s.Service, s.Title[c.Lang])
	}
	fmt.Fprintln(w, "kinds:")
	for _, k := range catalogue.Kinds() {
		fmt.Fprintf(w, "  %-26s %s\n", k.Kind, k.Title[c.Lang])
	}
	fmt.Fprintln(w, "budgets:", budgets(common))
	_, err := fmt.Fprintln(w, "ruleset:", catalogue.Digest())
	return err
}

func (c showCommand) kind(w io.Writer, set *rules.Ruleset, kind *rules.Kind) error {
	if c.Format == "json" {
		info, _ := set.Catalogue().Kind(kind.Kind)
		return printJSON(w, struct {
			intake.KindInfo
			Budgets intake.Budgets `json:"budgets"`
		}{info, kind.Budgets})
	}
	fmt.Fprintf(w, "%s: %s\n  %s, up to %d bytes and %d pages\n", kind.Kind, kind.Title[c.Lang], strings.Join(kind.Files.Types, ", "), kind.Files.MaxBytes, kind.Files.MaxPages)
	fmt.Fprintln(w, "  budgets:", budgets(kind.Budgets))
	for _, list := range [][]*rules.Rule{set.Common, kind.Rules} {
		for _, rule := range list {
			printRule(w, rule)
		}
	}
	return nil
}

func (c showCommand) service(w io.Writer, catalogue intake.Catalogue, service *rules.Service) error {
	info, _ := catalogue.Service(service.Service)
	if c.Format == "json" {
		return printJSON(w, info)
	}
	fmt.Fprintf(w, "%s: %s\n", service.Service, service.Title[c.Lang])
	for _, need := range info.Documents {
		fmt.Fprintf(w, "  %s %s%s\n", word(need.Required, "document", "optional document"), joined(need.OneOf), condition(need.When))
	}
	for _, need := range info.Fields {
		fmt.Fprintf(w, "  %s %s%s\n", word(need.Required, "field", "optional field"), need.Field, condition(need.When))
	}
	for _, rule := range service.Rules {
		printRule(w, rule)
	}
	return nil
}

func (c showCommand) code(w io.Writer, set *rules.Ruleset, code intake.Code) error {
	if !slices.Contains(set.Catalogue().Codes(), code) {
		return misuse{fmt.Errorf("no kind, service or code named %q; priyom rules show lists kinds and services", code)}
	}
	reason := set.Reason(code, nil, c.Lang, intake.ForReviewer)
	if c.Format == "json" {
		return printJSON(w, reason)
	}
	_, err := fmt.Fprintf(w, "%s (%s)\n  %s\n  → %s\n", code, reason.Retry, reason.Text, reason.Remedy)
	return err
}

func budgets(b intake.Budgets) string {
	var all []string
	for _, name := range intake.BudgetNames() {
		all = append(all, fmt.Sprintf("%s %d", name, b.Of(name)))
	}
	return strings.Join(all, ", ")
}

func printRule(w io.Writer, rule *rules.Rule) {
	fmt.Fprintf(w, "  %-34s %-20s %-7s %-28s %s\n", rule.ID, rule.Check, rule.Severity, rule.Fails, rule.Source)
}

func printJSON(w io.Writer, value any) error {
	encoder := lineEncoder(w)
	encoder.SetIndent("", "  ")
	return encoder.Encode(value)
}

func word(yes bool, one, other string) string {
	if yes {
		return one
	}
	return other
}

func condition(when string) string {
	if when == "" {
		return ""
	}
	return "  when " + when
}

func joined(kinds []intake.Kind) string {
	var names []string
	for _, kind := range kinds {
		names = append(names, string(kind))
	}
	return strings.Join(names, " | ")
}
