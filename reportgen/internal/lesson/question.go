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
	Ask    template.HTML
	Mine   string // what the reader answered, "" for nothing
	Answer template.HTML
}

func (q question) write(w io.Writer) error { return templates.ExecuteTemplate(w, "answer", q) }

func (d *draft) answer(f fence) (piece, error) {
	text, answer, ok := strings.Cut(f.text, "\n\n")
	if !ok || strings.TrimSpace(answer) == "" {
		return nil, errors.New("an answer block holds a question, an empty line, and the answer")
	}
	line := f.line + 1
	asked, told := d.parse([]byte(text), line), d.parse([]byte(answer), line+strings.Count(text, "\n")+2)
	return question{Ask: inParagraph(d.html(asked)), Mine: d.answered(plain.OneLine(text)), Answer: d.html(told)}, nil
}

// inParagraph is what the only paragraph of a text holds: the line that opens an
// answer may hold no paragraph.
func inParagraph(html template.HTML) template.HTML {
	text := strings.TrimSpace(string(html))
	return template.HTML(strings.TrimSuffix(strings.TrimPrefix(text, "<p>"), "</p>"))
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
