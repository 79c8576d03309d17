package launch

import (
	"testing"
	"time"
)

// TestAClockThatIsSet wants no time at all if the system's clock, the only
// one that two processes share, was set during a launch.
func TestAClockThatIsSet(t *testing.T) {
	began := time.Now()
	r := Result{Usage: Usage{Began: began, Ended: began.Add(100 * time.Millisecond)}}
	for _, set := range []time.Duration{0, -time.Hour, time.Hour} {
		r.Sample.Began = began.Add(2*time.Millisecond + set).UnixNano()
		r.Sample.Ended = began.Add(97*time.Millisecond + set).UnixNano()
		start, teardown := 2*time.Millisecond, 3*time.Millisecond
		if set != 0 {
			start, teardown = 0, 0
		}
		if r.Start() != start || r.Teardown() != teardown || r.Wall() != 100*time.Millisecond {
			t.Errorf("set by %s: start %s, teardown %s, wall %s", set, r.Start(), r.Teardown(), r.Wall())
		}
	}
}

// TestTheClockGoes wants the finest clock to go as fast as Go's own, over many
// steps of that one, and never back.
func TestTheClockGoes(t *testing.T) {
	began, last := time.Now(), Clock()
	first, steps := last, 0
	for passed := time.Duration(0); steps < 20; {
		now := Clock()
		if now < last {
			t.Fatalf("from %s back to %s", last, now)
		}
		last = now
		if since := time.Since(began); since > passed+time.Millisecond {
			passed = since
			steps++
		}
	}
	fine, own := last-first, time.Since(began)
	if fine > 2*own || own > 2*fine {
		t.Errorf("%s passed, and %s by Go's own clock", fine, own)
	}
}
