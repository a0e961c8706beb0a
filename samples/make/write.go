package draw

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
)

// WriteAll draws the cases into dir, each into a folder of its name: input.<extension>, fields.json (what is declared)
// and case.json (what the case is). It calls progress, when given, after each case with how many are done. What else
// lies in a folder is left alone.
func WriteAll(dir string, cases []Case, progress func(done, all int, name string)) error {
	for i, c := range cases {
		if err := c.write(dir); err != nil {
			return fmt.Errorf("write case %s: %w", c.Name, err)
		}
		if progress != nil {
			progress(i+1, len(cases), c.Name)
		}
	}
	return nil
}

func (c Case) write(dir string) error {
	files, err := c.files()
	if err != nil {
		return err
	}
	folder := filepath.Join(dir, c.Name)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	for _, file := range files {
		if err := os.WriteFile(filepath.Join(folder, file.Name), file.Bytes, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// files is all that stands in the case's folder.
func (c Case) files() ([]File, error) {
	input, err := c.File()
	if err != nil {
		return nil, err
	}
	input.Name = "input" + filepath.Ext(input.Name)
	fields, err := jsonFile("fields.json", c.Fields)
	if err != nil {
		return nil, err
	}
	about, err := jsonFile("case.json", struct {
		Kind  string `json:"kind"`
		Form  Form   `json:"form"`
		Fault Fault  `json:"fault"`
		Shows string `json:"shows"`
	}{c.Kind, c.Form, c.Fault, c.Shows})
	return []File{input, fields, about}, err
}

func jsonFile(name string, value any) (File, error) {
	text, err := json.MarshalIndent(value, "", "  ")
	if err != nil {
		return File{}, fmt.Errorf("encode %s: %w", name, err)
	}
	return File{Name: name, MediaType: "application/json", Bytes: append(text, '\n')}, nil
}
