package record

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"priyom/intake"
)

// FuzzEvidence holds what is read of evidence against what encoding/json reads, in whatever way it is written.
func FuzzEvidence(f *testing.F) {
	samples, err := filepath.Glob("../../samples/*/evidence.json")
	if err != nil || len(samples) == 0 {
		f.Fatal("no samples", err)
	}
	for _, sample := range samples {
		data, err := os.ReadFile(sample)
		if err != nil {
			f.Fatal(err)
		}
		var evidence intake.Evidence
		if err := json.Unmarshal(data, &evidence); err != nil {
			f.Fatal(err)
		}
		written, err := json.Marshal(evidence)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(written))
	}
	for _, words := range []string{
		`null`, `[]`, `[{}]`, `[{"text":"a","box":[1,2,3,4],"line":1,"confidence":1}]`, `[{"text":"\"<","box":[1,2,3,4],"line":1,"confidence":0.5}]`,
		`[{"text":"a\\","box":[1,2,3,4],"line":1,"confidence":1e-7},{"text":"","box":[-1,0,0,0],"line":0,"confidence":0}]`,
		`[ {"text":"a","box":[1,2,3,4],"line":1,"confidence":1} ]`, `[{"line":1,"text":"a"}]`,
		`[{"text":"a","box":[1,2,3,4],"line":1,"confidence":1},null]`, `[{"text":"a","box":[1,2,3,4],"line":1,"confidence":1,"more":[1]}]`,
	} {
		f.Add(`{"pages":[{"number":1,"words":` + words + `}]}`)
	}
	f.Fuzz(func(t *testing.T, data string) {
		var want, all intake.Evidence
		if json.Unmarshal([]byte(data), &want) != nil || decode([]byte(data), &all) != nil { // versions 1 and 2 refuse different things
			return
		}
		got, err := decodeEvidence("", []byte(data))
		if err != nil || !reflect.DeepEqual(*got, all) {
			t.Errorf("got %+v, %v\nwant %+v", got, err, all)
		}
	})
}

func BenchmarkDecode(b *testing.B) {
	for _, sample := range []string{"passport_foreign.scan_jpeg", "migration_card.scan_jpeg", "lease.pdf"} {
		b.Run(sample, func(b *testing.B) {
			data, err := os.ReadFile(filepath.Join("../../samples", sample, "evidence.json"))
			if err != nil {
				b.Fatal(err)
			}
			var evidence intake.Evidence
			if err := json.Unmarshal(data, &evidence); err != nil {
				b.Fatal(err)
			}
			if data, err = json.Marshal(evidence); err != nil {
				b.Fatal(err)
			}
			for name, read := range map[string]func() error{
				"along": func() error { _, err := decodeEvidence("", data); return err },
				"all":   func() error { return decode(data, &intake.Evidence{}) },
			} {
				b.Run(name, func(b *testing.B) {
					b.SetBytes(int64(len(data)))
					for b.Loop() {
						if err := read(); err != nil {
							b.Fatal(err)
						}
					}
				})
			}
		})
	}
}
