package rules

import (
	"cmp"
	"slices"
	"testing"

	"priyom/intake"
)

func TestCatalogue(t *testing.T) {
	set := loadDefault(t)
	catalogue := set.Catalogue()
	if got, want := len(catalogue.Services()), len(set.Services); got != want {
		t.Errorf("%d services, want %d", got, want)
	}
	if got, want := len(catalogue.Kinds()), len(set.Kinds); got != want {
		t.Errorf("%d kinds, want %d", got, want)
	}
	if !slices.IsSortedFunc(catalogue.Kinds(), func(a, b intake.KindInfo) int { return cmp.Compare(a.Kind, b.Kind) }) || !slices.IsSorted(catalogue.Codes()) {
		t.Error("kinds or codes are not in order")
	}
	if catalogue.Digest() != set.Digest() {
		t.Error("the catalogue names another ruleset")
	}
	kind, ok := catalogue.Kind("passport_foreign")
	if !ok || kind.MaxBytes != 5<<20 || !slices.Equal(kind.Types, []string{"application/pdf", "image/jpeg", "image/png"}) {
		t.Errorf("passport_foreign is %+v", kind)
	}
	service, ok := catalogue.Service("arrival_notice")
	if !ok || len(service.Documents) == 0 || service.Title[intake.Russian] != "Уведомление о прибытии" {
		t.Errorf("arrival_notice is %+v", service)
	}
	for _, need := range service.Fields {
		if need.Title[intake.English] == "" {
			t.Errorf("field %s has no title", need.Field)
		}
	}
	if _, ok := catalogue.Field("surname"); !ok {
		t.Error("no field surname")
	}
	for name, known := range map[string]bool{"kind": second(catalogue.Kind("diary")), "service": second(catalogue.Service("diary")), "field": second(catalogue.Field("diary"))} {
		if known {
			t.Errorf("a %s named diary", name)
		}
	}
}

func second[T any](_ T, ok bool) bool { return ok }

func TestWhatACatalogueGivesIsTheCallersOwn(t *testing.T) {
	set := loadDefault(t)
	kind, _ := set.Catalogue().Kind("visa")
	kind.Title[intake.Russian] = "changed"
	service, _ := set.Catalogue().Service("patent")
	service.Documents[0].OneOf[0] = "changed"
	if set.Kinds["visa"].Title[intake.Russian] == "changed" || set.Services["patent"].Documents[0].OneOf[0] == "changed" {
		t.Error("a caller changed the ruleset")
	}
}
