package format

import (
	"path/filepath"
	"slices"
	"strings"

	"priyom/rules"
	"priyom/validators"
)

var _ = Checks.Add(validators.Check{
	Name:  "file_not_empty",
	Doc:   "A file has at least one byte.",
	Needs: validators.NeedsUpload,
	New: validators.Plain(func(in validators.Input) validators.Result {
		if in.Evidence.File.Size == 0 && len(in.Evidence.Failures) > 0 {
			return validators.Inconclusive() // it was not looked at
		}
		return validators.Holds(in.Evidence.File.Size > 0)
	}),
})

var _ = Checks.Add(validators.Check{
	Name:  "file_recognised",
	Doc:   "A file's content is of a type that can be named.",
	Needs: validators.NeedsUpload,
	New: validators.Plain(func(in validators.Input) validators.Result {
		switch file := in.Evidence.File; {
		case file.MediaType == "" && len(in.Evidence.Failures) > 0:
			return validators.Inconclusive() // it was not looked at
		case file.Size == 0:
			return validators.NotApplicable()
		}
		return validators.Holds(in.Evidence.File.MediaType != "", validators.Value("head", in.Evidence.File.Head))
	}),
})

var _ = Checks.Add(validators.Check{
	Name:  "file_type",
	Doc:   "A file's content is of a type that its kind allows, whatever its name says.",
	Needs: validators.NeedsUpload,
	New: validators.Plain(func(in validators.Input) validators.Result {
		detected := in.Evidence.File.MediaType
		if detected == "" {
			return validators.NotApplicable()
		}
		allowed := slices.ContainsFunc(in.Kind.Files.Types, func(word string) bool { return rules.MediaType(word) == detected })
		return validators.Holds(allowed, validators.Value("detected", detected), validators.Value("allowed", in.Kind.Files.Types))
	}),
})

var _ = Checks.Add(validators.Check{
	Name:  "file_size_max",
	Doc:   "A file is no larger than its kind allows.",
	Needs: validators.NeedsUpload,
	New: validators.Plain(func(in validators.Input) validators.Result {
		size, limit := in.Evidence.File.Size, in.Kind.Files.MaxBytes
		return validators.Holds(size <= limit, validators.Measured(float64(size), float64(limit), "bytes"))
	}),
})

// extensions gives the endings that a media type goes by.
var extensions = map[string][]string{
	"application/pdf": {".pdf"},
	"image/jpeg":      {".jpg", ".jpeg", ".jpe", ".jfif"},
	"image/png":       {".png"},
}

var _ = Checks.Add(validators.Check{
	Name:  "file_name_agrees",
	Doc:   "A file's name ends as its content is; a name without an ending says nothing.",
	Needs: validators.NeedsUpload,
	New: validators.Plain(func(in validators.Input) validators.Result {
		ending := strings.ToLower(filepath.Ext(in.Document.Name))
		expected, ok := extensions[in.Evidence.File.MediaType]
		if ending == "" || !ok {
			return validators.NotApplicable()
		}
		return validators.Holds(slices.Contains(expected, ending),
			validators.Value("extension", ending), validators.Value("detected", in.Evidence.File.MediaType))
	}),
})

// alike gives the names by which programs mean the same media type.
var alike = map[string]string{
	"image/jpg": "image/jpeg", "image/pjpeg": "image/jpeg", "image/x-png": "image/png", "image/apng": "image/png",
	"application/x-pdf": "application/pdf", "application/acrobat": "application/pdf", "text/pdf": "application/pdf",
}

// noType are the media types by which clients say that they do not know.
var noType = []string{"", "application/octet-stream", "binary/octet-stream", "application/x-www-form-urlencoded"}

const longest = 127 // of a type and of a subtype each (RFC 6838, 4.2)

var _ = Checks.Add(validators.Check{
	Name:  "file_declared_type_agrees",
	Doc:   "A file's declared media type is that of its content; a client that declares none says nothing.",
	Needs: validators.NeedsUpload,
	New: validators.Plain(func(in validators.Input) validators.Result {
		declared, detected := strings.ToLower(in.Document.Declared), in.Evidence.File.MediaType
		if slices.Contains(noType, declared) || len(declared) > longest || extensions[detected] == nil {
			return validators.NotApplicable()
		}
		if other, ok := alike[declared]; ok {
			declared = other
		}
		return validators.Holds(declared == detected, validators.Value("declared", declared), validators.Value("detected", detected))
	}),
})
