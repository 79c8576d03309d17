package page

import (
	"fmt"
	"strings"

	"workbook/labs/units"
	"workbook/reportgen/internal/lesson"
)

// A tally is the reader's predictions over the course, each on the scale of its
// lesson's choices.
type tally struct {
	Borne, Other, Open int // of those with a result: borne out, something else, not settled
	Rows               []scale
}

// A scale is one prediction: the places of all choices, the reader's one and the
// one that the measurement bears out, -1 if it settles none.
type scale struct {
	Unit        string
	Said, Right int
	Of          int
	Text        string // the same in words
}

// newTally collects the predictions for the labs that were measured.
func newTally(sections []lesson.Section) (t tally) {
	for _, s := range sections {
		quiz := s.Quiz
		if quiz.Mine == nil || quiz.Mine.Choice < 0 {
			continue
		}
		row := scale{Unit: s.Name, Said: quiz.Mine.Choice, Right: quiz.Right, Of: len(quiz.Choices)}
		switch {
		case quiz.Right < 0:
			t.Open++
			row.Text = "not settled"
		case quiz.Right == quiz.Mine.Choice:
			t.Borne++
			row.Text = "borne out"
		default:
			t.Other++
			row.Text = "measured: " + quiz.Choices[quiz.Right].Text
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// Sum is the tally in one sentence.
func (t tally) Sum() string {
	parts := []string{fmt.Sprintf("%d of %s came out as you said", t.Borne, units.Plural(len(t.Rows), "prediction"))}
	if t.Other > 0 {
		parts = append(parts, fmt.Sprintf("%d came out otherwise", t.Other))
	}
	if t.Open > 0 {
		parts = append(parts, fmt.Sprintf("%d not settled", t.Open))
	}
	return strings.Join(parts, ", ") + "."
}

// Width, X, Last and Places lay a scale out, in units of its drawing.
func (s scale) Width() int    { return s.Of*scaleStep + scaleStep }
func (s scale) X(i int) int   { return i*scaleStep + scaleStep }
func (s scale) Last() int     { return s.Of - 1 }
func (s scale) Places() []int { return make([]int, s.Of) }

const scaleStep = 22
