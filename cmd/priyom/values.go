package main

import (
	"slices"
	"strings"

	"priyom/intake"
	"priyom/validators/fields"
	"priyom/validators/mrz"
	"priyom/validators/names"
)

// values are the kinds that validate knows, by name: those of the form, and two that are no single field.
func values() []fields.Kind {
	kinds := append(fields.Kinds(),
		fields.Kind{Name: "mrz", Doc: `A machine-readable zone; its lines are parted by \n or a slash.`, Check: zone},
		fields.Kind{Name: "names", Doc: "Two names of perhaps one person, parted by a tab; canonical is the answer.", Check: pair},
	)
	slices.SortFunc(kinds, func(a, b fields.Kind) int { return strings.Compare(a.Name, b.Name) })
	return kinds
}

func valueNamed(name string) (fields.Kind, bool) {
	kinds := values()
	i := slices.IndexFunc(kinds, func(k fields.Kind) bool { return k.Name == name })
	if i < 0 {
		return fields.Kind{}, false
	}
	return kinds[i], true
}

// zone checks a machine-readable zone. Its canonical form has full lines, parted by a slash.
func zone(value string, in fields.Context) fields.Result {
	read := mrz.ParseText(strings.ReplaceAll(value, `\n`, "\n"), intake.DateOf(in.Today))
	var result fields.Result
	if read.Valid {
		result.Canonical = strings.Join(read.Lines, "/")
	}
	level := fields.Error
	if read.Valid {
		level = fields.Warning
	}
	meant := ""
	if !read.Valid {
		if mended := mrz.Repair(read.Lines, intake.DateOf(in.Today), nil); mended.Valid && len(mended.Repairs) > 0 {
			meant = strings.Join(mended.Lines, "/")
		}
	}
	for _, p := range read.Problems {
		detail := intake.Detail{"line": p.Line}
		if meant != "" {
			detail["suggestion"] = meant
		}
		for name, v := range p.Detail {
			detail[name] = v
		}
		result.Problems = append(result.Problems, fields.Problem{Code: p.Code, Position: p.Position, Level: level, Detail: detail})
	}
	return result
}

// pair compares two names. Its canonical form is the answer; a mismatch is an error, a doubt is not.
func pair(value string, _ fields.Context) fields.Result {
	first, second, ok := strings.Cut(value, "\t")
	if !ok {
		return fields.Result{Problems: []fields.Problem{{Code: fields.RequiredMissing, Level: fields.Error}}}
	}
	compared := names.CompareText(first, second, names.DefaultThresholds())
	result := fields.Result{Canonical: string(compared.Answer)}
	level := map[names.Answer]fields.Level{names.Match: fields.Info, names.Review: fields.Warning, names.Mismatch: fields.Error}[compared.Answer]
	for _, reason := range compared.Reasons {
		result.Problems = append(result.Problems, fields.Problem{Code: reason.Code, Level: level, Detail: reason.Detail})
	}
	return result
}
