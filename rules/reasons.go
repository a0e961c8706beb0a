package rules

import (
	"maps"
	"path"
	"slices"

	"golang.org/x/text/language"

	"priyom/intake"
)

// codeUnknown is the code whose texts are given for a code that the ruleset does not know.
const codeUnknown intake.Code = "SYS.REASON.UNKNOWN"

// reasons are the registered codes with their texts.
type reasons struct {
	codes  map[intake.Code]*codeEntry
	texts  map[intake.Locale]map[intake.Code]*texts
	voices map[intake.Locale]*voice
}

// codeEntry is a registered code.
type codeEntry struct {
	Retry        intake.Retry      `yaml:"retry"`
	Audience     []intake.Audience `yaml:"audience"`
	Detail       []string          `yaml:"detail,omitempty"` // the values that its texts may speak of
	SupersededBy intake.Code       `yaml:"superseded_by,omitempty"`
	At           Position
}

// texts are the texts of a code in one language. A reviewer's default to the applicant's.
type texts struct {
	Applicant *wording `yaml:"applicant,omitempty"`
	Reviewer  *wording `yaml:"reviewer,omitempty"`
	At        Position
}

// wording says what is wrong and what to do about it; cases say it otherwise for certain values.
type wording struct {
	Text   *template     `yaml:"text"`
	Remedy *template     `yaml:"remedy,omitempty"`
	Cases  []wordingCase `yaml:"cases,omitempty"`
	At     Position
}

// wordingCase is what is said instead when a value is one of some words.
type wordingCase struct {
	Value  string    `yaml:"value"`
	Is     []string  `yaml:"is"`
	Text   *template `yaml:"text,omitempty"`
	Remedy *template `yaml:"remedy,omitempty"`
	At     Position
}

func newReasons() reasons {
	r := reasons{
		codes:  map[intake.Code]*codeEntry{},
		texts:  map[intake.Locale]map[intake.Code]*texts{},
		voices: map[intake.Locale]*voice{},
	}
	for _, locale := range intake.Locales() {
		r.voices[locale] = &voice{locale: locale, tag: language.MustParse(string(locale)), phrases: voices[locale]}
	}
	return r
}

func (r *reasons) read(f file, m *mistakes) {
	if path.Base(f.name) == "codes.yaml" {
		*m = append(*m, parse(f.name, f.data, &r.codes)...)
		return
	}
	var of map[intake.Code]*texts
	*m = append(*m, parse(f.name, f.data, &of)...)
	r.texts[intake.Locale(stem(f.name))] = of
}

// name lets texts call kinds and fields by their titles.
func (r *reasons) name(set *Ruleset) {
	for locale, voice := range r.voices {
		voice.kinds, voice.fields = map[string]string{}, map[string]string{}
		for name, kind := range set.Kinds {
			voice.kinds[string(name)] = kind.Title[locale]
		}
		for name, field := range set.Fields {
			voice.fields[name] = field.Title[locale]
		}
	}
}

// Reason gives the texts of a code. An audience that must not see the code, and everybody for a code that is not
// registered, gets a neutral text.
func (r *Ruleset) Reason(code intake.Code, detail intake.Detail, locale intake.Locale, audience intake.Audience) intake.Reason {
	if r.reasons.texts[locale] == nil {
		locale = intake.Russian
	}
	entry, known := r.reasons.codes[code]
	if !known || !r.Visible(code, audience) {
		detail = nil
		if audience != intake.ForApplicant {
			detail = intake.Detail{"code": string(code)}
		}
		code, entry = codeUnknown, r.reasons.codes[codeUnknown]
	}
	text, remedy := r.reasons.texts[locale][code].pick(audience, detail)
	of := valuesOf(r.reasons.voices[locale], detail)
	reason := intake.Reason{Text: text.fill(of), Retry: entry.Retry}
	if remedy != nil {
		reason.Remedy = remedy.fill(of)
	}
	return reason
}

// Visible reports whether an audience may be told of a code. A code that is not registered hides from nobody: its
// text is neutral, and a reason must not vanish because it is new.
func (r *Ruleset) Visible(code intake.Code, audience intake.Audience) bool {
	entry, known := r.reasons.codes[code]
	return !known || slices.Contains(entry.Audience, audience)
}

// pick chooses the wording for an audience and its case for the values.
func (t *texts) pick(audience intake.Audience, detail intake.Detail) (text, remedy *template) {
	if t.Applicant != nil {
		text, remedy = t.Applicant.of(detail)
	}
	if audience == intake.ForApplicant || t.Reviewer == nil {
		return text, remedy
	}
	own, todo := t.Reviewer.of(detail)
	if todo == nil {
		todo = remedy
	}
	return own, todo
}

func (w *wording) of(detail intake.Detail) (text, remedy *template) {
	text, remedy = w.Text, w.Remedy
	for _, c := range w.Cases {
		if given, ok := detail[c.Value].(string); !ok || !slices.Contains(c.Is, given) {
			continue
		}
		if c.Text != nil {
			text = c.Text
		}
		if c.Remedy != nil {
			remedy = c.Remedy
		}
		break
	}
	return text, remedy
}

// templates are all texts of a wording.
func (w *wording) templates() []*template {
	all := []*template{w.Text, w.Remedy}
	for _, c := range w.Cases {
		all = append(all, c.Text, c.Remedy)
	}
	return slices.DeleteFunc(all, func(t *template) bool { return t == nil })
}

// check holds the texts against the registered codes.
func (r *reasons) check(m *mistakes) {
	if r.codes[codeUnknown] == nil {
		m.add(Position{File: "reasons/codes.yaml"}, "%s is missing: its texts are given for codes that are not registered", codeUnknown)
	}
	for _, code := range slices.Sorted(maps.Keys(r.codes)) {
		r.checkCode(code, r.codes[code], m)
	}
	for _, locale := range intake.Locales() {
		for _, code := range slices.Sorted(maps.Keys(r.texts[locale])) {
			of := r.texts[locale][code]
			if entry := r.codes[code]; entry != nil {
				of.check(code, entry, m)
				continue
			}
			m.add(of.At, "texts for %s, which is not registered in reasons/codes.yaml", code)
		}
		for _, code := range slices.Sorted(maps.Keys(r.codes)) {
			if r.texts[locale][code] == nil {
				m.add(r.codes[code].At, "code %s has no texts in reasons/%s.yaml", code, locale)
			}
		}
	}
}

func (r *reasons) checkCode(code intake.Code, entry *codeEntry, m *mistakes) {
	audiences := []intake.Audience{intake.ForApplicant, intake.ForReviewer, intake.ForOps}
	if len(entry.Audience) == 0 {
		m.add(entry.At, "code %s is for nobody: there are %s", code, list(audiences))
	}
	for _, audience := range entry.Audience {
		if !slices.Contains(audiences, audience) {
			m.add(entry.At, "no audience named %q: there are %s", clipped(string(audience)), list(audiences))
		}
	}
	for _, name := range entry.Detail {
		if !valueName.MatchString(name) {
			m.add(entry.At, "value %q: want small letters, digits and underscores, a letter first", clipped(name))
		}
	}
	if by := entry.SupersededBy; by != "" && (r.codes[by] == nil || r.codes[by].SupersededBy != "") {
		m.add(entry.At, "code %s is superseded by %s, which is not registered or superseded itself", code, by)
	}
}

// checkFails asks that a rule's code is registered, in use, and no failure of ours.
func (r *reasons) checkFails(rule *Rule, m *mistakes) {
	entry := r.codes[rule.Fails]
	switch {
	case rule.Fails == "":
	case entry == nil:
		m.add(rule.At, "no code named %s: register it in reasons/codes.yaml and give it texts", rule.Fails)
	case entry.SupersededBy != "":
		m.add(rule.At, "code %s is superseded by %s", rule.Fails, entry.SupersededBy)
	case rule.Fails.System():
		m.add(rule.At, "code %s tells of a failure of ours, which no rule finds", rule.Fails)
	}
}

func (t *texts) check(code intake.Code, entry *codeEntry, m *mistakes) {
	toApplicant := slices.Contains(entry.Audience, intake.ForApplicant)
	switch {
	case toApplicant && t.Applicant == nil:
		m.add(t.At, "%s has no text for the applicant, who may see it", code)
	case toApplicant && t.Applicant.Remedy == nil:
		m.add(t.Applicant.At, "%s does not tell the applicant what to do: remedy is missing", code)
	case !toApplicant && t.Applicant != nil:
		m.add(t.Applicant.At, "%s has a text for the applicant, who may not see it", code)
	case !toApplicant && t.Reviewer == nil:
		m.add(t.At, "%s has no text for the reviewer", code)
	}
	for _, w := range []*wording{t.Applicant, t.Reviewer} {
		if w == nil {
			continue
		}
		for _, c := range w.Cases {
			if !slices.Contains(entry.Detail, c.Value) {
				m.add(c.At, "%s tells cases by %q: its values are %s", code, clipped(c.Value), list(entry.Detail))
			}
		}
		for _, text := range w.templates() {
			for _, name := range text.names() {
				if !slices.Contains(entry.Detail, name) {
					m.add(text.at, "%s speaks of {%s}: its values are %s", code, name, list(entry.Detail))
				}
			}
		}
	}
}
