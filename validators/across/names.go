package across

import (
	"go.yaml.in/yaml/v3"

	"priyom/rules"
	"priyom/validators"
	"priyom/validators/names"
)

var _ = Checks.Add(validators.Check{
	Name:    "names_agree",
	Doc:     "The names declared in Cyrillic and in Latin letters are not those of two persons.",
	Package: true,
	New:     comparesTo(names.Mismatch),
})

var _ = Checks.Add(validators.Check{
	Name:    "names_beyond_doubt",
	Doc:     "The names declared in Cyrillic and in Latin letters differ by their romanisation at most. Where they plainly disagree another check speaks.",
	Package: true,
	New:     comparesTo(names.Review),
})

// comparesTo makes a check that the two spellings of a person's name do not compare to a certain answer. The thresholds
// between the answers are the rule's.
func comparesTo(refused names.Answer) func(yaml.Node, rules.Position) (validators.Func, error) {
	return validators.With(func(t names.Thresholds) (validators.Func, error) {
		if err := t.Validate(); err != nil {
			return nil, err
		}
		return func(in validators.Input) validators.Result {
			cyrillic := names.Name{Surname: in.Fields["surname"], Given: in.Fields["given_names"], Patronymic: in.Fields["patronymic"]}
			latin := names.Name{Surname: in.Fields["surname_latin"], Given: in.Fields["given_names_latin"]}
			if cyrillic.Surname == "" || latin.Surname == "" {
				return validators.NotApplicable()
			}
			compared := names.Compare(cyrillic, latin, t)
			return validators.Holds(compared.Answer != refused, validators.InField("surname_latin"),
				validators.Value("fields", []string{"surname_latin", "given_names_latin"}), validators.Value("score", compared.Score))
		}, nil
	})
}
