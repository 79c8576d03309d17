package page

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"workbook/reportgen/internal/course"
)

// A term is a word of the field where its lesson introduces it. ID is the place
// on the page.
type term struct {
	ID, Unit string
	course.Term
}

// term sets a word of the field off from the text and keeps it for the glossary.
func (l *lesson) term(f fence) (piece, error) {
	name, meaning, ok := strings.Cut(strings.TrimSpace(f.text), "\n")
	if !ok || len(f.words) > 0 {
		return piece{}, errors.New("a term block holds a name on its first line, and its meaning on the next ones")
	}
	t := term{Unit: l.unit.Name, Term: course.Term{Name: oneLine(name), Meaning: oneLine(meaning)}}
	t.ID = l.ids.unique("term-" + strings.ReplaceAll(strings.ToLower(t.Name), " ", "-"))
	l.terms = append(l.terms, t)
	return piece{"term", t}, nil
}

// glossary returns the terms of all sections by name, capital letters ignored.
func glossary(sections []section) (all []term) {
	for _, s := range sections {
		all = append(all, s.Terms...)
	}
	slices.SortFunc(all, func(a, b term) int {
		return cmp.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name))
	})
	return all
}
