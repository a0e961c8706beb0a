package validators

import (
	"fmt"
	"slices"

	"priyom/intake"
	"priyom/rules"
)

// Package judges an application's documents together with its fields: each document as of the day it was received,
// the rest as of the day of submission. Members are the documents that count, each with its evidence.
func (j *Judge) Package(service intake.Service, members []Member, declared intake.Fields, submitted intake.Date) (intake.Verdict, error) {
	verdict, _, err := j.Whole(service, members, declared, submitted)
	return verdict, err
}

// Whole is Package that also gives the verdicts of the documents, in the order of the members, as Document would.
// Fields are read once for all that came in on one day.
func (j *Judge) Whole(service intake.Service, members []Member, declared intake.Fields, submitted intake.Date) (intake.Verdict, []intake.Verdict, error) {
	verdict := intake.Verdict{Ruleset: j.set.Digest(), AsOf: submitted, Findings: []intake.Finding{}}
	own := make([]intake.Verdict, len(members))
	verdict.Findings = slices.Grow(verdict.Findings, 32*(len(members)+2))
	read := map[intake.Date]form{submitted: j.read(declared, submitted)}
	members = slices.Clone(members)
	for i, member := range members {
		if kind, ok := j.set.Kinds[member.Document.Kind]; ok {
			members[i] = member.reads(kind)
		}
		asOf := intake.DateOf(member.Document.Received)
		if _, ok := read[asOf]; !ok {
			read[asOf] = j.read(declared, asOf)
		}
		judged, err := j.documentVerdict(member.Document, member.Evidence, read[asOf].canonical, members[i].reading)
		if err != nil {
			return intake.Verdict{}, nil, fmt.Errorf("judge document %s: %w", member.Document.ID, err)
		}
		own[i] = judged
		verdict.Documents = append(verdict.Documents, intake.JudgedDocument{
			ID: member.Document.ID, Kind: member.Document.Kind, Evidence: judged.Evidence, Decision: judged.Decision,
		})
		for _, f := range judged.Findings {
			f.Subject.Document, f.Subject.Kind = member.Document.ID, member.Document.Kind
			verdict.Findings = append(verdict.Findings, f)
		}
	}
	verdict.Findings = append(verdict.Findings, j.together(service, members, read[submitted], submitted)...)
	verdict.Decision = intake.Decide(verdict.Findings)
	return verdict, own, nil
}

// together are the findings about the set as such: its documents, its fields, and the rules of packages.
func (j *Judge) together(service intake.Service, members []Member, read form, submitted intake.Date) []intake.Finding {
	known, ok := j.set.Services[service]
	if !ok {
		return []intake.Finding{{
			Rule: "service.known", Outcome: intake.Fail, Code: "INT.SERVICE.UNKNOWN", Severity: intake.Review,
			Detail: intake.Detail{"given": string(service)},
		}}
	}
	facts := rules.Facts{Service: service, Fields: read.canonical, Kinds: kindsOf(members), AsOf: submitted}
	findings := complete(known, facts)
	findings = append(findings, required(known, read.canonical, facts)...)
	findings = append(findings, j.values(read)...)
	in := Input{Service: known, Members: members, Fields: read.canonical, AsOf: submitted, canon: j.canonicalOf(submitted), kinds: j.set.Kinds}
	return append(findings, j.run(j.services[service], in, facts)...)
}

// complete holds a service's list of documents against those that are there.
func complete(service *rules.Service, facts rules.Facts) []intake.Finding {
	present := map[intake.Kind]bool{}
	for _, kind := range facts.Kinds {
		present[kind] = true
	}
	var findings []intake.Finding
	for _, need := range service.Documents {
		if !need.Required {
			continue
		}
		f := intake.Finding{Rule: string(service.Service) + "." + need.ID, Outcome: intake.Fail, Severity: need.Severity, Source: need.Source}
		kinds := make([]string, 0, len(need.OneOf))
		for _, kind := range need.OneOf {
			kinds = append(kinds, string(kind))
			if present[kind] {
				f.Outcome = intake.Pass
			}
		}
		holds, err := need.When.Holds(facts)
		switch {
		case err != nil && f.Outcome == intake.Fail:
			f.Outcome, f.Code, f.Detail = intake.Inconclusive, codeInconclusive, intake.Detail{"code": string(absent(kinds))}
		case !holds:
			f.Outcome = intake.NotApplicable
		case f.Outcome == intake.Fail:
			f.Code, f.Detail = absent(kinds), intake.Detail{"kinds": kinds}
		}
		findings = append(findings, f)
	}
	return findings
}

// absent is the code for a document that is not there: the one kind that would do, or none of several.
func absent(kinds []string) intake.Code {
	if len(kinds) == 1 {
		return "SET.REQUIRED.MISSING"
	}
	return "SET.ALTERNATIVE.NONE_OF"
}

func kindsOf(members []Member) []intake.Kind {
	kinds := make([]intake.Kind, 0, len(members))
	for _, m := range members {
		kinds = append(kinds, m.Document.Kind)
	}
	return kinds
}
