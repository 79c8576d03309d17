package page

import (
	"workbook/reportgen/internal/claim"
)

// A measured is a value within a sentence, with the expression it comes from.
type measured struct {
	Expression string
	Text       string
}

// Known reports whether the file tells.
func (m measured) Known() bool { return m.Text != claim.NotMeasured }

// measure checks the expression and, where there are data, evaluates it.
func (l *lesson) measure(expression string) (measured, error) {
	m := measured{expression, claim.NotMeasured}
	if err := claim.Check(expression, claim.Value, l.variants, l.unit.Name); err != nil || l.File == nil {
		return m, err
	}
	text, err := l.scope().Value(expression)
	if err != nil {
		return m, err
	}
	m.Text = text
	return m, nil
}

// judge does the same with a predicate.
func (l *lesson) judge(predicate string) (claim.Outcome, error) {
	if err := claim.Check(predicate, claim.Predicate, l.variants, l.unit.Name); err != nil || l.File == nil {
		return claim.Outcome{}, err
	}
	return l.scope().Claim(predicate)
}

func (l *lesson) scope() claim.Scope { return claim.Scope{File: l.File, Lab: l.lab} }
