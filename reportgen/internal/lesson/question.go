package lesson

import (
	"errors"
	"html/template"
	"io"
	"strings"

	"workbook/labs/plain"
)

// A question is asked at a lesson's end; its answer opens on demand.
type question struct {
	Text   string
	Mine   string // what the reader answered, "" for nothing
	Answer template.HTML
}

func (q question) write(w io.Writer) error { return templates.ExecuteTemplate(w, "answer", q) }

func (d *draft) answer(f fence) (piece, error) {
	text, answer, ok := strings.Cut(f.text, "\n\n")
	if !ok || strings.TrimSpace(answer) == "" {
		return nil, errors.New("an answer block holds a question, an empty line, and the answer")
	}
	line := f.line + 1 + strings.Count(text, "\n") + 2
	text = plain.OneLine(text)
	doc := d.parse([]byte(answer), line)
	return question{Text: text, Mine: d.answered(text), Answer: d.html(doc)}, nil
}

// answered is the reader's own answer to a question, or "".
func (d *draft) answered(question string) string {
	if d.lab == nil || d.lab.Prediction == nil {
		return ""
	}
	for _, a := range d.lab.Prediction.Questions {
		if a.Ask == question {
			return a.Answer
		}
	}
	return ""
}
