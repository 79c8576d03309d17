package chart

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/results"
)

func TestParse(t *testing.T) {
	a, err := Parse("time: padded against adjacent, 2*cpus, 1e6", "padded adjacent\n")
	if err != nil || a.Kind != "time" || a.Variant != "padded" || a.Against != "adjacent" || a.Workers.On(4) != 8 || a.N != 1e6 || len(a.Only) != 2 {
		t.Errorf("%+v, %v", a, err)
	}
	for _, line := range []string{"", "time speedup", "time:", "time: padded", "time: padded versus adjacent", "time: a against b, many",
		"time: a against b, 0", "time: a against b, 4000", "time: a against b, 4*", "time: a against b, 4, -1", "time: a against b, 4, 1e6, 3", "time: a against b, 4, nan",
		"time: a against b, 4, 1.5", "time: a against b, 4, 1e15", "phases: a against b", "phases: strat of a against b", "phases: start of a", "time: start of a against b",
		"loss: a against b", "lanes: a against b, 4"} {
		if a, err := Parse(line, ""); err == nil {
			t.Errorf("%q is read as %+v", line, a)
		}
	}
}

func TestParseAPhase(t *testing.T) {
	a, err := Parse("phases: start of processes against serial, 4", "")
	if err != nil || a.Phase != "start" || a.Variant != "processes" || a.Against != "serial" || a.Workers.On(2) != 4 {
		t.Errorf("%+v, %v", a, err)
	}
	_, err = Parse("phases: strat of a against b", "")
	says(t, fmt.Sprint(err), `did you mean "start"?`)
}

func TestTheTitleStatesTheLessonsComparison(t *testing.T) {
	w := newWorld(15, 0)
	l := lab("06-false-sharing", w.serial(1e6, 290*time.Microsecond),
		w.variant("adjacent", 4, 1e6, 28*time.Millisecond), w.variant("padded", 4, 1e6, 7*time.Millisecond), w.variant("padded", 2, 1e6, 28*time.Millisecond),
		w.variant("padded", 1024, 1e6, 14*time.Millisecond))
	f := w.file(2, l)
	title := func(line string) string {
		asked, err := Parse(line, "")
		if err != nil {
			t.Fatal(err)
		}
		c, err := Draw(asked, f, &f.Labs[0])
		sound(t, line, c, err)
		return c.Title
	}
	for line, want := range map[string]string{
		"time: padded against adjacent, 4":         "padded with 4 workers: 4.00× faster than adjacent",
		"per-add: padded against adjacent, 4, 1e6": "padded with 4 workers: 4.00× faster than adjacent",
		"time: adjacent against padded":            "adjacent: 4.00× slower than padded",
		"time: padded against adjacent, 2":         "padded with 2 workers: as fast as adjacent",
		"time: padded against adjacent, 1024":      "padded with 1,024 workers: 2.00× faster than adjacent",
		"time: padded against padded, 4":           "padded with 4 workers: 4.00× faster than with 2",
		"time: padded against adjacent, 64":        "adjacent with 4 workers: 96.6× slower than serial", // not measured: what the chart finds itself
	} {
		if got := title(line); got != want {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
}

func TestAFactorBeyond100HasTwoDigits(t *testing.T) {
	w := newWorld(15, 0)
	f := w.file(2, lab("14-pipes", w.serial(4, 27), w.variant("pipe", 4, 4, 7_374_915)))
	says(t, drawn(t, "time", f, "14-pipes").Title, "pipe: 270,000× slower than serial")
}

func TestAnotherBaseComparesTheWork(t *testing.T) {
	w := newWorld(15, 0)
	python := func(name string, workers int, work time.Duration) results.Case {
		c := w.variant(name, workers, 1e6, 100*time.Millisecond+work)
		for i := range c.Samples {
			c.Samples[i].Phases = map[string]time.Duration{"start": 100 * time.Millisecond, "work": work}
		}
		return c
	}
	f := w.file(2, lab("12-global-lock", w.serial(1e6, time.Millisecond),
		python("python-serial", 1, 50*time.Millisecond), python("python-processes", 4, 25*time.Millisecond), python("python-long", 4, time.Second)))
	asked := Asked{Kind: "speedup", Variant: "python-processes", Against: "python-serial"}
	c, err := Draw(asked, f, &f.Labs[0])
	sound(t, "speedup", c, err)
	says(t, c.Title, "python-processes: 2.00× faster than python-serial")
	says(t, c.Caption, "Here the work of python-serial takes 50.0 ms for N = 1,000,000.")
	says(t, c.Table.Head[4], "Speedup over python-serial")
	if strings.Contains(c.Caption, "baseline") {
		t.Errorf("the caption names another base than the axis: %q", c.Caption)
	}
	if dots := series(t, c.Options, "scatter")[0]["data"].([]any); len(dots) != 2 {
		t.Errorf("%d dots, want two: the base is no row", len(dots))
	}
}

// TestATitleSaysWhichN wants the N in a title if the picture has several.
func TestATitleSaysWhichN(t *testing.T) {
	w := newWorld(15, 0)
	l := lab("12-global-lock")
	for _, n := range []int64{1e6, 4e6} {
		l.Cases = append(l.Cases, w.serial(n, 10*time.Millisecond), w.variant("threads", 4, n, 5*time.Millisecond), w.variant("processes", 4, n, 20*time.Millisecond))
	}
	l.Cases = append(l.Cases, w.variant("alone", 4, 1e6, 40*time.Millisecond))
	f := w.file(2, l)
	for want, asked := range map[string]Asked{
		"threads: 4.00× faster than processes at N = 1,000,000":           {Kind: "speedup", Variant: "threads", Against: "processes"},
		"threads: 4.00× faster than processes at N = 4,000,000":           {Kind: "time", Variant: "threads", Against: "processes", N: 4e6},
		"alone with 4 workers: 4.00× slower than serial at N = 1,000,000": {Kind: "speedup", Variant: "alone", Against: "serial", Workers: course.Count{Times: 4}},
		"alone: 4.00× slower than serial at N = 1,000,000":                {Kind: "speedup"},
	} {
		c, err := Draw(asked, f, &f.Labs[0])
		sound(t, want, c, err)
		if c.Title != want {
			t.Errorf("%+v: %q, want %q", asked, c.Title, want)
		}
	}
	if got, want := (title{text: "a with 4 workers: 4.00× slower than b"}).sized(1e6, ", with wrong sums").text, "a with 4 workers: 4.00× slower than b, with wrong sums"; got != want {
		t.Errorf("%q, want %q: there is no room for the N", got, want)
	}
}

// TestATitleThatCantTellSaysTheN draws one N of two.
func TestATitleThatCantTellSaysTheN(t *testing.T) {
	w := newWorld(15, 0.4)
	l := lab("12-global-lock", w.serial(1e6, 10*time.Millisecond), w.variant("threads", 4, 1e6, 10*time.Millisecond),
		w.variant("loop", 1, 1e6, 10*time.Millisecond), w.variant("loop", 1, 4e6, 40*time.Millisecond))
	f := w.file(2, l)
	asked := Asked{Kind: "speedup", Variant: "threads", Against: "loop", Workers: course.Count{Times: 4}, N: 1e6}
	c, err := Draw(asked, f, &f.Labs[0])
	sound(t, "speedup", c, err)
	says(t, c.Title, "threads: ", "er than loop? Can't tell at N = 1,000,000")
}

// TestTheCeilingIsOneOverTheBaseline wants no ceiling beside speedups over another
// variant, of which it is not a multiple.
func TestTheCeilingIsOneOverTheBaseline(t *testing.T) {
	w := newWorld(15, 0.01)
	f := w.file(2, w.pool())
	for against, want := range map[string]bool{"serial": true, "equal-split": false} {
		c, err := Draw(Asked{Kind: "speedup", Variant: "queue", Against: against}, f, &f.Labs[0])
		sound(t, "speedup", c, err)
		if got := strings.Contains(deepText(t, c.Options), "ceiling"); got != want {
			t.Errorf("against %s the picture has a ceiling: %v", against, got)
		}
		if got := strings.Contains(c.Caption, "ceiling"); got != want {
			t.Errorf("against %s: %q", against, c.Caption)
		}
	}
}

func TestSamplesInTwoGroups(t *testing.T) {
	for _, two := range [][]float64{{1, 1.01, 1.02, 1.03, 2, 2.01, 2.02}, {2, 1, 2.01, 1.01, 1.02, 2.02}} {
		if !inTwo(two) {
			t.Errorf("%v are not two groups", two)
		}
	}
	for _, one := range [][]float64{nil, {1}, {1, 2, 3, 4, 5, 6, 7}, {1, 1.01, 1.02, 1.03, 1.04, 1.05, 9}} {
		if inTwo(one) {
			t.Errorf("%v are two groups", one)
		}
	}
}
