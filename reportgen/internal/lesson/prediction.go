package lesson

import (
	"fmt"

	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/results"
)

// A Prediction is the reader's answer before the result, in words.
type Prediction struct {
	Choice  int // its place among the quiz's choices, or -1 if the lesson no longer has it
	Text    string
	Why     string
	When    string   // and whether a result was there to see
	Earlier []string // the answers that it replaced, oldest first
}

// newPrediction returns the reader's answer to the lesson's question, nil if
// there is none.
func newPrediction(p *results.Prediction, ask course.Predict) *Prediction {
	if p == nil || p.Choice == "" {
		return nil
	}
	mine := &Prediction{Choice: ask.Choose(p.Choice), Text: p.Choice, Why: p.Why, When: when(p.Pick)}
	for _, e := range p.Earlier {
		mine.Earlier = append(mine.Earlier, fmt.Sprintf("“%s”, %s", e.Choice, when(e)))
	}
	return mine
}

// when says when an answer was given, and what its giver could know by then.
func when(s results.Pick) string {
	text := "before there was a result"
	if s.Seen {
		text = "with an earlier result at hand"
	}
	if !s.At.IsZero() {
		text = "on " + s.At.Format("2 January 2006, 15:04 MST") + ", " + text
	}
	return text
}
