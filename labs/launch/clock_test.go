package launch

import (
	"testing"
	"time"
)

// TestAClockThatIsSet wants no time at all where the system's clock, the only
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
