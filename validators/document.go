package validators

import (
	"priyom/intake"
	"priyom/rules"
	"priyom/validators/reading"
)

// Document judges one document in its role, as of the day it was received. A kind that the ruleset does not know
// asks a person. A document that names its evidence is believed; otherwise the name is made from the evidence.
func (j *Judge) Document(doc intake.Document, evidence *intake.Evidence, declared intake.Fields) (intake.Verdict, error) {
	return j.documentVerdict(doc, evidence, j.read(declared, intake.DateOf(doc.Received)).canonical, nil)
}

func (j *Judge) documentVerdict(doc intake.Document, evidence *intake.Evidence, canonical intake.Fields, opened *reading.Document) (intake.Verdict, error) {
	name := doc.Evidence
	if name == "" {
		made, err := evidence.Digest()
		if err != nil {
			return intake.Verdict{}, err
		}
		name = made
	}
	asOf := intake.DateOf(doc.Received)
	findings := j.document(doc, evidence, canonical, asOf, opened)
	return intake.Verdict{
		Decision: intake.Decide(findings),
		Findings: findings,
		Ruleset:  j.set.Digest(),
		Evidence: name,
		AsOf:     asOf,
	}, nil
}

func (j *Judge) document(doc intake.Document, evidence *intake.Evidence, canonical intake.Fields, asOf intake.Date, opened *reading.Document) []intake.Finding {
	findings := failed(evidence.Failures)
	kind, ok := j.set.Kinds[doc.Kind]
	if !ok {
		return append(findings, unknownKind(doc.Kind))
	}
	in := j.input(doc, kind, evidence, canonical, asOf)
	if opened != nil {
		in.reading = opened
	}
	facts := rules.Facts{Fields: canonical, Kinds: []intake.Kind{doc.Kind}, AsOf: asOf}
	return append(findings, j.run(j.kinds[doc.Kind], in, facts)...)
}

// Door judges what can be told of an upload before it is stored: the findings that turn it away,
// and the notes. Of the document its kind, its name and its declared type are known.
func (j *Judge) Door(doc intake.Document, file intake.File, today intake.Date) []intake.Finding {
	known, ok := j.set.Kinds[doc.Kind]
	if !ok {
		return []intake.Finding{unknownKind(doc.Kind)}
	}
	in := Input{Document: doc, Kind: known, Evidence: &intake.Evidence{File: file}, AsOf: today}
	verdict := intake.Verdict{Findings: j.run(j.doors[doc.Kind], in, rules.Facts{Kinds: []intake.Kind{doc.Kind}, AsOf: today})}
	return failures(verdict.Findings)
}

// failed tells what failed of ours. It asks a person and never rejects.
func failed(list []intake.Failure) []intake.Finding {
	var findings []intake.Finding
	for _, failure := range list {
		findings = append(findings, intake.Finding{
			Rule: stageRule(failure.Stage), Outcome: intake.NotExecuted, Code: failure.Code, Severity: intake.Review,
			Subject: intake.Subject{Page: failure.Page}, Detail: failure.Detail,
		})
	}
	return findings
}

func unknownKind(kind intake.Kind) intake.Finding {
	return intake.Finding{
		Rule: "kind.known", Outcome: intake.Fail, Code: "INT.DOCKIND.UNKNOWN", Severity: intake.Review,
		Detail: intake.Detail{"given": string(kind)},
	}
}

func failures(findings []intake.Finding) []intake.Finding {
	var list []intake.Finding
	for _, f := range findings {
		if f.Outcome == intake.Fail {
			list = append(list, f)
		}
	}
	return list
}

// Input is what the checks of a document look at, as of a day; nil stands for a kind that the ruleset does not know.
func (j *Judge) Input(doc intake.Document, evidence *intake.Evidence, declared intake.Fields, asOf intake.Date) Input {
	return j.input(doc, j.set.Kinds[doc.Kind], evidence, j.read(declared, asOf).canonical, asOf)
}

func (j *Judge) input(doc intake.Document, kind *rules.Kind, evidence *intake.Evidence, canonical intake.Fields, asOf intake.Date) Input {
	return Input{
		Document: doc, Kind: kind, Evidence: evidence, Fields: canonical, AsOf: asOf,
		reading: reading.Open(kind, evidence), canon: j.canonicalOf(asOf), kinds: j.set.Kinds,
	}
}
