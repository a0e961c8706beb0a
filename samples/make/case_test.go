package draw

import (
	"bytes"
	"flag"
	"image"
	_ "image/jpeg"
	_ "image/png"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"testing"
	"time"
)

var update = flag.Bool("update", false, "write the committed samples anew")

const samplesDir = ".."

// Every committed file is drawn here once and held against the repository: run with -update when a change is meant.
func TestCommittedSamplesAreWhatTheCodeDraws(t *testing.T) {
	if *update {
		if err := WriteAll(samplesDir, Cases(), nil); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range Cases() {
		t.Run(c.Name, func(t *testing.T) {
			t.Parallel()
			files, err := c.files()
			if err != nil {
				t.Fatal(err)
			}
			checkSound(t, c, files[0])
			if runtime.GOARCH != "amd64" {
				t.Skip("the committed bytes were drawn on amd64; other processors round otherwise")
			}
			for _, file := range files {
				checkKept(t, c, file)
			}
		})
	}
}

func checkKept(t *testing.T, c Case, want File) {
	t.Helper()
	got, err := os.ReadFile(filepath.Join(samplesDir, c.Name, want.Name))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want.Bytes) {
		t.Errorf("%s in the repository (%d bytes) is not what is drawn (%d bytes)", want.Name, len(got), len(want.Bytes))
	}
}

// checkSound holds that a file is whole unless its fault is that it is not.
func checkSound(t *testing.T, c Case, file File) {
	t.Helper()
	if slices.Contains([]Fault{Truncated, Empty, Corrupt, WrongFormat}, c.Fault) {
		if wholeFile(file) {
			t.Error("the file is whole in spite of its fault")
		}
		return
	}
	if !wholeFile(file) {
		t.Error("the file is not whole")
	}
}

func wholeFile(file File) bool {
	if file.MediaType == "application/pdf" {
		size := regexp.MustCompile(`trailer\n<<\s*/Size (\d+)`).FindSubmatch(file.Bytes)
		objects := bytes.Count(file.Bytes, []byte(" obj\n")) + 1 // the first number stands for none
		return bytes.HasPrefix(file.Bytes, []byte("%PDF-")) && bytes.HasSuffix(bytes.TrimSpace(file.Bytes), []byte("%%EOF")) &&
			size != nil && string(size[1]) == strconv.Itoa(objects)
	}
	_, format, err := image.Decode(bytes.NewReader(file.Bytes))
	return err == nil && "image/"+format == file.MediaType
}

func TestEveryKindHasASampleThatIsRightAndOneWithAFault(t *testing.T) {
	right, faulty := map[string]bool{}, map[string]bool{}
	for _, c := range Cases() {
		if c.Fault == None {
			right[c.Kind] = true
			continue
		}
		faulty[c.Kind] = true
	}
	for _, kind := range Kinds() {
		if !right[kind] || !faulty[kind] {
			t.Errorf("%s: has a right sample %t, a faulty one %t; want both", kind, right[kind], faulty[kind])
		}
	}
}

func TestEveryFaultIsShown(t *testing.T) {
	shown := map[Fault]bool{}
	for _, c := range append(Cases(), LargeCases()...) {
		shown[c.Fault] = true
	}
	for fault, title := range faultTitles {
		if !shown[fault] {
			t.Errorf("no sample is %q (%s)", fault, title)
		}
	}
}

func TestTheCommittedSamplesStaySmall(t *testing.T) {
	const mostEach, mostTogether = 650_000, 6_000_000
	together := 0
	for _, c := range Cases() {
		inputs, err := filepath.Glob(filepath.Join(samplesDir, c.Name, "input.*"))
		if err != nil || len(inputs) != 1 {
			t.Errorf("%s: %d inputs, want 1 (%v)", c.Name, len(inputs), err)
			continue
		}
		info, err := os.Stat(inputs[0])
		if err != nil {
			t.Fatal(err)
		}
		if got := int(info.Size()); got > mostEach {
			t.Errorf("%s takes %d bytes, want at most %d", c.Name, got, mostEach)
		}
		together += int(info.Size())
	}
	if together > mostTogether {
		t.Errorf("all take %d bytes, want at most %d", together, mostTogether)
	}
}

func TestLargeSamplesAreAboveTheLimitAndStillSound(t *testing.T) {
	for _, c := range LargeCases() {
		file, err := c.File()
		if err != nil {
			t.Fatal(err)
		}
		if got, limit := len(file.Bytes), 5<<20; got <= limit {
			t.Errorf("%s takes %d bytes, want more than %d", c.Name, got, limit)
		}
		checkSound(t, c, file)
	}
}

func TestDeclaredFieldsAgreeWithTheDocument(t *testing.T) {
	for _, c := range Cases() {
		for _, key := range []string{"surname", "given_names", "birth_date", "citizenship", "inn", "snils", "phone", "email", "address"} {
			if c.Fields[key] == "" {
				t.Errorf("%s declares no %s", c.Name, key)
			}
		}
		if c.Kind != "passport_foreign" {
			continue
		}
		expiry, err := time.Parse("02.01.2006", c.Fields["passport_expiry_date"])
		if err != nil {
			t.Fatal(err)
		}
		if got, want := expiry.Before(drawnAt), c.Fault == Expired; got != want {
			t.Errorf("%s: expired is %t, want %t", c.Name, got, want)
		}
	}
}

func TestWriteAllTellsItsProgress(t *testing.T) {
	dir := t.TempDir()
	cases := Cases()[:3]
	var told []string
	err := WriteAll(dir, cases, func(done, all int, name string) {
		if done != len(told)+1 || all != len(cases) {
			t.Errorf("told %d of %d, want %d of %d", done, all, len(told)+1, len(cases))
		}
		told = append(told, name)
	})
	if err != nil {
		t.Fatal(err)
	}
	for i, c := range cases {
		if told[i] != c.Name {
			t.Errorf("told %s, want %s", told[i], c.Name)
		}
		if _, err := os.Stat(filepath.Join(dir, c.Name, "fields.json")); err != nil {
			t.Error(err)
		}
	}
}

func TestNoFolderOfAFormerSampleIsLeft(t *testing.T) {
	known := map[string]bool{}
	for _, c := range append(Cases(), LargeCases()...) {
		known[c.Name] = true
	}
	written, err := filepath.Glob(filepath.Join(samplesDir, "*", "case.json"))
	if err != nil || len(written) == 0 {
		t.Fatalf("found no samples: %v", err)
	}
	for _, path := range written {
		if name := filepath.Base(filepath.Dir(path)); !known[name] {
			t.Errorf("%s is no case", name)
		}
	}
}
