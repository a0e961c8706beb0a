package rules

import (
	"regexp"
	"slices"

	"priyom/intake"
)

// Kind is a document's role: what its files may be, what is read out of them and what must hold.
type Kind struct {
	Kind    intake.Kind   `yaml:"kind"`
	Title   intake.Titles `yaml:"title"`
	Files   Files         `yaml:"files"`
	Paper   *Paper        `yaml:"paper,omitempty"`
	Extract []string      `yaml:"extract"`
	Looks   *Looks        `yaml:"looks,omitempty"`
	Reads   []*Read       `yaml:"reads,omitempty"`
	Rules   []*Rule       `yaml:"rules,omitempty"`
	At      Position

	// Budgets are what reading a file may take: those of Files, else the common ones.
	Budgets intake.Budgets
}

// Files is what a kind's files may be.
type Files struct {
	Types    []string `yaml:"types"`     // words of MediaType
	MaxBytes int64    `yaml:"max_bytes"` // of one file
	MaxPages int      `yaml:"max_pages"` // of one file
	// Budgets are those of reading one file that are not as common.yaml has them.
	Budgets map[intake.Budget]int64 `yaml:"budgets,omitempty"`
	At      Position
}

// Paper is a document's own size in millimetres: the smallest area that a person may fill a frame with and still
// show what is asked for. Resolution is computed from it where a file does not say how large its paper is.
type Paper struct {
	Long  float64 `yaml:"long"`
	Short float64 `yaml:"short"`
	At    Position
}

// mediaTypes gives the media type of each word that rule data uses for a type of file.
var mediaTypes = map[string]string{"pdf": "application/pdf", "jpeg": "image/jpeg", "png": "image/png"}

// MediaType is the media type that a word of Files.Types stands for, or "".
func MediaType(word string) string { return mediaTypes[word] }

// Extracts are what can be asked to be read out of a file.
var Extracts = []string{"quality", "mrz", "text"}

var word = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)
var pointedWord = regexp.MustCompile(`^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$`)

func dotted(id string) bool { return pointedWord.MatchString(id) }

func (k *Kind) check(file string, set *Ruleset, m *mistakes) {
	checkName("kind", string(k.Kind), file, k.At, m)
	checkTitle(k.Title, k.At, m)
	for _, t := range k.Files.Types {
		if MediaType(t) == "" {
			m.add(k.Files.At, "no type of file named %q: there are %s", clipped(t), list(keys(mediaTypes)))
		}
	}
	if len(k.Files.Types) == 0 {
		m.add(k.Files.At, "no type of file is allowed: there are %s", list(keys(mediaTypes)))
	}
	if k.Files.MaxBytes < 1 || k.Files.MaxBytes > 1<<30 {
		m.add(k.Files.At, "max_bytes is %d: want 1 to %d", k.Files.MaxBytes, 1<<30)
	}
	if k.Files.MaxPages < 1 || k.Files.MaxPages > 1000 {
		m.add(k.Files.At, "max_pages is %d: want 1 to 1000", k.Files.MaxPages)
	}
	checkBudgets(k.Files.Budgets, k.Files.At, m)
	if p := k.Paper; p != nil && (p.Short < 10 || p.Long < p.Short || p.Long > 2000) {
		m.add(p.At, "paper is %g × %g mm: want 10 to 2000, the long side first", p.Long, p.Short)
	}
	for _, what := range k.Extract {
		if !slices.Contains(Extracts, what) {
			m.add(k.At, "nothing named %q can be extracted: there are %s", clipped(what), list(Extracts))
		}
	}
	if k.Looks != nil {
		k.Looks.check(m)
	}
	for _, read := range k.Reads {
		read.check(set, m)
	}
}

// checkName holds a declared word against the grammar of words and against the name of its file.
func checkName(what, name, file string, at Position, m *mistakes) {
	switch {
	case name == "":
	case !word.MatchString(name):
		m.add(at, "%s %q: want small letters, digits and underscores, a letter first", what, clipped(name))
	case name != file:
		m.add(at, "%s %s is declared in a file named %s.yaml: the two must agree", what, name, file)
	}
}

// checkTitle asks for a name in every language and in no other.
func checkTitle(title intake.Titles, at Position, m *mistakes) {
	if title == nil {
		return
	}
	for _, locale := range intake.Locales() {
		if title[locale] == "" {
			m.add(at, "title has no %s", locale)
		}
	}
	for locale := range title {
		if !slices.Contains(intake.Locales(), locale) {
			m.add(at, "title in %q: there are %s", clipped(string(locale)), list(intake.Locales()))
		}
	}
}
