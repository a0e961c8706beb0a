package api

import (
	"time"

	"priyom/intake"
)

// Application is an application as the portal sees it.
type Application struct {
	ID          intake.ApplicationID `json:"id"`
	Number      string               `json:"number" doc:"For people: to be written down and read out."`
	ExternalID  string               `json:"external_id,omitempty" doc:"The portal's own name for it."`
	Service     intake.Service       `json:"service"`
	Locale      intake.Locale        `json:"locale" enum:"ru,en"`
	Fields      map[string]string    `json:"fields" doc:"As declared."`
	Status      intake.Status        `json:"status" enum:"open,submitted,concluded"`
	Settled     bool                 `json:"settled" doc:"No work is under way."`
	Decision    intake.Decision      `json:"decision,omitempty" enum:"accepted,rejected,needs_review" doc:"Absent while work is under way, and while a correction is open."`
	Final       bool                 `json:"final" doc:"The applicant can correct nothing any more."`
	Round       int                  `json:"round" doc:"Submissions so far."`
	Created     time.Time            `json:"created"`
	Submitted   *time.Time           `json:"submitted,omitempty" doc:"The latest submission."`
	Documents   []Document           `json:"documents" nullable:"false" doc:"All ever uploaded, in order of arrival."`
	Verdict     *Verdict             `json:"verdict,omitempty" doc:"The latest on the package."`
	Earlier     []Verdict            `json:"earlier" nullable:"false" doc:"Verdicts on the package before that, earliest first."`
	Revision    int                  `json:"revision" doc:"The number of the latest event."`
	JournalHead intake.Digest        `json:"journal_head" doc:"The hash of the latest event."`
}

// Document is a document as the portal sees it.
type Document struct {
	ID           intake.DocumentID     `json:"id"`
	Application  intake.ApplicationID  `json:"application"`
	Kind         intake.Kind           `json:"kind"`
	Name         string                `json:"name" doc:"The file's name, made safe."`
	Size         int64                 `json:"size" doc:"Bytes."`
	SHA256       string                `json:"sha256" doc:"Hexadecimal."`
	MediaType    string                `json:"media_type" doc:"By content."`
	Received     time.Time             `json:"received"`
	Round        int                   `json:"round" doc:"The submission it was uploaded for, from 1."`
	Status       intake.DocumentStatus `json:"status" enum:"received,judged,removed"`
	Supersedes   intake.DocumentID     `json:"supersedes,omitempty"`
	SupersededBy intake.DocumentID     `json:"superseded_by,omitempty"`
	Verdict      *Verdict              `json:"verdict,omitempty" doc:"The latest."`
	Earlier      []Verdict             `json:"earlier" nullable:"false" doc:"Verdicts before that, earliest first."`
}

// Verdict is a verdict with its findings explained to the applicant.
type Verdict struct {
	Round     int                     `json:"round"`
	At        time.Time               `json:"at"`
	Decision  intake.Decision         `json:"decision" enum:"accepted,rejected,needs_review"`
	Final     bool                    `json:"final"`
	Findings  []intake.Explained      `json:"findings" nullable:"false"`
	Ruleset   intake.Digest           `json:"ruleset"`
	Evidence  intake.Digest           `json:"evidence,omitempty"`
	Documents []intake.JudgedDocument `json:"documents,omitempty" nullable:"false" doc:"What the package consisted of."`
	AsOf      intake.Date             `json:"as_of" doc:"The date that counted."`
}

// view shows an application to its applicant.
func (s *service) view(app *intake.Application) Application {
	v := Application{
		ID: app.ID, Number: app.Number, ExternalID: app.ExternalID, Service: app.Service, Locale: app.Locale,
		Fields: app.Fields, Status: app.Status, Settled: app.Settled(), Decision: app.Decision(), Round: app.Round,
		Created: app.Created, Revision: app.Seq, JournalHead: app.Head,
	}
	if v.Fields == nil {
		v.Fields = intake.Fields{}
	}
	if !app.Submitted.IsZero() {
		v.Submitted = &app.Submitted
	}
	v.Documents = make([]Document, 0, len(app.Documents))
	for i := range app.Documents {
		v.Documents = append(v.Documents, s.viewDocument(app, &app.Documents[i]))
	}
	v.Verdict, v.Earlier = s.verdicts(app, "")
	v.Final = v.Decision != "" && v.Verdict.Final
	return v
}

func (s *service) viewDocument(app *intake.Application, doc *intake.Document) Document {
	v := Document{
		ID: doc.ID, Application: app.ID, Kind: doc.Kind, Name: doc.Name, Size: doc.Size, SHA256: doc.SHA256,
		MediaType: doc.MediaType, Received: doc.Received, Round: doc.Round, Status: doc.Status,
		Supersedes: doc.Supersedes, SupersededBy: doc.SupersededBy,
	}
	v.Verdict, v.Earlier = s.verdicts(app, doc.ID)
	return v
}

// verdicts are the latest verdict on a document, or on the package under "", and those before.
func (s *service) verdicts(app *intake.Application, id intake.DocumentID) (*Verdict, []Verdict) {
	all := []Verdict{}
	for i := range app.Judgements {
		if judgement := &app.Judgements[i]; judgement.Document == id {
			all = append(all, s.viewVerdict(judgement, app.Locale))
		}
	}
	if len(all) == 0 {
		return nil, all
	}
	return &all[len(all)-1], all[:len(all)-1]
}

func (s *service) viewVerdict(j *intake.Judgement, locale intake.Locale) Verdict {
	return Verdict{
		Round: j.Round, At: j.At, Decision: j.Verdict.Decision, Final: j.Verdict.Final,
		Findings: j.Verdict.Explain(s.Reasons, locale, intake.ForApplicant),
		Ruleset:  j.Verdict.Ruleset, Evidence: j.Verdict.Evidence, Documents: j.Verdict.Documents, AsOf: j.Verdict.AsOf,
	}
}

// requirements are what a service asks for, with the limits of every kind it takes.
type requirements struct {
	intake.ServiceInfo
	Kinds []intake.KindInfo `json:"kinds" nullable:"false" doc:"The kinds named above, with the limits of their files."`
}

func (s *service) requirements(info intake.ServiceInfo) requirements {
	asks := requirements{ServiceInfo: info, Kinds: []intake.KindInfo{}}
	seen := map[intake.Kind]bool{}
	for _, need := range info.Documents {
		for _, kind := range need.OneOf {
			if limits, ok := s.Engine.Catalogue().Kind(kind); ok && !seen[kind] {
				seen[kind] = true
				asks.Kinds = append(asks.Kinds, limits)
			}
		}
	}
	return asks
}
