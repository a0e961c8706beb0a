package rules

import (
	"maps"
	"slices"

	"priyom/intake"
)

// Catalogue tells a portal what can be applied for.
func (r *Ruleset) Catalogue() intake.Catalogue { return catalogue{r} }

type catalogue struct{ set *Ruleset }

// Services are all services in the order of their names.
func (c catalogue) Services() []intake.ServiceInfo {
	all := make([]intake.ServiceInfo, 0, len(c.set.Services))
	for _, name := range slices.Sorted(maps.Keys(c.set.Services)) {
		all = append(all, c.service(c.set.Services[name]))
	}
	return all
}

// Service tells about one service.
func (c catalogue) Service(name intake.Service) (intake.ServiceInfo, bool) {
	service, ok := c.set.Services[name]
	if !ok {
		return intake.ServiceInfo{}, false
	}
	return c.service(service), true
}

func (c catalogue) service(s *Service) intake.ServiceInfo {
	info := intake.ServiceInfo{
		Service:   s.Service,
		Title:     maps.Clone(s.Title),
		Documents: make([]intake.Requirement, 0, len(s.Documents)),
		Fields:    make([]intake.FieldNeed, 0, len(s.Fields)),
	}
	for _, need := range s.Documents {
		info.Documents = append(info.Documents, intake.Requirement{
			ID: need.ID, OneOf: slices.Clone(need.OneOf), Required: need.Required, When: need.When.String(), Source: need.Source,
		})
	}
	for _, need := range s.Fields {
		info.Fields = append(info.Fields, intake.FieldNeed{
			Field: need.Field, Required: need.Required, When: need.When.String(), Title: maps.Clone(c.set.Fields[need.Field].Title),
		})
	}
	return info
}

// Kinds are all kinds in the order of their names.
func (c catalogue) Kinds() []intake.KindInfo {
	all := make([]intake.KindInfo, 0, len(c.set.Kinds))
	for _, name := range slices.Sorted(maps.Keys(c.set.Kinds)) {
		all = append(all, kindInfo(c.set.Kinds[name]))
	}
	return all
}

// Kind tells about one kind.
func (c catalogue) Kind(name intake.Kind) (intake.KindInfo, bool) {
	kind, ok := c.set.Kinds[name]
	if !ok {
		return intake.KindInfo{}, false
	}
	return kindInfo(kind), true
}

func kindInfo(k *Kind) intake.KindInfo {
	types := make([]string, 0, len(k.Files.Types))
	for _, t := range k.Files.Types {
		types = append(types, MediaType(t))
	}
	return intake.KindInfo{Kind: k.Kind, Title: maps.Clone(k.Title), Types: types, MaxBytes: k.Files.MaxBytes, MaxPages: k.Files.MaxPages}
}

// Field tells about a declared field.
func (c catalogue) Field(name string) (intake.FieldInfo, bool) {
	field, ok := c.set.Fields[name]
	if !ok {
		return intake.FieldInfo{}, false
	}
	return intake.FieldInfo{Field: name, Title: maps.Clone(field.Title)}, true
}

// Codes are all reason codes, sorted.
func (c catalogue) Codes() []intake.Code {
	return slices.Sorted(maps.Keys(c.set.reasons.codes))
}

// Digest names the ruleset.
func (c catalogue) Digest() intake.Digest { return c.set.digest }
