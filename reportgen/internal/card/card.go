// Package card says how one lab went on this machine. A results file comes in; a
// [Card] for the lab's lesson goes out: the race detector's verdict, the sums, who
// waited for whom, why something was not measured, and the warnings. So do its
// [Rounds], for the page's part on the method.
package card

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"slices"
	"strings"

	"workbook/labs/units"
	"workbook/reportgen/internal/results"
)

//go:embed assets
var assets embed.FS

var templates = template.Must(template.New("").Funcs(template.FuncMap{
	"count": func(n int) string { return units.Count(int64(n)) },
}).ParseFS(assets, "assets/*.tmpl"))

// A Card says how the lab went. Its warnings name their cases in their texts.
type Card struct {
	Troubles  []string // in the lab's files as they are now, and what to do
	Missing   string   // why there is nothing to tell
	Error     string   // of a failed lab: its last lines
	Failed    bool
	Race      race
	Counts    []count
	Deadlocks []deadlock
	Failures  []failure
	Warnings  []results.Warning
	Notes     []results.Warning
}

// A deadlock says what became of a case that should never end: in words, and who
// waited for what when it was ended.
type deadlock struct {
	Variant string
	Ended   bool // it ended by itself
	After   string
	Why     string
	Waits   []results.Wait
	Graph   *waitGraph // nil if the dump tells of no lock
}

// A failure says why a case of the reader's own variant was not measured.
type failure struct {
	Case string // variant, and its workers
	results.Failure
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
	Expected     string // what the lesson expects: right, race, wrong or stuck
}

// Wrong is how many were not.
func (c count) Wrong() int { return c.Total - c.Right }

// AllRight reports whether there were sums, and every one was right.
func (c count) AllRight() bool { return c.Total > 0 && c.Right == c.Total }

// New returns the card of the lab of that name. The troubles are those in its
// files as they are now. Without a file, there is nothing else to tell.
func New(f *results.File, name string, troubles []string) Card {
	c := Card{Troubles: troubles}
	if f == nil {
		return c
	}
	lab := f.Lab(name)
	if lab == nil {
		c.Missing = NotMeasured(name)
		return c
	}
	c.Error, c.Failed = strings.TrimSpace(lab.Error), lab.Status == results.Failed
	c.Race = newRace(lab.Race)
	for _, m := range lab.Cases {
		c.add(name, m)
	}
	for _, w := range f.Warnings {
		switch {
		case w.Lab != name:
		case w.Level == results.Note && w.Code != "unavailable":
			c.Notes = append(c.Notes, w)
		default:
			c.Warnings = append(c.Warnings, w)
		}
	}
	return c
}

// NotMeasured says why there is nothing to tell about a lab.
func NotMeasured(lab string) string { return "this results file has no " + lab }

// Trouble returns what to know before the prediction: why the lab failed, and what
// is wrong with its files.
func (c Card) Trouble() (template.HTML, error) { return c.part("trouble") }

// Graphs returns the pictures of who waited for whom.
func (c Card) Graphs() (template.HTML, error) { return c.part("graphs") }

// HTML returns the card itself.
func (c Card) HTML() (template.HTML, error) { return c.part("card") }

func (c Card) part(name string) (template.HTML, error) {
	var out bytes.Buffer
	err := templates.ExecuteTemplate(&out, name, c)
	return template.HTML(out.String()), err
}

// add counts a case's sums, or says how it was stuck or why it failed.
func (c *Card) add(unit string, m results.Case) {
	if s := m.Stuck; s != nil {
		graph := newWaitGraph(fmt.Sprintf("%s-circle-%d", unit, len(c.Deadlocks)+1), s.Waits)
		c.Deadlocks = append(c.Deadlocks, deadlock{m.Variant, s.Ended, units.Time(float64(s.After)), s.Why, s.Waits, graph})
		return
	}
	if m.Failure != nil {
		c.Failures = append(c.Failures, failure{fmt.Sprintf("%s, workers: %d", m.Variant, m.Workers), *m.Failure})
		return
	}
	i := slices.IndexFunc(c.Counts, func(c count) bool { return c.Variant == m.Variant })
	if i < 0 {
		i = len(c.Counts)
		c.Counts = append(c.Counts, count{Variant: m.Variant, Expected: string(m.Expect)})
	}
	c.Counts[i].Right += m.Right()
	c.Counts[i].Total += m.Right() + m.Wrong()
}

func newRace(found results.Race) race {
	r := race{Status: string(found.Status), Why: found.Why}
	for _, p := range found.Reports {
		r.Pairs = append(r.Pairs, racePair{p.Variant, access(p.Now), access(p.Before)})
	}
	return r
}

// access writes one side of a race: "write in unlocked.func1, labs/02-race/main.go:31".
func access(a results.Access) string {
	return fmt.Sprintf("%s in %s, %s:%d", a.Op, a.Function, a.File, a.Line)
}
