package intake

import (
	"encoding/json"
	"reflect"
	"testing"
)

func TestTheOtherPlaceOfAFindingIsTheSameOutOfTheRecords(t *testing.T) {
	want := Subject{Document: "d1", Kind: "lease", Page: 2, Field: "lease_to", Box: &Box{1, 2, 3, 4}}
	made := Finding{Rule: "r", Outcome: Fail, Severity: Warn, Detail: Detail{"other": want}}
	data, err := json.Marshal(made)
	if err != nil {
		t.Fatal(err)
	}
	var kept Finding
	if err := json.Unmarshal(data, &kept); err != nil {
		t.Fatal(err)
	}
	for name, f := range map[string]Finding{"made": made, "kept": kept} {
		if got, ok := f.Other(); !ok || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got %+v %t, want %+v", name, got, ok, want)
		}
	}
	for name, f := range map[string]Finding{"none": {}, "something else": {Detail: Detail{"other": "d1"}}} {
		if got, ok := f.Other(); ok {
			t.Errorf("%s: got %+v", name, got)
		}
	}
}
