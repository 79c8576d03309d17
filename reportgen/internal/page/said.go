package page

import (
	"fmt"
	"strings"

	"workbook/reportgen/internal/claim"
	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/results"
)

// A said is what the reader predicted before the run, in words.
type said struct {
	Choice  int // its place among the lesson's choices, or -1
	Text    string
	Why     string
	When    string   // and whether a result was there to see
	Earlier []string // what it replaced, oldest first
}

// newSaid returns what the reader said to the lesson's question, nil where that
// is nothing.
func newSaid(p *results.Prediction, ask course.Predict) *said {
	if p == nil || p.Choice == "" {
		return nil
	}
	s := &said{Choice: ask.Choose(p.Choice), Text: p.Choice, Why: p.Why, When: when(p.Said)}
	for _, e := range p.Earlier {
		s.Earlier = append(s.Earlier, fmt.Sprintf("“%s”, %s", e.Choice, when(e)))
	}
	return s
}

// when says when an answer was given, and what its giver could know by then.
func when(s results.Said) string {
	text := "before there was a result"
	if s.Seen {
		text = "with an earlier result at hand"
	}
	if !s.At.IsZero() {
		text = "on " + s.At.Format("2 January 2006, 15:04 MST") + ", " + text
	}
	return text
}

// Sentence holds a choice against what was measured, right being the choice that
// the measurement bears out or -1. It blames nobody.
func (p prediction) Sentence(choice string, is bool) string {
	switch {
	case p.Right < 0:
		return "You said: " + choice + ". The measurement does not settle it."
	case is:
		return "You said: " + choice + ". That is what this machine shows."
	}
	return "You said: " + choice + ". This machine shows something else, and finding out why is the lesson."
}

// Said is the sentence on what the reader said before the run, "" for nothing.
func (p prediction) Said() string {
	if p.Mine == nil || !p.Result.Known() {
		return ""
	}
	return p.Sentence(p.Mine.Text, p.Mine.Choice == p.Right)
}

// A tally is the reader's predictions over the course, each on the scale of its
// lesson's choices.
type tally struct {
	Borne, Other, Open int // of those with a result: borne out, something else, not settled
	Rows               []scale
}

// A scale is one prediction: the places of all choices, the one that was said
// and the one that the measurement bears out, -1 where it settles none.
type scale struct {
	Unit        string
	Said, Right int
	Of          int
	Text        string // the same in words
}

// newTally collects the predictions of the labs that were measured.
func newTally(in Input) (t tally) {
	for _, u := range in.Units {
		l := labOf(in.File, u.Name)
		if l == nil {
			continue
		}
		ask := u.Lesson.Predict
		s := newSaid(l.Prediction, ask)
		if s == nil || s.Choice < 0 {
			continue
		}
		row := scale{Unit: u.Name, Said: s.Choice, Right: -1, Of: len(ask.Choices)}
		right, ok, err := claim.Scope{File: in.File, Lab: l}.Choose(ask.Measure, isOf(ask))
		switch {
		case err != nil || !ok:
			t.Open++
			row.Text = "not settled"
		case right == s.Choice:
			row.Right, row.Text = right, "borne out"
			t.Borne++
		default:
			row.Right, row.Text = right, "measured: "+ask.Choices[right].Text
			t.Other++
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func isOf(ask course.Predict) (all []string) {
	for _, c := range ask.Choices {
		all = append(all, c.Is)
	}
	return all
}

// Sum is the tally in one sentence.
func (t tally) Sum() string {
	parts := []string{fmt.Sprintf("%d of %s came out as you said", t.Borne, plural(len(t.Rows), "prediction"))}
	if t.Other > 0 {
		parts = append(parts, fmt.Sprintf("%d came out otherwise", t.Other))
	}
	if t.Open > 0 {
		parts = append(parts, fmt.Sprintf("%d the measurement does not settle", t.Open))
	}
	return strings.Join(parts, ", ") + "."
}

// Width, X, Last and Places lay a scale out, in units of its drawing.
func (s scale) Width() int    { return s.Of*scaleStep + scaleStep }
func (s scale) X(i int) int   { return i*scaleStep + scaleStep }
func (s scale) Last() int     { return s.Of - 1 }
func (s scale) Places() []int { return make([]int, s.Of) }

const scaleStep = 22
