package chart

import (
	"strings"
	"testing"
	"time"

	"workbook/reportgen/internal/results"
)

func TestLanes(t *testing.T) {
	w := newWorld(15, 0.01)
	c := drawn(t, "lanes", w.file(4, w.pool()), "08-pool")
	says(t, c.Title, "equal-split: workers idle 37.5%; queue: 19.2%")
	if boxes := renders(t, c, "lane"); len(boxes) != 4+4*20 {
		t.Errorf("%d spans are drawn, want 84", len(boxes))
	}
	if boxes := renders(t, c, "idle"); len(boxes) != 3+4*19 {
		t.Errorf("%d idle stretches are drawn, want 79", len(boxes))
	}
	if text := string(c.Options); strings.Contains(text, "faster") || strings.Contains(text, "slower") {
		t.Error("a speedup of timed launches is beside the picture of another launch")
	}
}

func TestLanesOfATrace(t *testing.T) {
	w := newWorld(15, 0.01)
	f := w.file(2, w.mutex())
	c := f.Labs[0].Of("lock-once", 4, 1e6)
	for g := range int64(30) {
		c.Lanes = append(c.Lanes, results.Lane{Goroutine: g, State: results.Waiting, From: 0, To: 10},
			results.Lane{Goroutine: g, State: results.Running, From: 10, To: 1000})
	}
	drawing := drawn(t, "lanes", f, "03-mutex")
	if boxes := renders(t, drawing, "lane"); len(boxes) != maxTraced {
		t.Errorf("%d stretches are drawn, want one for each of %d goroutines", len(boxes), maxTraced)
	}
	says(t, drawing.Title, "lock-once: on average 29.7 of 30 goroutines run, on 2 CPUs")
	says(t, drawing.Caption, "Of lock-once, the first 12 of 30 goroutines have a lane.")
}

// TestALaneSaysWhatItIs wants a name beside each lane, a lane for a goroutine that runs too
// shortly to be seen, and none for a main goroutine that only waits.
func TestALaneSaysWhatItIs(t *testing.T) {
	names := func(c Chart) (all []string) {
		for _, name := range list(option(t, c.Options)["yAxis"].([]any)[2].(map[string]any)["data"]) {
			all = append(all, name.(string))
		}
		return all
	}
	w := newWorld(15, 0.01)
	f := w.file(4, w.pool(), w.mutex())
	if got := names(drawn(t, "lanes", f, "08-pool")); strings.Join(got, "|") != "|worker 0|worker 1|worker 2|worker 3||worker 0|worker 1|worker 2|worker 3" {
		t.Errorf("the lanes of workers are %q", got)
	}
	c := f.Labs[1].Of("lock-once", 4, 1e6)
	for want, main := range map[string]results.LaneState{"main|goroutine 1|goroutine 2": results.Running, "goroutine 1|goroutine 2": results.Waiting} {
		c.Lanes = []results.Lane{{Goroutine: 1, State: main, To: 10}, {Goroutine: 40, State: results.Running, To: 900}, {Goroutine: 41, State: results.Waiting, To: 900}}
		drawing := drawn(t, "lanes", f, "03-mutex")
		if got := strings.Join(names(drawing), "|"); got != want {
			t.Errorf("the lanes of goroutines are %q, want %q", got, want)
		}
		if len(drawing.Table.Rows) != strings.Count(want, "|")+1 {
			t.Errorf("the table has %v for the lanes %s", drawing.Table.Rows, want)
		}
	}
}

// TestLanesAreComparedAlike gives the lanes a case with fewer workers, who are idle the
// least: the title compares cases that differ in nothing but the variant.
func TestLanesAreComparedAlike(t *testing.T) {
	w := newWorld(15, 0.01)
	f := w.file(4, w.pool())
	fewer := *f.Labs[0].Of("queue", 4, 1e6)
	fewer.Workers = 1
	fewer.Spans = []results.Span{{Worker: 0, From: 0, To: 5 * time.Millisecond}}
	f.Labs[0].Cases = append(f.Labs[0].Cases, fewer)
	says(t, drawn(t, "lanes", f, "08-pool").Title, "equal-split: workers idle 37.5%; queue: 19.2%")
}
