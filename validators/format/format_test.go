package format_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"priyom/intake"
	"priyom/rules"
	"priyom/validators"
	"priyom/validators/format"
)

// kind takes PDF and JPEG of up to 1000 bytes and 3 pages.
var kind = &rules.Kind{Kind: "visa", Files: rules.Files{Types: []string{"pdf", "jpeg"}, MaxBytes: 1000, MaxPages: 3}}

func bind(t testing.TB, name, with string) validators.Func {
	t.Helper()
	check, ok := format.Checks.Lookup(name)
	if !ok {
		t.Fatalf("no check named %s", name)
	}
	var node yaml.Node
	if with != "" {
		var document yaml.Node
		if err := yaml.Unmarshal([]byte(with), &document); err != nil {
			t.Fatal(err)
		}
		node = *document.Content[0]
	}
	run, err := check.New(node, rules.Position{File: "test.yaml", Line: 1})
	if err != nil {
		t.Fatal(err)
	}
	return run
}

type file = intake.File

func pdf(pages int, change func(*file)) *intake.Evidence {
	e := &intake.Evidence{File: file{MediaType: "application/pdf", Size: 500, PDF: &intake.PDFFacts{PageCount: pages, Encryption: intake.NotEncrypted}}}
	for n := 1; n <= pages; n++ {
		e.Pages = append(e.Pages, intake.Page{Number: n})
	}
	if change != nil {
		change(&e.File)
	}
	return e
}

func picture(change func(*file)) *intake.Evidence {
	e := &intake.Evidence{
		File:  file{MediaType: "image/jpeg", Size: 500, Image: &intake.ImageFacts{Width: 40, Height: 30}},
		Pages: []intake.Page{{Number: 1}},
	}
	if change != nil {
		change(&e.File)
	}
	return e
}

func sized(mediaType string, size int64) *intake.Evidence {
	return &intake.Evidence{File: file{MediaType: mediaType, Size: size}}
}

func damaged(damage intake.Damage) *intake.Evidence {
	e := pdf(1, func(f *file) { f.Damage = damage })
	e.Pages = nil
	return e
}

func over(budget intake.Budget, page int) *intake.Evidence {
	return pdf(1, func(f *file) {
		f.Damage, f.Excess = intake.TooComplex, &intake.Excess{Budget: budget, Page: page, Needed: 9, Allowed: 8}
	})
}

func acting(kind intake.ActiveKind) *intake.Evidence {
	return pdf(1, func(f *file) { f.PDF.Active = []intake.Active{{Kind: kind, Object: 7}} })
}

func encrypted(how intake.Encryption) *intake.Evidence {
	return pdf(1, func(f *file) { f.PDF.Encryption = how })
}

func without(e *intake.Evidence, page int) *intake.Evidence {
	e.Pages = slices.DeleteFunc(e.Pages, func(p intake.Page) bool { return p.Number == page })
	return e
}

func spoilt(e *intake.Evidence, pages ...int) *intake.Evidence {
	for _, number := range pages {
		e.Pages[number-1].Damaged = true
	}
	return e
}

var (
	pass          = validators.Pass()
	inconclusive  = validators.Inconclusive()
	notApplicable = validators.NotApplicable()
)

func fail(options ...validators.Option) validators.Result { return validators.Fail(options...) }

func TestAFileIsHeldAgainstItsKind(t *testing.T) {
	failed := pdf(3, nil)
	failed.Pages, failed.Failures = nil, []intake.Failure{{Stage: "render", Code: "SYS.STAGE.FAILED"}}
	for _, tt := range []struct {
		check, name string
		with        string
		upload      string
		evidence    *intake.Evidence
		want        validators.Result
	}{
		{"file_not_empty", "one byte is enough", "", "", sized("", 1), pass},
		{"file_not_empty", "no byte is none", "", "", sized("", 0), fail()},
		{"file_not_empty", "a file that we failed to look at says nothing", "", "", &intake.Evidence{Failures: []intake.Failure{{}}}, inconclusive},

		{"file_recognised", "a type that can be named", "", "", sized("image/gif", 9), pass},
		{"file_recognised", "a type that cannot be named", "", "", sized("", 9), fail(validators.Value("head", ""))},
		{"file_recognised", "an empty file is told as such", "", "", sized("", 0), notApplicable},

		{"file_recognised", "a file that we failed to look at says nothing", "", "", &intake.Evidence{File: file{Size: 9}, Failures: []intake.Failure{{}}}, inconclusive},
		{"file_type", "a type that the kind allows", "", "x.exe", sized("image/jpeg", 9), pass},
		{"file_type", "a type that it does not allow", "", "x.jpg", sized("image/png", 9), fail(validators.Value("detected", "image/png"), validators.Value("allowed", []string{"pdf", "jpeg"}))},
		{"file_type", "a type that cannot be named is told as such", "", "", sized("", 9), notApplicable},

		{"file_size_max", "exactly as large as may be", "", "", sized("", 1000), pass},
		{"file_size_max", "a byte too large", "", "", sized("", 1001), fail(validators.Measured(1001, 1000, "bytes"))},

		{"file_name_agrees", "an ending of its type in capitals", "", "СКАН.JPEG", sized("image/jpeg", 9), pass},
		{"file_name_agrees", "an ending of another type", "", "скан.pdf", sized("image/jpeg", 9), fail(validators.Value("extension", ".pdf"), validators.Value("detected", "image/jpeg"))},
		{"file_name_agrees", "no ending says nothing", "", "скан", sized("image/jpeg", 9), notApplicable},
		{"file_name_agrees", "a type that is not taken is told elsewhere", "", "x.gif", sized("image/gif", 9), notApplicable},

		{"file_complete", "whole", "", "", pdf(1, nil), pass},
		{"file_complete", "cut off", "", "", damaged(intake.Truncated), fail()},
		{"file_complete", "broken otherwise is told elsewhere", "", "", damaged(intake.Corrupt), pass},
		{"file_intact", "whole", "", "", pdf(1, nil), pass},
		{"file_intact", "contradicting its format", "", "", damaged(intake.Corrupt), fail()},
		{"file_supported", "a variant that is known", "", "", pdf(1, nil), pass},
		{"file_supported", "a variant that is not", "", "", damaged(intake.Unsupported), fail()},
		{"file_supported", "a picture names its variant", "", "", picture(func(f *file) { f.Damage, f.Image.Encoding = intake.Unsupported, "arithmetic" }), fail(validators.Value("variant", "arithmetic"))},
		{"file_intact", "how much can be seen is told", "", "", picture(func(f *file) {
			share := 0.625
			f.Damage, f.Readable = intake.Corrupt, &share
		}), fail(validators.Value("readable", 63))},

		{"within_budget", "nothing was exceeded", "{budget: seconds}", "", pdf(1, nil), pass},
		{"within_budget", "another budget was", "{budget: seconds}", "", over(intake.Memory, 0), pass},
		{"within_budget", "this one was, at a page", "{budget: seconds}", "", over(intake.Seconds, 2), fail(validators.Value("measured", 9.0), validators.Value("limit", 8.0), validators.OnPage(2, nil))},
		{"within_budget", "a picture's size is told", "{budget: page_pixels}", "", picture(func(f *file) {
			f.Damage, f.Excess = intake.TooComplex, &intake.Excess{Budget: intake.PagePixels, Needed: 9, Allowed: 8}
		}), fail(validators.Value("measured", 9.0), validators.Value("limit", 8.0), validators.Value("width", 40), validators.Value("height", 30))},
		{"file_single_natured", "one thing", "", "", pdf(1, nil), pass},
		{"file_single_natured", "two things", "", "", pdf(1, func(f *file) { f.Also = []string{"application/zip"} }), fail(validators.Value("detected", "application/pdf"), validators.Value("also", []string{"application/zip"}))},
		{"file_trailing_max", "as much as may be", "{max: 9}", "", pdf(1, func(f *file) { f.Trailing = 9 }), pass},
		{"file_trailing_max", "a byte more", "{max: 9}", "", pdf(1, func(f *file) { f.Trailing = 10 }), fail(validators.Measured(10, 9, "bytes"))},

		{"pdf_opens", "without a password", "", "", pdf(1, nil), pass},
		{"pdf_opens", "an owner's password opens without one", "", "", encrypted(intake.OwnerPassword), pass},
		{"pdf_opens", "a user's password keeps it shut", "", "", encrypted(intake.UserPassword), fail()},
		{"pdf_opens", "a picture has none", "", "", picture(nil), notApplicable},
		{"pdf_cipher_known", "a known cipher", "", "", encrypted(intake.UserPassword), pass},
		{"pdf_cipher_known", "an unknown cipher", "", "", encrypted(intake.UnsupportedEncrypt), fail()},
		{"pdf_cipher_known", "a picture has none", "", "", picture(nil), notApplicable},
		{"pdf_no_owner_password", "none", "", "", pdf(1, nil), pass},
		{"pdf_no_owner_password", "one", "", "", encrypted(intake.OwnerPassword), fail()},
		{"pdf_no_owner_password", "a picture has none", "", "", picture(nil), notApplicable},
		{"pdf_well_formed", "as it was written", "", "", pdf(1, nil), pass},
		{"pdf_well_formed", "rebuilt", "", "", pdf(1, func(f *file) { f.PDF.Repaired = true }), fail()},
		{"pdf_well_formed", "a picture is none", "", "", picture(nil), notApplicable},
		{"pdf_saved_once", "once", "", "", pdf(1, func(f *file) { f.PDF.Revisions = 1 }), pass},
		{"pdf_saved_once", "twice", "", "", pdf(1, func(f *file) { f.PDF.Revisions = 2 }), fail()},
		{"pdf_unsigned", "signed", "", "", pdf(1, func(f *file) { f.PDF.Signatures = 1 }), fail()},
		{"pdf_passive", "nothing acts", "{kind: launch}", "", pdf(1, nil), pass},
		{"pdf_passive", "something of another kind does", "{kind: launch}", "", acting(intake.JavaScript), pass},
		{"pdf_passive", "something of the kind does", "{kind: javascript}", "", acting(intake.JavaScript), fail(validators.Value("object", 7))},
		{"pdf_passive", "a picture is none", "{kind: launch}", "", picture(nil), notApplicable},

		{"pages_min", "just enough", "{min: 2}", "", pdf(2, nil), pass},
		{"pages_min", "one too few", "{min: 2}", "", pdf(1, nil), fail(validators.Measured(1, 2, "pages"))},
		{"pages_min", "a PDF without pages", "{min: 1}", "", pdf(0, nil), fail(validators.Measured(0, 1, "pages"))},
		{"pages_min", "a picture is a page", "{min: 1}", "", picture(nil), pass},
		{"pages_min", "a file that does not open says nothing", "{min: 1}", "", damaged(intake.Corrupt), inconclusive},
		{"pages_min", "a locked PDF says nothing", "{min: 1}", "", without(encrypted(intake.UserPassword), 1), inconclusive},

		{"pages_max", "just as many as may be", "", "", pdf(3, nil), pass},
		{"pages_max", "one too many", "", "", pdf(4, nil), fail(validators.Measured(4, 3, "pages"))},
		{"pages_max", "a file that does not open says nothing", "", "", damaged(intake.Truncated), inconclusive},
		{"pages_max", "an unknown cipher says nothing", "", "", without(encrypted(intake.UnsupportedEncrypt), 1), inconclusive},

		{"pages_drawn", "all", "", "", pdf(3, nil), pass},
		{"pages_drawn", "the first that is missing is named", "", "", without(pdf(3, nil), 2), fail(validators.OnPage(2, nil))},
		{"pages_undamaged", "all of every image", "", "", pdf(3, nil), pass},
		{"pages_undamaged", "the first that is damaged is named", "", "", spoilt(pdf(3, nil), 2, 3), fail(validators.OnPage(2, nil))},
		{"pages_drawn", "those beyond the limit are not asked for", "", "", without(pdf(4, nil), 4), pass},
		{"pages_drawn", "a failure of ours is not held against the file", "", "", failed, inconclusive},
		{"pages_drawn", "a file that does not open says nothing", "", "", damaged(intake.Corrupt), inconclusive},
	} {
		t.Run(tt.check+"/"+tt.name, func(t *testing.T) {
			got := bind(t, tt.check, tt.with)(validators.Input{Document: intake.Document{Name: tt.upload}, Kind: kind, Evidence: tt.evidence})
			if !reflect.DeepEqual(got, tt.want) {
				t.Errorf("got %+v, want %+v", got, tt.want)
			}
		})
	}
}

func TestADeclaredTypeIsHeldAgainstTheContent(t *testing.T) {
	for _, tt := range []struct {
		name, declared, detected string
		want                     intake.Outcome
	}{
		{"the type of the content", "image/jpeg", "image/jpeg", intake.Pass},
		{"the same in capitals", "IMAGE/JPEG", "image/jpeg", intake.Pass},
		{"another name of the same", "image/jpg", "image/jpeg", intake.Pass},
		{"another type", "application/pdf", "image/jpeg", intake.Fail},
		{"none", "", "image/jpeg", intake.NotApplicable},
		{"one that says nothing", "application/octet-stream", "image/jpeg", intake.NotApplicable},
		{"one that no type is as long as", strings.Repeat("x", 200), "image/jpeg", intake.NotApplicable},
		{"whatever is said of content that is not taken", "image/jpeg", "image/gif", intake.NotApplicable},
	} {
		t.Run(tt.name, func(t *testing.T) {
			in := validators.Input{Kind: kind, Document: intake.Document{Declared: tt.declared}, Evidence: &intake.Evidence{File: file{MediaType: tt.detected, Size: 9}}}
			if got := bind(t, "file_declared_type_agrees", "")(in); got.Outcome != tt.want {
				t.Errorf("got %+v, want %s", got, tt.want)
			}
		})
	}
}
