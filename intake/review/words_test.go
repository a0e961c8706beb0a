package review

import (
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"priyom/intake"
)

func TestBothLanguagesHaveTheSameWordsAndNoneIsEmpty(t *testing.T) {
	russian, english := texts[intake.Russian], texts[intake.English]
	if got, want := slices.Sorted(maps.Keys(english)), slices.Sorted(maps.Keys(russian)); !slices.Equal(got, want) {
		t.Errorf("English has %v\nRussian has %v", got, want)
	}
	for _, locale := range intake.Locales() {
		for key, word := range texts[locale] {
			if strings.TrimSpace(word) == "" {
				t.Errorf("%s in %s is empty", key, locale)
			}
		}
	}
}

var asked = []*regexp.Regexp{
	regexp.MustCompile(`\.Of "([^"]+)"`),           // in templates
	regexp.MustCompile(`\bwords\["([^"]+)"\]`),     // in scripts
	regexp.MustCompile(`\bwords\.([a-z_]+)`),       // in scripts
	regexp.MustCompile(`\btexts\[lang\]\["(.+)"]`), // in handlers
}

func TestEveryKeyThatPagesAskForHasAWord(t *testing.T) {
	found := map[string]bool{}
	for _, files := range []fs.FS{templateFiles, staticFiles} {
		err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || strings.HasSuffix(name, ".css") || strings.HasSuffix(name, ".svg") {
				return err
			}
			data, err := fs.ReadFile(files, name)
			if err != nil {
				return err
			}
			for _, pattern := range asked {
				for _, match := range pattern.FindAllStringSubmatch(string(data), -1) {
					found[match[1]] = true
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(found) < 30 {
		t.Fatalf("only %d keys were found: is the pattern still right?", len(found))
	}
	for key := range found {
		if _, ok := texts[intake.Russian][key]; !ok {
			t.Errorf("no word for %q", key)
		}
	}
}

func TestEveryWordOfTheDomainHasAWordForPeople(t *testing.T) {
	for _, key := range []any{
		intake.Accepted, intake.Rejected, intake.NeedsReview, intake.Open, intake.Submitted, intake.Concluded,
		intake.DocumentReceived, intake.DocumentJudged, intake.DocumentRemoved, intake.Block, intake.Review, intake.Warn, intake.Info,
		intake.Pass, intake.Fail, intake.Inconclusive, intake.NotApplicable, intake.NotExecuted,
		intake.ApplicationCreated, intake.FieldsChanged, intake.DocumentArrived, intake.UploadRefused, intake.UploadNoticed, intake.DocumentWithdrawn,
		intake.StageFinished, intake.DocumentExamined, intake.ApplicationSubmitted, intake.ApplicationConcluded, intake.VerdictRevised,
		"stage.sniff", "stage.render", "stage.view", "stage.measure",
	} {
		for _, locale := range intake.Locales() {
			if got := texts[locale].Of(key); got == "" || got == toString(key) {
				t.Errorf("%v in %s: got %q", key, locale, got)
			}
		}
	}
}
