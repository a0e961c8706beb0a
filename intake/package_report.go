package intake

import "slices"

// PackageReport is the public answer about a whole package: what is to be said of the set, and of each file.
type PackageReport struct {
	Service  Service      `json:"service"`
	Decision Decision     `json:"decision"`
	Final    bool         `json:"final"`
	Findings []Explained  `json:"findings"` // of the set, its fields, and documents held against each other
	Files    []FileReport `json:"files"`
	Ruleset  Digest       `json:"ruleset"`
	AsOf     Date         `json:"as_of"`
}

// ReportPackage puts the verdict on a package into words. Its documents come with verdicts of their own, in one order.
func ReportPackage(service Service, verdict Verdict, docs []Document, own []Verdict, reasons Reasons, locale Locale, audience Audience) PackageReport {
	report := PackageReport{
		Service: service, Decision: verdict.Decision, Final: verdict.Final, Ruleset: verdict.Ruleset, AsOf: verdict.AsOf,
		Files: make([]FileReport, 0, len(docs)),
	}
	together := verdict
	for i, doc := range docs {
		report.Files = append(report.Files, ReportFile(doc, own[i], reasons, locale, audience))
		together.Findings = together.Findings[len(own[i].Findings):] // a package's verdict begins with its documents' findings
	}
	if slices.ContainsFunc(report.Files, func(f FileReport) bool { return slices.ContainsFunc(f.Findings, asks) }) {
		together.Decision = "" // a file says why
	}
	report.Findings = together.Explain(reasons, locale, audience)
	return report
}
