package lesson

import (
	"fmt"
	"io"
	"slices"

	"workbook/reportgen/internal/card"
	"workbook/reportgen/internal/chart"
	"workbook/reportgen/internal/claim"
	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/results"
)

// A Quiz is the question that the reader answers before the result, and the
// result that it covers.
type Quiz struct {
	Unit    string
	Ask     string
	Choices []course.Choice
	Order   []int // the places of the choices as they are shown
	Right   int   // the choice that the measurement bears out, or -1
	Result  Value
	Figure  *Figure          // the chart that answers; nil if the lesson has none
	Mine    *Prediction      // the reader's; nil if there is none
	Drawing *results.Drawing // the reader's line; nil if there is none
	Card    card.Card
}

func (q Quiz) write(w io.Writer) error { return templates.ExecuteTemplate(w, "prediction", q) }

// quiz returns the lesson's question with its measured answer. It comes from the
// front matter, so the line of a mistake in it is the first.
func (d *draft) quiz() Quiz {
	ask := d.unit.Lesson.Predict
	q := Quiz{Unit: d.unit.Name, Ask: ask.Ask, Choices: ask.Choices, Order: ask.Order(d.unit.Name), Right: -1, Card: card.New(d.File, d.unit.Name, d.troublesOf(d.unit.Name))}
	var err error
	if q.Result, err = d.value(ask.Measure); err != nil {
		d.fail(1, fmt.Errorf("predict: measure: %w", err))
		return q
	}
	if d.File != nil {
		if q.Result.Text, err = d.scope().InWords(ask.Measure); err != nil {
			d.fail(1, fmt.Errorf("predict: measure: %w", err))
			return q
		}
	}
	if d.lab != nil {
		q.Mine = newPrediction(d.lab.Prediction, ask)
	}
	if d.lab != nil && d.lab.Prediction != nil {
		q.Drawing = d.lab.Prediction.Drawing
	}
	var comparisons []string
	for _, c := range ask.Choices {
		if err := claim.VetChoice(ask.Measure, c.Is, d.variants, d.unit.Name); err != nil {
			d.fail(1, fmt.Errorf("predict: choice %q: %w", c.Text, err))
			return q
		}
		comparisons = append(comparisons, c.Is)
	}
	if d.File == nil {
		return q
	}
	right, ok, err := d.scope().Choose(ask.Measure, comparisons)
	switch {
	case err != nil:
		d.fail(1, fmt.Errorf("predict: %w", err))
	case ok:
		q.Right = right
	}
	return q
}

// Choice returns the choice at a place.
func (q Quiz) Choice(place int) course.Choice { return q.Choices[place] }

// Sentence holds a choice against what was measured; right means that the
// measurement bears it out. It blames nobody.
func (q Quiz) Sentence(choice string, right bool) string {
	switch {
	case q.Right < 0:
		return "You said: " + choice + ". The measurement does not settle it."
	case right:
		return "You said: " + choice + ". That is what this machine shows."
	}
	return "You said: " + choice + ". This machine shows something else, and finding out why is the lesson."
}

// Said is the sentence on the reader's own prediction, "" if there is none.
func (q Quiz) Said() string {
	if q.Mine == nil || !q.Result.Known() {
		return ""
	}
	return q.Sentence(q.Mine.Text, q.Mine.Choice == q.Right)
}

// Sketch is the line that the reader may draw before the chart shows it, with the
// one that they drew, if that has its points. It is nil if there is no line.
func (q Quiz) Sketch() *chart.Sketch {
	if q.Figure == nil || !q.Figure.Picture || q.Figure.Chart.Sketch == nil {
		return nil
	}
	s := *q.Figure.Chart.Sketch
	if q.Drawing == nil || !slices.EqualFunc(q.Drawing.Points, s.X, func(p results.Point, x string) bool { return p.X == x }) {
		return &s
	}
	for _, p := range q.Drawing.Points {
		s.Mine = append(s.Mine, p.Y)
	}
	s.Why = q.Drawing.Why
	return &s
}

// Tempting are the choices that say why a reader may choose them.
func (q Quiz) Tempting() (all []course.Choice) {
	for _, c := range q.Choices {
		if c.Tempts != "" {
			all = append(all, c)
		}
	}
	return all
}
