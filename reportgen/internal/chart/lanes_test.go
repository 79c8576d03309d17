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
	for g := range int64(12) {
		c.Lanes = append(c.Lanes, results.Lane{Goroutine: g, State: results.Waiting, From: 0, To: 10},
			results.Lane{Goroutine: g, State: results.Running, From: 10, To: 1000})
	}
	drawing := drawn(t, "lanes", f, "03-mutex")
	if boxes := renders(t, drawing, "lane"); len(boxes) != maxTraced {
		t.Errorf("%d stretches are drawn, want one for each of %d goroutines", len(boxes), maxTraced)
	}
	says(t, drawing.Title, "lock-once: 11.9 CPUs used")
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
