package review

import (
	"net/http"

	"priyom/intake"
)

// choice is a service with the kinds of document it takes.
type choice struct {
	Service intake.Service `json:"service"`
	Title   string         `json:"title"`
	Kinds   []option       `json:"kinds"`
}

// option is a value and what people call it.
type option struct {
	Value string `json:"value"`
	Title string `json:"title"`
}

// startPage is what a newcomer begins with.
type startPage struct {
	Choices []choice
	Data    any // for the script, written as JSON: the choices and its words
	Keys    bool
}

func (p *pages) start(w http.ResponseWriter, r *http.Request) {
	lang := locale(w, r)
	catalogue := p.Engine.Catalogue()
	page := startPage{Keys: p.Keys != nil}
	for _, service := range catalogue.Services() {
		entry := choice{Service: service.Service, Title: service.Title[lang]}
		seen := map[intake.Kind]bool{}
		for _, need := range service.Documents {
			for _, kind := range need.OneOf {
				info, ok := catalogue.Kind(kind)
				if ok && !seen[kind] {
					seen[kind] = true
					entry.Kinds = append(entry.Kinds, option{string(kind), info.Title[lang]})
				}
			}
		}
		page.Choices = append(page.Choices, entry)
	}
	page.Data = map[string]any{"choices": page.Choices, "words": texts[lang], "locale": lang}
	p.answer(w, r, http.StatusOK, "start", frame{Title: texts[lang]["try_title"], Page: page})
}
