package recordtest

import (
	"bytes"
	"context"
	"testing"

	"priyom/intake"
)

var readings = []promise{
	{"Evidence is kept under its digest and comes back byte for byte", func(t *testing.T, open func() intake.Records) {
		records := open()
		want := evidence(1)
		name := must[intake.Digest](t)(records.SaveEvidence(context.Background(), want))
		if digest := must[intake.Digest](t)(want.Digest()); name != digest {
			t.Errorf("got name %s, want %s", name, digest)
		}
		got := must[*intake.Evidence](t)(open().Evidence(context.Background(), name))
		same(t, "evidence", got, want)
		if digest := must[intake.Digest](t)(got.Digest()); name != digest {
			t.Errorf("got digest %s after loading, want %s", digest, name)
		}
	}},
	{"Keeping evidence twice changes nothing", func(t *testing.T, open func() intake.Records) {
		records := open()
		first := must[intake.Digest](t)(records.SaveEvidence(context.Background(), evidence(1)))
		other := must[intake.Digest](t)(records.SaveEvidence(context.Background(), evidence(2)))
		again := must[intake.Digest](t)(open().SaveEvidence(context.Background(), evidence(1)))
		if again != first || other == first {
			t.Errorf("got %s, then %s for other evidence, then %s", first, other, again)
		}
	}},
	{"What a stage read is kept under file, stage and version", func(t *testing.T, open func() intake.Records) {
		records := open()
		keys := []intake.StageKey{
			{SHA256: "aa", Stage: "sniff", Version: "1"}, {SHA256: "ab", Stage: "sniff", Version: "1"},
			{SHA256: "aa", Stage: "render", Version: "1"}, {SHA256: "aa", Stage: "sniff", Version: "2"},
		}
		for i, key := range keys {
			if err := records.SaveStage(context.Background(), key, []byte{0, byte(i), 0xff}); err != nil {
				t.Fatal(err)
			}
		}
		for i, key := range keys {
			got := must[[]byte](t)(records.Stage(context.Background(), key))
			if !bytes.Equal(got, []byte{0, byte(i), 0xff}) {
				t.Errorf("%+v: got %v", key, got)
			}
		}
	}},
	{"What a stage read stays as it was kept first, also when that was nothing", func(t *testing.T, open func() intake.Records) {
		records := open()
		key := intake.StageKey{SHA256: "aa", Stage: "sniff", Version: "1"}
		for _, data := range [][]byte{nil, []byte("later")} {
			if err := records.SaveStage(context.Background(), key, data); err != nil {
				t.Fatal(err)
			}
		}
		if got := must[[]byte](t)(records.Stage(context.Background(), key)); len(got) != 0 {
			t.Errorf("got %q, want what was kept first", got)
		}
	}},
}
