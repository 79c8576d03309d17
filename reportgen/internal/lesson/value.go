package lesson

import (
	"io"

	"workbook/reportgen/internal/claim"
)

// A Value is a measured value within a sentence, and the expression that gives it.
type Value struct {
	Expression string
	Text       string
}

func (v Value) write(w io.Writer) error { return templates.ExecuteTemplate(w, "value", v) }

// Known reports whether the results file has the value.
func (v Value) Known() bool { return v.Text != claim.NotMeasured }

// value checks the expression and, if there are results, evaluates it.
func (d *draft) value(expression string) (Value, error) {
	v := Value{expression, claim.NotMeasured}
	if err := claim.Vet(expression, claim.Value, d.variants, d.unit.Name); err != nil || d.File == nil {
		return v, err
	}
	text, err := d.scope().Value(expression)
	if err != nil {
		return v, err
	}
	v.Text = text
	return v, nil
}

// A verdict is a claim and whether it holds here.
type verdict struct {
	ID, Unit string
	Sentence string
	claim.Outcome
}

func (v verdict) write(w io.Writer) error { return templates.ExecuteTemplate(w, "claim", v) }

// judge checks the predicate and, if there are results, says whether it holds.
func (d *draft) judge(predicate string) (claim.Outcome, error) {
	if err := claim.Vet(predicate, claim.Predicate, d.variants, d.unit.Name); err != nil || d.File == nil {
		return claim.Outcome{}, err
	}
	return d.scope().Claim(predicate)
}

func (d *draft) scope() claim.Scope { return claim.Scope{File: d.File, Lab: d.lab} }
