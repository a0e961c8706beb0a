package rules

import "testing"

func TestDefaultLoads(t *testing.T) {
	set, err := Load(Default())
	if err != nil {
		t.Fatal(err)
	}
	t.Log(set.Digest(), len(set.Rules()))
}
