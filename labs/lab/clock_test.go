package lab

import (
	"testing"
	"time"

	"workbook/labs/launch"
)

// TestAClockThatIsSet wants no time at all where the system's clock, the only
// one that two processes share, was set during a launch.
func TestAClockThatIsSet(t *testing.T) {
	began := time.Now()
	l := Launched{Usage: launch.Usage{Began: began, Ended: began.Add(100 * time.Millisecond)}}
	for _, set := range []time.Duration{0, -time.Hour, time.Hour} {
		l.Sample.Began = began.Add(2*time.Millisecond + set).UnixNano()
		l.Sample.Ended = began.Add(97*time.Millisecond + set).UnixNano()
		start, teardown := 2*time.Millisecond, 3*time.Millisecond
		if set != 0 {
			start, teardown = 0, 0
		}
		if l.Start() != start || l.Teardown() != teardown || l.Wall() != 100*time.Millisecond {
			t.Errorf("set by %s: start %s, teardown %s, wall %s", set, l.Start(), l.Teardown(), l.Wall())
		}
	}
}
