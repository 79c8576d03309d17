package chart

import (
	"testing"
	"time"

	"workbook/reportgen/internal/results"
)

// A request that takes 3 ms at one load and 9 ms at another is named by its tail,
// not by the time of all requests together.
func TestLatencyShowsMedianAndTail(t *testing.T) {
	w := newWorld(15, 0)
	queue := func(name string, all, median, p99 time.Duration) results.Case {
		c := w.variant(name, 4, 400, all)
		for i := range c.Samples {
			c.Samples[i].Phases = map[string]time.Duration{"median": median, "p99": p99, "rest": all - median - p99}
		}
		return c
	}
	f := w.file(2, lab("20-tail", w.serial(400, 130),
		queue("queue-50", 200*time.Millisecond, time.Millisecond, 3*time.Millisecond),
		queue("queue-95", 100*time.Millisecond, 4*time.Millisecond, 9*time.Millisecond)))
	asked := Asked{Kind: "latency", Variant: "queue-95", Against: "queue-50"}
	c, err := Draw(asked, f, &f.Labs[0])
	sound(t, "latency", c, err)
	if want := "queue-95: p99 is 3.00× queue-50's"; c.Title != want {
		t.Errorf("the title is %q, want %q", c.Title, want)
	}
	if len(c.Table.Rows) != 2 {
		t.Errorf("%d rows of numbers, want those of the two queues", len(c.Table.Rows))
	}
}

func TestTheVariantWithoutALossIsNamed(t *testing.T) {
	w := newWorld(15, 0)
	l := w.race()
	l.Cases = append(l.Cases, w.variant("atomic", 4, 1e6, time.Millisecond))
	says(t, drawn(t, "loss", w.file(2, l), "02-race").Title, "135 of 150 sums wrong; atomic: none")
	l.Cases = append(l.Cases, w.variant("mutex", 4, 1e6, time.Millisecond))
	says(t, drawn(t, "loss", w.file(2, l), "02-race").Title, "135 of 150 sums wrong; others: none")
}

// CPU time that a system accounts for late is put where it was spent.
func TestNoMomentUsesMoreThanTheMachineHas(t *testing.T) {
	ms := func(at int, cpus float64) results.Moment {
		return results.Moment{At: time.Duration(at) * time.Millisecond, CPUs: cpus}
	}
	p := settled(point{Case: &results.Case{Timeline: []results.Moment{ms(10, 1), ms(50, 0), ms(60, 8), ms(70, 1)}}}, 2)
	want := []results.Moment{ms(10, 1), ms(60, 1.6), ms(70, 1)}
	if len(p.Timeline) != len(want) {
		t.Fatalf("%v, want %v", p.Timeline, want)
	}
	for i, m := range p.Timeline {
		if m != want[i] {
			t.Errorf("moment %d is %v, want %v", i, m, want[i])
		}
	}
}
