package class

import (
	"cmp"
	"slices"

	"workbook/reportgen/internal/handin"
	"workbook/reportgen/internal/results"
	"workbook/reportgen/internal/stats"
)

// A Summary is what the class's page shows. Its lists hold no more than mostDots
// machines; its counts are of all.
type Summary struct {
	Machines  int
	Room      []Kinds // who is in the room
	Lessons   []Lesson
	Names     []string // pseudonyms of the machines that have dots, by their places
	CPUs      []int    // of the same machines
	Exercises []Exercise
	Splits    []Split
}

// mostDots is how many machines are drawn one by one.
const mostDots = 2_000

// A Lesson is what the class said to a lesson's question, and what its machines say.
type Lesson struct {
	*handin.Topic
	Measured  int      // machines on which the lab was measured to its end
	Failed    int      // machines on which it broke off
	Racy      int      // machines whose race detector found a race in it
	Choices   []Choice // in the lesson's order
	Another   int      // predictions that are none of these
	Unsettled int      // machines that measured the lab and bear out none
	Unjudged  int      // machines that measured the lab, and nobody has judged what they bear out
	Told      int      // machines that tell the speedup of the lab's subject
	Dots      []Dot    // of these, as many as are drawn
	Median    float64  // of their speedups; 0 if no machine tells
	Least     float64  // likewise
	Most      float64
}

// A Choice is one answer to a question.
type Choice struct {
	Text  string
	Said  int // predictions
	Bears int // machines that bear it out
}

// A Dot is the speedup of a lab's subject on one machine.
type Dot struct {
	Machine int // place in Names
	Speedup stats.Interval
}

// An Exercise is how far a class has come with one.
type Exercise struct {
	*handin.Topic
	Passed, NotPassed, Open int // the last are not attempted, not checked or not judged
	Causes                  []Cause
}

// A Cause is why an exercise did not pass.
type Cause struct {
	Name     string
	Hint     string // the first that its tests give
	Students int
}

// Summary sums the class up as it is now.
func (c *Class) Summary() Summary {
	c.mu.Lock()
	defer c.mu.Unlock()
	s := Summary{Machines: len(c.machines), Room: c.room()}
	drawn := c.drawn()
	for _, at := range drawn {
		m := &c.machines[at]
		s.Names = append(s.Names, m.id.pseudonym())
		s.CPUs = append(s.CPUs, c.kinds[m.kind].CPUs)
	}
	for i := range c.syllabus {
		s.Lessons = append(s.Lessons, c.lesson(i, drawn))
		if e := c.exercise(i); e.Passed+e.NotPassed+e.Open > 0 {
			s.Exercises = append(s.Exercises, e)
		}
		s.Splits = append(s.Splits, c.splits(i)...)
	}
	return s
}

// drawn are the places of the machines that have dots: all, or mostDots that are
// evenly spread among them.
func (c *Class) drawn() []int {
	places := make([]int, min(len(c.machines), mostDots))
	for i := range places {
		places[i] = i * len(c.machines) / len(places)
	}
	return places
}

// lesson sums one lesson up.
func (c *Class) lesson(topic int, drawn []int) Lesson {
	t := &c.syllabus[topic]
	l := Lesson{Topic: t}
	for _, choice := range t.Lesson.Predict.Choices {
		l.Choices = append(l.Choices, Choice{Text: choice.Text})
	}
	var speedups []float64
	for i := range c.machines {
		w := &c.machines[i].labs[topic]
		l.count(w, c.machines[i].from)
		if w.speedup.known() {
			speedups = append(speedups, float64(w.speedup[0]))
		}
	}
	for place, at := range drawn {
		if speedup := c.machines[at].labs[topic].speedup; speedup.known() {
			l.Dots = append(l.Dots, Dot{place, speedup.interval()})
		}
	}
	l.Told = len(speedups)
	if l.Told > 0 {
		l.Median, l.Least, l.Most = stats.Median(speedups).Median, slices.Min(speedups), slices.Max(speedups)
	}
	return l
}

// count counts a machine on which the lab was measured. Of another one, nothing is known.
func (l *Lesson) count(w *went, from origin) {
	switch statuses[w.status] {
	case results.OK:
		l.Measured++
	case results.Failed:
		l.Failed++
	default:
		return
	}
	if races[w.race] == results.Racy {
		l.Racy++
	}
	switch {
	case w.said >= 0:
		l.Choices[w.said].Said++
	case w.said == another:
		l.Another++
	}
	switch {
	case w.bears >= 0:
		l.Choices[w.bears].Bears++
	case from == unjudged:
		l.Unjudged++
	default:
		l.Unsettled++
	}
}

// exercise sums up how far the class has come with a lab's exercise.
func (c *Class) exercise(topic int) Exercise {
	e := Exercise{Topic: &c.syllabus[topic]}
	counts := make([]int, len(c.causes))
	for i := range c.machines {
		w := &c.machines[i].labs[topic]
		switch state := results.Attempts[w.exercise]; {
		case state == "": // there is none
		case state.HasPassed():
			e.Passed++
		case state == results.NotPassed:
			e.NotPassed++
			counts[w.cause]++
		default:
			e.Open++
		}
	}
	for place, students := range counts {
		if students > 0 && place > 0 {
			name := c.causes[place]
			e.Causes = append(e.Causes, Cause{name, e.Topic.Causes[name], students})
		}
	}
	slices.SortFunc(e.Causes, func(a, b Cause) int {
		return cmp.Or(cmp.Compare(b.Students, a.Students), cmp.Compare(a.Name, b.Name))
	})
	return e
}
