package validators

import "priyom/intake"

// Result is what a check found.
type Result struct {
	Outcome intake.Outcome
	Subject intake.Subject
	Detail  intake.Detail
	// Why is the code of what keeps an inconclusive check from answering; "" when there is nothing to say of it.
	Why intake.Code
	// Recognised marks a failure that rests on what was recognised in a picture and on nothing else. A recogniser may be
	// wrong however sure it is of itself, so that such a failure rejects nobody: a person looks.
	Recognised bool
}

// Pass answers that what the check asks for holds.
func Pass() Result { return Result{Outcome: intake.Pass} }

// Inconclusive answers that the evidence the check needs is missing.
func Inconclusive() Result { return Result{Outcome: intake.Inconclusive} }

// Because answers that the evidence the check needs is missing, and why; the options say where.
func Because(why intake.Code, options ...Option) Result {
	r := Fail(options...)
	r.Outcome, r.Why = intake.Inconclusive, why
	return r
}

// Unproven answers that what was recognised in a picture speaks against what the check asks for, and proves nothing.
func Unproven(options ...Option) Result { return Because(codeUnproven, options...) }

// NotApplicable answers that the check has nothing to say about this file or package.
func NotApplicable() Result { return Result{Outcome: intake.NotApplicable} }

// Fail answers that what the check asks for does not hold; the options say where and by how much.
func Fail(options ...Option) Result {
	r := Result{Outcome: intake.Fail}
	for _, option := range options {
		option(&r)
	}
	return r
}

// Holds answers Pass when ok, and otherwise Fail.
func Holds(ok bool, options ...Option) Result {
	if ok {
		return Pass()
	}
	return Fail(options...)
}

// Option adds a place or a value to a failure.
type Option func(*Result)

// OnPage places a failure on a page, and on a box of it when there is one.
func OnPage(number int, box *intake.Box) Option {
	return func(r *Result) { r.Subject.Page, r.Subject.Box = number, box }
}

// InField places a failure on a declared field.
func InField(name string) Option { return func(r *Result) { r.Subject.Field = name } }

// InDocument places a failure of a package on one of its documents.
func InDocument(doc intake.Document) Option {
	return func(r *Result) { r.Subject.Document, r.Subject.Kind = doc.ID, doc.Kind }
}

// Value adds a detail value.
func Value(name string, value any) Option {
	return func(r *Result) {
		if r.Detail == nil {
			r.Detail = intake.Detail{}
		}
		r.Detail[name] = value
	}
}

// Recognised marks a failure that rests on what was recognised in a picture and on nothing else.
func Recognised(alone bool) Option {
	return func(r *Result) { r.Recognised = r.Recognised || alone }
}

// Measured adds what was measured, the limit it was held against and their unit.
func Measured(got, limit float64, unit string) Option {
	return func(r *Result) {
		Value("measured", got)(r)
		Value("limit", limit)(r)
		Value("unit", unit)(r)
	}
}
