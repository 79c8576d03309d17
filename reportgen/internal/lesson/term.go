package lesson

import (
	"errors"
	"io"
	"strings"

	"workbook/labs/plain"
	"workbook/reportgen/internal/course"
)

// A Term is a word of the field where its lesson introduces it. ID is the place
// on the page.
type Term struct {
	ID, Unit string
	course.Term
}

func (t Term) write(w io.Writer) error { return templates.ExecuteTemplate(w, "term", t) }

// term sets a word of the field off from the text and keeps it for the glossary.
func (d *draft) term(f fence) (piece, error) {
	name, meaning, ok := strings.Cut(strings.TrimSpace(f.text), "\n")
	if !ok || len(f.words) > 0 {
		return nil, errors.New("a term block holds a name on its first line, and its meaning on the next ones")
	}
	t := Term{Unit: d.unit.Name, Term: course.Term{Name: plain.OneLine(name), Meaning: plain.OneLine(meaning)}}
	t.ID = d.ids.unique("term-" + strings.ReplaceAll(strings.ToLower(t.Name), " ", "-"))
	d.terms = append(d.terms, t)
	return t, nil
}
