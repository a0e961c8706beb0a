package draw

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// Every committed file of a package is drawn once and held against the repository: run with -update when a change is meant.
func TestCommittedPackagesAreWhatTheCodeDraws(t *testing.T) {
	t.Parallel()
	files, err := PackageFiles()
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		path := filepath.Join(samplesDir, "packages", filepath.FromSlash(file.Name))
		if *update {
			if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, file.Bytes, 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		kept, err := os.ReadFile(path)
		if err != nil {
			t.Error(err)
			continue
		}
		if runtime.GOARCH == "amd64" && !bytes.Equal(kept, file.Bytes) {
			t.Errorf("%s in the repository (%d bytes) is not what is drawn (%d bytes)", file.Name, len(kept), len(file.Bytes))
		}
	}
}

func TestEveryPaperOfThePackagesIsUploadedInOne(t *testing.T) {
	var uploaded []string
	for _, p := range Packages() {
		for _, document := range p.Documents {
			uploaded = append(uploaded, strings.TrimPrefix(document.File, "../"+packageFiles+"/"))
		}
	}
	for _, paper := range packagePapers() {
		extension, _ := paper.form.extension()
		if !slices.Contains(uploaded, paper.name+"."+extension) {
			t.Errorf("%s is in no package", paper.name)
		}
	}
}
