package rules

import (
	"errors"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// TestMistakes plants one mistake in the small tree and reads the message: where, what, and what would be allowed.
func TestMistakes(t *testing.T) {
	replace := func(file, old, new string) map[string]string {
		if !strings.Contains(small[file], old) {
			t.Fatalf("%s has no %q", file, old)
		}
		return map[string]string{file: strings.Replace(small[file], old, new, 1)}
	}
	for _, tt := range []struct {
		name    string
		changes map[string]string
		want    string
	}{
		{"an unknown key of a kind", replace("kinds/visa.yaml", "extract:", "extracts: [mrz]\nextract:"), `kinds/visa.yaml:5: unknown key "extracts": there are extract, files, kind, looks, paper, reads, rules, title`},
		{"an unknown key of a rule", replace("kinds/visa.yaml", "severity:", "sevrity: block, severity:"), `kinds/visa.yaml:7: unknown key "sevrity": there are check, fails, from, id, severity, source, until, when, with`},
		{"an unknown key of the limits of files", replace("kinds/visa.yaml", "max_pages: 4", "max_pages: 4, min_pages: 1"), `kinds/visa.yaml:3: unknown key "min_pages"`},
		{"an unknown key of a field", replace("fields.yaml", "personal: true", "personal: true\n  private: yes"), `fields.yaml:7: unknown key "private"`},
		{"an unknown key of a code", replace("reasons/codes.yaml", "retry: reupload_same", "retry: reupload_same, level: 1"), `reasons/codes.yaml:1: unknown key "level"`},
		{"an unknown key of a text", replace("reasons/ru.yaml", "remedy: Загрузите снова.", "remedy: Загрузите снова.\n    advice: Ждите."), `reasons/ru.yaml:5: unknown key "advice": there are cases, remedy, text`},
		{"an unknown key of a calendar", replace("calendars/2026.yaml", "source:", "short: []\nsource:"), `calendars/2026.yaml:6: unknown key "short"`},
		{"an unknown key of common.yaml", replace("common.yaml", "packages: []", "package: []\npackages: []"), `common.yaml:3: unknown key "package": there are budgets, documents, packages`},

		{"a key twice", replace("kinds/visa.yaml", "extract: [quality]", "extract: [quality]\nextract: [mrz]"), `kinds/visa.yaml:6: key "extract" stands here a second time, first on line 5`},
		{"a code twice", replace("reasons/codes.yaml", "SYS.REASON.UNKNOWN", "FILE.SIZE.EMPTY"), `reasons/codes.yaml:2: key "FILE.SIZE.EMPTY" stands here a second time, first on line 1`},
		{"a rule without a source", replace("kinds/visa.yaml", `, source: "000:52"`, ""), `kinds/visa.yaml:7: source is missing`},
		{"a rule with an empty source", replace("kinds/visa.yaml", `"000:52"`, `" "`), `kinds/visa.yaml:7: a value is missing: give one or leave the key out`},
		{"a rule without a severity", replace("kinds/visa.yaml", "severity: block, ", ""), `kinds/visa.yaml:7: severity is missing`},
		{"a value left out", replace("kinds/visa.yaml", "extract: [quality]", "extract:"), `kinds/visa.yaml:5: a value is missing`},
		{"a list in place of a value", replace("kinds/visa.yaml", "kind: visa", "kind: [visa]"), `kinds/visa.yaml:1: want a single value, not a list`},
		{"a value in place of a list", replace("kinds/visa.yaml", "extract: [quality]", "extract: quality"), `kinds/visa.yaml:5: want a list, not a single value`},
		{"a value in place of keys", replace("kinds/visa.yaml", "title: {ru: Виза, en: Visa}", "title: Виза"), `kinds/visa.yaml:2: want keys and values, not a single value`},
		{"a word in place of a number", replace("kinds/visa.yaml", "max_pages: 4", "max_pages: few"), `kinds/visa.yaml:3: "few" is no whole number`},
		{"a word in place of true or false", replace("fields.yaml", "personal: true", "personal: maybe"), `fields.yaml:6: "maybe" is no true or false`},
		{"no number in place of a number", replace("kinds/visa.yaml", "long: 105", "long: .nan"), `kinds/visa.yaml:4: ".nan" is no number`},

		{"an unknown severity", replace("kinds/visa.yaml", "severity: block", "severity: fatal"), `kinds/visa.yaml:7: no severity named "fatal": want block, review, warn or info`},
		{"an unknown retry class", replace("reasons/codes.yaml", "reupload_same", "again"), `reasons/codes.yaml:1: no retry class named "again"`},
		{"an unknown audience", replace("reasons/codes.yaml", "[applicant, reviewer], detail: [measured", "[applicant, boss], detail: [measured"), `reasons/codes.yaml:1: no audience named "boss": there are applicant, ops, reviewer`},
		{"an unknown unit", replace("services/entry.yaml", "working", "lunar"), `services/entry.yaml:8: no unit named "lunar": want working or calendar`},
		{"an unknown kind", replace("services/entry.yaml", "one_of: [visa]", "one_of: [visum]"), `services/entry.yaml:4: no kind named "visum": there are visa`},
		{"no kind at all", replace("services/entry.yaml", "one_of: [visa]", "one_of: []"), `services/entry.yaml:4: one_of names no kind: there are visa`},
		{"an unknown field", replace("services/entry.yaml", "field: citizenship", "field: nation"), `services/entry.yaml:6: no field named "nation": there are citizenship`},
		{"an unknown code", replace("kinds/visa.yaml", "FILE.SIZE.EMPTY", "FILE.SIZE.NONE"), `kinds/visa.yaml:7: no code named FILE.SIZE.NONE: register it in reasons/codes.yaml and give it texts`},
		{"a word that is no code", replace("kinds/visa.yaml", "FILE.SIZE.EMPTY", "empty"), `kinds/visa.yaml:7: code "empty": want DOMAIN.SUBJECT.CONDITION`},
		{"a rule that finds a failure of ours", replace("kinds/visa.yaml", "FILE.SIZE.EMPTY", "SYS.REASON.UNKNOWN"), `kinds/visa.yaml:7: code SYS.REASON.UNKNOWN tells of a failure of ours, which no rule finds`},
		{"an unknown type of file", replace("kinds/visa.yaml", "[pdf, jpeg]", "[pdf, tiff]"), `kinds/visa.yaml:3: no type of file named "tiff": there are jpeg, pdf, png`},
		{"an unknown thing to extract", replace("kinds/visa.yaml", "[quality]", "[smell]"), `kinds/visa.yaml:1: nothing named "smell" can be extracted: there are mrz, quality, text`},
		{"a file that may not have a byte", replace("kinds/visa.yaml", "5242880", "0"), `kinds/visa.yaml:3: max_bytes is 0: want 1 to 1073741824`},
		{"an unknown budget", replace("kinds/visa.yaml", "max_pages: 4", "max_pages: 4, budgets: {patience: 5}"), `kinds/visa.yaml:3: no budget named "patience"`},
		{"a budget that nothing could be read with", replace("kinds/visa.yaml", "max_pages: 4", "max_pages: 4, budgets: {seconds: 0}"), `kinds/visa.yaml:3: budget seconds is 0: want 1 to 60`},
		{"a common budget that would harm the worker", replace("common.yaml", "packages: []", "packages: []\nbudgets: {memory: 99000000000}"), `common.yaml:1: budget memory is 99000000000: want 67108864 to 1073741824`},
		{"paper with the short side first", replace("kinds/visa.yaml", "{long: 105, short: 74}", "{long: 74, short: 105}"), `kinds/visa.yaml:4: paper is 74 × 105 mm: want 10 to 2000, the long side first`},

		{"a kind in a file of another name", map[string]string{"kinds/visa.yaml": "", "kinds/visum.yaml": small["kinds/visa.yaml"]}, `kinds/visum.yaml:1: kind visa is declared in a file named visum.yaml: the two must agree`},
		{"two files of one kind", map[string]string{"kinds/visum.yaml": small["kinds/visa.yaml"]}, `kinds/visum.yaml:1: kind visa is declared a second time, first at kinds/visa.yaml:1`},
		{"two files of one service", map[string]string{"services/exit.yaml": small["services/entry.yaml"]}, `services/exit.yaml:1: service entry is declared a second time, first at services/entry.yaml:1`},
		{"two files of one year", map[string]string{"calendars/2027.yaml": small["calendars/2026.yaml"]}, `calendars/2027.yaml:1: year 2026 is declared a second time, first at calendars/2026.yaml:1`},
		{"a rule id twice", replace("kinds/visa.yaml", "visa.sharp", "file.not_empty"), `kinds/visa.yaml:7: rule "file.not_empty" stands here a second time, first at common.yaml:2`},
		{"a document id twice", replace("services/entry.yaml", "fields:", "  - {id: visa, one_of: [visa], required: false, source: x}\nfields:"), `services/entry.yaml:5: document "visa" stands here a second time, first at services/entry.yaml:4`},
		{"a field asked for twice", replace("services/entry.yaml", "deadlines:", "  - {field: citizenship, required: false, source: x}\ndeadlines:"), `services/entry.yaml:7: field "citizenship" stands here a second time, first at services/entry.yaml:6`},
		{"a rule id that is no word", replace("kinds/visa.yaml", "visa.sharp", "Visa sharp"), `kinds/visa.yaml:7: rule id "Visa sharp": want small letters`},
		{"a field whose name a condition needs", replace("fields.yaml", "citizenship:\n", "documents:\n  title: {ru: а, en: a}\n  tag: x\n  severity: block\n  source: x\n  personal: true\ncitizenship:\n"), `fields.yaml:2: field "documents": the word means something else in a condition, choose another`},

		{"no title in a language", replace("kinds/visa.yaml", "ru: Виза, ", ""), `kinds/visa.yaml:1: title has no ru`},
		{"a title in an unknown language", replace("kinds/visa.yaml", "en: Visa", "en: Visa, de: Visum"), `kinds/visa.yaml:1: title in "de": there are en, ru`},

		{"a bad date", replace("kinds/visa.yaml", `source: "000:52"`, `source: "000:52", from: 2026-02-30`), `kinds/visa.yaml:7: date: want YYYY-MM-DD`},
		{"a date of effect without a day of effect", replace("kinds/visa.yaml", `source: "000:52"`, `source: "000:52", from: 2026-02-01, until: 2026-02-01`), `kinds/visa.yaml:7: rule visa.sharp is never in force: from 2026-02-01 is not before until 2026-02-01`},

		{"a condition on an unknown field", replace("services/entry.yaml", "citizenship !=", "citizenshp !="), `services/entry.yaml:4: condition "citizenshp != \"KAZ\"": undeclared reference to 'citizenshp'`},
		{"a condition that is neither true nor false", replace("services/entry.yaml", `citizenship != "KAZ"`, "citizenship"), `services/entry.yaml:4: condition "citizenship": it gives a string, want true or false`},
		{"a condition with a slip of syntax", replace("services/entry.yaml", `citizenship != "KAZ"`, `citizenship !! "KAZ"`), `services/entry.yaml:4: condition "citizenship !! \"KAZ\"": Syntax error`},
		{"a condition that compares unlike things", replace("services/entry.yaml", `citizenship != "KAZ"`, "citizenship > 5"), `services/entry.yaml:4: condition "citizenship > 5": found no matching overload`},
		{"a condition on an unknown kind", replace("services/entry.yaml", `citizenship != "KAZ"`, `'"visum" in documents'`), `services/entry.yaml:4: condition "\"visum\" in documents": no kind named "visum": there are visa`},
		{"a condition on an unknown service", replace("services/entry.yaml", `citizenship != "KAZ"`, `service == "exit"`), `services/entry.yaml:4: condition "service == \"exit\"": no service named "exit": there are entry`},
		{"a condition that may take too long", replace("services/entry.yaml", `citizenship != "KAZ"`, `'documents.all(a, documents.all(b, documents.all(c, a == b || b == c)))'`), `it may take too long`},

		{"no text in a language", replace("reasons/en.yaml", "SYS.REASON.UNKNOWN:\n  applicant: {text: A remark., remedy: Ask.}\n", ""), `reasons/codes.yaml:2: code SYS.REASON.UNKNOWN has no texts in reasons/en.yaml`},
		{"texts for a code that is not registered", replace("reasons/ru.yaml", "SYS.REASON.UNKNOWN:", "FILE.SIZE.HUGE:\n  applicant: {text: Много., remedy: Меньше.}\nSYS.REASON.UNKNOWN:"), `reasons/ru.yaml:6: texts for FILE.SIZE.HUGE, which is not registered in reasons/codes.yaml`},
		{"no text for the applicant", replace("reasons/ru.yaml", "  applicant: {text: Замечание., remedy: Спросите.}", "  reviewer: {text: Замечание.}"), `reasons/ru.yaml:6: SYS.REASON.UNKNOWN has no text for the applicant, who may see it`},
		{"no word on what to do", replace("reasons/ru.yaml", "    remedy: Загрузите снова.\n", ""), `reasons/ru.yaml:3: FILE.SIZE.EMPTY does not tell the applicant what to do: remedy is missing`},
		{"a text for an applicant who may not see it", replace("reasons/codes.yaml", "[applicant, reviewer], detail: [measured", "[reviewer], detail: [measured"), `reasons/ru.yaml:3: FILE.SIZE.EMPTY has a text for the applicant, who may not see it`},
		{"a code for nobody", replace("reasons/codes.yaml", "[applicant, reviewer], detail: [measured", "[], detail: [measured"), `reasons/codes.yaml:1: code FILE.SIZE.EMPTY is for nobody`},
		{"a code superseded by one that is not there", replace("reasons/codes.yaml", "retry: reupload_same", "superseded_by: FILE.SIZE.NONE, retry: reupload_same"), `reasons/codes.yaml:1: code FILE.SIZE.EMPTY is superseded by FILE.SIZE.NONE, which is not registered`},
		{"a rule with a superseded code", replace("reasons/codes.yaml", "retry: reupload_same", "superseded_by: SYS.REASON.UNKNOWN, retry: reupload_same"), `common.yaml:2: code FILE.SIZE.EMPTY is superseded by SYS.REASON.UNKNOWN`},
		{"no neutral text", map[string]string{
			"reasons/codes.yaml": strings.Split(small["reasons/codes.yaml"], "SYS.")[0],
			"reasons/ru.yaml":    strings.Split(small["reasons/ru.yaml"], "SYS.")[0],
			"reasons/en.yaml":    strings.Split(small["reasons/en.yaml"], "SYS.")[0],
		}, `reasons/codes.yaml: SYS.REASON.UNKNOWN is missing`},

		{"a value that its code does not have", replace("reasons/ru.yaml", "{measured}", "{mesured}"), `reasons/ru.yaml:3: FILE.SIZE.EMPTY speaks of {mesured}: its values are limit, measured`},
		{"a value outside a clause", replace("reasons/ru.yaml", "[ ({measured})]", " {measured}"), `reasons/ru.yaml:3: text "Файл пустой {measured}.": a value or a closing bracket stands outside a clause`},
		{"a clause that does not end", replace("reasons/ru.yaml", "({measured})]", "({measured})"), `a clause does not end, or has another in it`},
		{"a clause in a clause", replace("reasons/ru.yaml", "({measured})]", "({measured}[{limit}])]"), `a clause does not end, or has another in it`},
		{"a clause without a value", replace("reasons/ru.yaml", "({measured})]", "(много)]"), `clause [ (много)] has no value: leave the brackets out`},
		{"a brace that does not end", replace("reasons/ru.yaml", "({measured})]", "({measured)]"), `has no proper name: write {measured}`},
		{"a brace too many", replace("reasons/ru.yaml", "({measured})]", "({measured}})]"), `a brace is closed in`},
		{"a value whose name is no word", replace("reasons/ru.yaml", "({measured})]", "({Measured 1})]"), `has no proper name: write {measured}`},
		{"a text that gapes when a value is missing", replace("reasons/ru.yaml", "Файл пустой[ ({measured})].", "Файл [({measured})]."), `reasons/ru.yaml:3: text "Файл [({measured})].": it reads "Файл ." when values are missing`},
		{"a case by a value that its code does not have", replace("reasons/ru.yaml", "remedy: Загрузите снова.", "remedy: Загрузите снова.\n    cases: [{value: size, is: [a], text: Да.}]"), `reasons/ru.yaml:5: FILE.SIZE.EMPTY tells cases by "size": its values are limit, measured`},

		{"a calendar in a file of another year", map[string]string{"calendars/2026.yaml": "", "calendars/2025.yaml": small["calendars/2026.yaml"]}, `calendars/2025.yaml:1: year 2026 is declared in a file named 2025.yaml: the two must agree`},
		{"a calendar without a decree", replace("calendars/2026.yaml", "decree: a decree\n", ""), `calendars/2026.yaml:1: a calendar has either a decree or provisional: true`},
		{"a day of another year", replace("calendars/2026.yaml", "2026-01-09", "2025-01-09"), `calendars/2026.yaml:1: 2025-01-09 is not in 2026`},
		{"a holiday among the extra days off", replace("calendars/2026.yaml", "2026-01-09", "2026-01-07"), `calendars/2026.yaml:1: 2026-01-07 is a day off already: leave it out`},
		{"a working day among the working days", replace("calendars/2026.yaml", "working: []", "working: [2026-01-12]"), `calendars/2026.yaml:1: 2026-01-12 is a working day already: leave it out`},
		{"a day twice", replace("calendars/2026.yaml", "[2026-01-09]", "[2026-01-09, 2026-01-09]"), `calendars/2026.yaml:1: 2026-01-09 stands here a second time`},
		{"a term of no days", replace("services/entry.yaml", "days: 5", "days: 0"), `services/entry.yaml:8: deadline of 0 days: want 1 to 3660`},
		{"a term of working days that rolls", replace("services/entry.yaml", "unit: working", "unit: working, roll: true"), `services/entry.yaml:8: roll says nothing about working days: leave it out`},

		{"an anchor", replace("kinds/visa.yaml", "types: [pdf, jpeg]", "types: &t [pdf, jpeg]"), `kinds/visa.yaml:3: anchors and aliases are not used in rule data: write the value out`},
		{"an alias in parameters", replace("kinds/visa.yaml", "metric: sharpness", "metric: &m [*m]"), `kinds/visa.yaml:7: anchors and aliases are not used in rule data`},
		{"a merge key", replace("kinds/visa.yaml", "title: {ru: Виза, en: Visa}", "title: {<<: {ru: Виза}, en: Visa}"), `kinds/visa.yaml:2: want a plain word for a key`},
		{"a tag", replace("kinds/visa.yaml", "max_pages: 4", "max_pages: !!int 4"), `kinds/visa.yaml:3: tags such as "!!int" are not used in rule data`},
		{"a key that is a list", replace("kinds/visa.yaml", "title:", "[a]: b\ntitle:"), `kinds/visa.yaml:2: want a plain word for a key`},
		{"no YAML", map[string]string{"kinds/visa.yaml": "kind: visa\n\ttitle: x\n"}, `kinds/visa.yaml:2: not readable as YAML: found a tab character that violates indentation`},
		{"an empty file", map[string]string{"kinds/visa.yaml": "# nothing\n"}, `kinds/visa.yaml: the file is empty`},
		{"two documents in a file", map[string]string{"common.yaml": small["common.yaml"] + "---\nx: 1\n"}, `common.yaml:4: a second document begins here: one file holds one`},
		{"a file too large", map[string]string{"kinds/visa.yaml": strings.Repeat("#", maxFileBytes+1)}, `kinds/visa.yaml: the file is larger than 1048576 bytes`},
		{"a file without a place", map[string]string{"kinds/visa.yml": small["kinds/visa.yaml"]}, `kinds/visa.yml: no place for this file in rule data: there are fields.yaml`},
		{"texts in a language that nobody reads", map[string]string{"reasons/de.yaml": "x: 1\n"}, `reasons/de.yaml: no place for this file in rule data`},
		{"no fields", map[string]string{"fields.yaml": ""}, `fields.yaml: the file is missing`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Load(with(tt.changes))
			if err == nil {
				t.Fatalf("loads, want %q", tt.want)
			}
			if !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got  %v\nwant %s", err, tt.want)
			}
			var mistake Mistake
			if !errors.As(err, &mistake) || mistake.At.File == "" {
				t.Errorf("%T tells no place", err)
			}
		})
	}
}

func TestAllMistakesAreToldAtOnceInOrder(t *testing.T) {
	_, err := Load(with(map[string]string{
		"common.yaml":     "documents: 5\npackages: []\n",
		"kinds/visa.yaml": strings.NewReplacer("severity: block", "severity: fatal", "max_pages: 4", "max_pages: few").Replace(small["kinds/visa.yaml"]),
	}))
	if err == nil {
		t.Fatal("loads")
	}
	want := `common.yaml:1: want a list, not a single value
kinds/visa.yaml:3: "few" is no whole number
kinds/visa.yaml:7: no severity named "fatal": want block, review, warn or info`
	if got := err.Error(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestMistakesWithoutEndAreToldInPart(t *testing.T) {
	_, err := Load(with(map[string]string{"common.yaml": "documents: [" + strings.Repeat("{}, ", 100_000) + "{}]\npackages: []\n"}))
	if got := strings.Count(text(err), "\n") + 1; got != maxMistakes {
		t.Errorf("%d mistakes are told, want %d", got, maxMistakes)
	}
}

func TestDecodeStrict(t *testing.T) {
	type params struct {
		Metric string  `yaml:"metric"`
		Min    float64 `yaml:"min"`
		Pages  []int   `yaml:"pages,omitempty"`
	}
	at := Position{"kinds/visa.yaml", 7}
	for _, tt := range []struct {
		name, yaml, want string
	}{
		{"whole parameters", "{metric: ink, min: 0.5}", ""},
		{"a parameter that may be left out", "{metric: ink, min: 1, pages: [1, 2]}", ""},
		{"an unknown parameter", "{metric: ink, min: 1, max: 2}", `kinds/visa.yaml:1: unknown key "max": there are metric, min, pages`},
		{"a missing parameter", "{metric: ink}", "kinds/visa.yaml:1: min is missing"},
		{"a parameter of another type", "{metric: ink, min: little}", `kinds/visa.yaml:1: "little" is no number`},
		{"a list in place of parameters", "[1]", "kinds/visa.yaml:1: want keys and values, not a list"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var document yaml.Node
			if err := yaml.Unmarshal([]byte(tt.yaml), &document); err != nil {
				t.Fatal(err)
			}
			var got params
			err := DecodeStrict(*document.Content[0], at, &got)
			if message := text(err); message != tt.want {
				t.Errorf("got %q, want %q", message, tt.want)
			}
		})
	}
	t.Run("no parameters where some are needed", func(t *testing.T) {
		var got params
		want := "kinds/visa.yaml:7: metric is missing\nkinds/visa.yaml:7: min is missing"
		if message := text(DecodeStrict(yaml.Node{}, at, &got)); message != want {
			t.Errorf("got %q, want %q", message, want)
		}
	})
	t.Run("no parameters where none are known", func(t *testing.T) {
		if err := DecodeStrict(yaml.Node{}, at, &struct{}{}); err != nil {
			t.Error(err)
		}
	})
}

func text(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}
