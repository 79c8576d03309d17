package page

import (
	"fmt"
	"slices"
	"strings"

	"workbook/labs/units"
	"workbook/reportgen/internal/claim"
	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/results"
)

// A prediction is the question before the run, and the result that it covers.
type prediction struct {
	Unit    string
	Ask     string
	Choices []course.Choice
	Right   int // the choice that the measurement bears out, or -1
	Result  measured
	Mine    *said // what the reader said before the run; nil for nothing
	Card    card
}

// prediction returns the lesson's question with its measured answer. A mistake
// in it stands in the front matter, so its line is the first.
func (l *lesson) prediction() piece {
	ask := l.unit.Lesson.Predict
	p := prediction{Unit: l.unit.Name, Ask: ask.Ask, Choices: ask.Choices, Right: -1, Card: l.card()}
	var err error
	if p.Result, err = l.measure(ask.Measure); err != nil {
		l.fail(1, fmt.Errorf("predict: measure: %w", err))
		return piece{"prediction", p}
	}
	if l.lab != nil {
		p.Mine = newSaid(l.lab.Prediction, ask)
	}
	for _, c := range ask.Choices {
		if err := claim.CheckChoice(ask.Measure, c.Is, l.variants, l.unit.Name); err != nil {
			l.fail(1, fmt.Errorf("predict: choice %q: %w", c.Text, err))
			return piece{"prediction", p}
		}
	}
	if l.File == nil {
		return piece{"prediction", p}
	}
	right, ok, err := l.scope().Choose(ask.Measure, isOf(ask))
	switch {
	case err != nil:
		l.fail(1, fmt.Errorf("predict: %w", err))
	case ok:
		p.Right = right
	}
	return piece{"prediction", p}
}

// Tempting are the choices that say why a reader may choose them.
func (p prediction) Tempting() (all []course.Choice) {
	for _, c := range p.Choices {
		if c.Tempts != "" {
			all = append(all, c)
		}
	}
	return all
}

// A card says how the lab went on this machine. Its warnings name their cases in
// their texts.
type card struct {
	Missing  string // why there is nothing to tell
	Error    string // of a failed lab: its last lines
	Failed   bool
	Race     race
	Counts   []count
	Stuck    []stuck
	Warnings []warning
	Notes    []warning
}

// A stuck says what came of a case that should never end: in words, and who
// waited for what when it was ended.
type stuck struct {
	Variant string
	Ended   bool // it ended by itself
	After   string
	Why     string
	Waits   []results.Wait
}

// A race is the race detector's verdict in words, with its evidence.
type race struct {
	Status string
	Why    string
	Pairs  []racePair
}

type racePair struct{ Variant, Now, Before string }

// A count says how many of a variant's sums were right.
type count struct {
	Variant      string
	Right, Total int
	Expected     string // what the lesson expects: right, race or stuck
}

// Wrong is how many were not.
func (c count) Wrong() int { return c.Total - c.Right }

// AllRight reports whether there were sums, and every one was right.
func (c count) AllRight() bool { return c.Total > 0 && c.Right == c.Total }

func (l *lesson) card() card {
	if l.File == nil {
		return card{}
	}
	if l.lab == nil {
		return card{Missing: notMeasured(l.unit.Name)}
	}
	c := card{Error: strings.TrimSpace(l.lab.Error), Failed: l.lab.Status == results.Failed, Race: l.race()}
	for _, m := range l.lab.Cases {
		if s := m.Stuck; s != nil {
			c.Stuck = append(c.Stuck, stuck{m.Variant, s.Ended, units.Time(float64(s.After)), s.Why, s.Waits})
			continue
		}
		i := slices.IndexFunc(c.Counts, func(c count) bool { return c.Variant == m.Variant })
		if i < 0 {
			i = len(c.Counts)
			c.Counts = append(c.Counts, count{Variant: m.Variant, Expected: string(m.Expect)})
		}
		c.Counts[i].Right += m.Right()
		c.Counts[i].Total += m.Right() + m.Wrong()
	}
	for _, w := range l.File.Warnings {
		switch {
		case w.Lab != l.unit.Name:
		case w.Level == results.Note && w.Code != "unavailable":
			c.Notes = append(c.Notes, newWarning(w))
		default:
			c.Warnings = append(c.Warnings, newWarning(w))
		}
	}
	return c
}

func (l *lesson) race() race {
	r := race{Status: string(l.lab.Race.Status), Why: l.lab.Race.Why}
	for _, p := range l.lab.Race.Reports {
		r.Pairs = append(r.Pairs, racePair{p.Variant, access(p.Now), access(p.Before)})
	}
	return r
}

// access writes one side of a race: "write in unlocked.func1, labs/02-race/main.go:31".
func access(a results.Access) string {
	return fmt.Sprintf("%s in %s, %s:%d", a.Op, a.Function, a.File, a.Line)
}
