package format

import (
	"priyom/intake"
	"priyom/validators"
)

// onPDF makes a check of a PDF's facts; it does not apply to other files.
func onPDF(name, doc string, holds func(*intake.PDFFacts, intake.Damage) bool) validators.Check {
	return validators.Check{
		Name: name, Doc: doc, Needs: validators.NeedsFile,
		New: validators.Plain(func(in validators.Input) validators.Result {
			pdf := in.Evidence.File.PDF
			if pdf == nil {
				return validators.NotApplicable()
			}
			return validators.Holds(holds(pdf, in.Evidence.File.Damage))
		}),
	}
}

var (
	_ = Checks.Add(onPDF("pdf_opens", "A PDF opens without a password.", func(pdf *intake.PDFFacts, _ intake.Damage) bool {
		return pdf.Encryption != intake.UserPassword
	}))
	_ = Checks.Add(onPDF("pdf_cipher_known", "A PDF is encrypted, if at all, by a method that can be read.", func(pdf *intake.PDFFacts, _ intake.Damage) bool {
		return pdf.Encryption != intake.UnsupportedEncrypt
	}))
	_ = Checks.Add(onPDF("pdf_no_owner_password", "A PDF has no owner's password. One does not keep it from being read.", func(pdf *intake.PDFFacts, _ intake.Damage) bool {
		return pdf.Encryption != intake.OwnerPassword
	}))
	_ = Checks.Add(onPDF("pdf_well_formed", "A PDF's structure did not have to be rebuilt.", func(pdf *intake.PDFFacts, _ intake.Damage) bool {
		return !pdf.Repaired
	}))
	_ = Checks.Add(onPDF("pdf_saved_once", "A PDF was not changed by adding to its end. It may be: signing does that too.", func(pdf *intake.PDFFacts, _ intake.Damage) bool {
		return pdf.Revisions < 2
	}))
	_ = Checks.Add(onPDF("pdf_unsigned", "A PDF has no electronic signature. One is only worth a note: whether it holds is not checked.", func(pdf *intake.PDFFacts, _ intake.Damage) bool {
		return pdf.Signatures == 0
	}))
)

var _ = Checks.Add(validators.Check{
	Name:  "pdf_passive",
	Doc:   "A PDF holds nothing of a kind that acts by itself.",
	Needs: validators.NeedsFile,
	New: validators.With(func(p struct {
		Kind intake.ActiveKind `yaml:"kind"`
	}) (validators.Func, error) {
		return func(in validators.Input) validators.Result {
			pdf := in.Evidence.File.PDF
			if pdf == nil {
				return validators.NotApplicable()
			}
			for _, found := range pdf.Active {
				if found.Kind == p.Kind {
					return validators.Fail(validators.Value("object", found.Object))
				}
			}
			return validators.Pass()
		}, nil
	}),
})
