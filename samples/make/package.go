package draw

import (
	"fmt"
	"maps"
	"path"
)

// Package is an application of several documents: what is declared, what is uploaded as what, and what is wrong with it.
type Package struct {
	Name      string // its folder
	Shows     string
	Service   string
	Fields    map[string]string
	Documents []Uploaded
	Faults    []Planted
}

// Uploaded is a document of a package: a file, seen from the package's folder, in a role.
type Uploaded struct {
	Kind string `json:"kind"`
	File string `json:"file"`
}

// Planted is a fault and the rules by which it must be told, severally where it shows in several places.
type Planted struct {
	Fault string   `json:"fault"`
	Told  []string `json:"told"`
}

// packageFiles is where the documents lie that only packages have.
const packageFiles = "documents"

// files are what stands in the package's own folder.
func (p Package) files() ([]File, error) {
	fields, err := jsonFile("fields.json", p.Fields)
	if err != nil {
		return nil, err
	}
	about, err := jsonFile("package.json", struct {
		Shows     string     `json:"shows"`
		Service   string     `json:"service"`
		Documents []Uploaded `json:"documents"`
		Faults    []Planted  `json:"faults"`
	}{p.Shows, p.Service, p.Documents, p.Faults})
	return []File{fields, about}, err
}

// PackageFiles draws all packages: each file under the name it has below the folder of packages.
func PackageFiles() ([]File, error) {
	var all []File
	for _, paper := range packagePapers() {
		file, err := paper.file()
		if err != nil {
			return nil, fmt.Errorf("draw %s: %w", paper.name, err)
		}
		file.Name = path.Join(packageFiles, file.Name)
		all = append(all, file)
	}
	for _, p := range Packages() {
		files, err := p.files()
		if err != nil {
			return nil, err
		}
		for _, file := range files {
			file.Name = path.Join(p.Name, file.Name)
			all = append(all, file)
		}
	}
	return all, nil
}

// with is a form with some values changed; "" leaves a field out.
func with(fields map[string]string, changes ...string) map[string]string {
	changed := maps.Clone(fields)
	for i := 0; i+1 < len(changes); i += 2 {
		changed[changes[i]] = changes[i+1]
		if changes[i+1] == "" {
			delete(changed, changes[i])
		}
	}
	return changed
}
