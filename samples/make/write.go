package draw

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
)

// WriteAll draws the cases into dir, each into a folder of its name: input.<extension> and fields.json. It calls
// progress, when given, after each case with how many are done. What else lies in a folder is left alone.
func WriteAll(dir string, cases []Case, progress func(done, all int, name string)) error {
	for i, c := range cases {
		if err := c.write(dir); err != nil {
			return err
		}
		if progress != nil {
			progress(i+1, len(cases), c.Name)
		}
	}
	return nil
}

func (c Case) write(dir string) error {
	file, err := c.File()
	if err != nil {
		return err
	}
	folder := filepath.Join(dir, c.Name)
	if err := os.MkdirAll(folder, 0o755); err != nil { //nolint:gosec // samples are public
		return fmt.Errorf("write case %s: %w", c.Name, err)
	}
	input := filepath.Join(folder, "input"+filepath.Ext(file.Name))
	if err := os.WriteFile(input, file.Bytes, 0o644); err != nil { //nolint:gosec // samples are public
		return fmt.Errorf("write case %s: %w", c.Name, err)
	}
	fields, err := c.fieldsJSON()
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(folder, "fields.json"), fields, 0o644); err != nil { //nolint:gosec // samples are public
		return fmt.Errorf("write case %s: %w", c.Name, err)
	}
	return nil
}

// fieldsJSON is the case's kind, what it shows and the declared fields, keys in order.
func (c Case) fieldsJSON() ([]byte, error) {
	text, err := json.MarshalIndent(struct {
		Kind   string            `json:"kind"`
		Shows  string            `json:"shows"`
		Fields map[string]string `json:"fields"`
	}{c.Kind, c.Shows, c.Fields}, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("write fields of %s: %w", c.Name, err)
	}
	return append(text, '\n'), nil
}
