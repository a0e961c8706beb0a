package workers

import (
	"fmt"
	"maps"

	"priyom/intake"
	"priyom/validators"
)

// Rejudge judges a stored case again under the judge's rules, as of the dates and with the fields its latest verdicts
// were made from: documents by id, the package under "". It opens no file.
func Rejudge(judge *validators.Judge, stored intake.Case) (map[intake.DocumentID]intake.Verdict, error) {
	app := stored.Application
	verdicts := map[intake.DocumentID]intake.Verdict{}
	latest := map[intake.DocumentID]intake.Judgement{}
	for _, j := range app.Judgements {
		latest[j.Document] = j
	}
	concluded, ofPackage := latest[""]
	ofPackage = ofPackage && app.Status == intake.Concluded
	var members []validators.Member
	for _, doc := range app.Current() {
		evidence, judged := stored.Evidence[doc.ID], latest[doc.ID]
		if evidence == nil || judged.Document == "" {
			ofPackage = ofPackage && judged.Document == "" // a package is not judged without one of its documents
			continue
		}
		members = append(members, validators.Member{Document: doc, Evidence: evidence})
		if ofPackage && maps.Equal(judged.Fields, concluded.Fields) {
			continue // comes with the package below
		}
		verdict, err := judge.Document(doc, evidence, judged.Fields)
		if err != nil {
			return nil, fmt.Errorf("judge document %s: %w", doc.ID, err)
		}
		verdicts[doc.ID] = verdict
	}
	if !ofPackage {
		return verdicts, nil
	}
	verdict, own, err := judge.Whole(app.Service, members, concluded.Fields, intake.DateOf(app.Submitted))
	if err != nil {
		return nil, err
	}
	verdicts[""] = verdict
	for i, member := range members {
		if _, judged := verdicts[member.Document.ID]; !judged {
			verdicts[member.Document.ID] = own[i]
		}
	}
	return verdicts, nil
}
