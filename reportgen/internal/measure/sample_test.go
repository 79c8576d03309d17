package measure

import (
	"testing"
	"time"

	"workbook/labs/launch"
)

// TestDisturbedIsWhatOthersDelay gives launches of 20 ms on two CPUs.
func TestDisturbedIsWhatOthersDelay(t *testing.T) {
	const ms = time.Millisecond
	for _, test := range []struct {
		name      string
		cpu       time.Duration
		queued    time.Duration
		waits     int64
		told      bool
		disturbed bool
	}{
		{name: "alone", cpu: 20 * ms, queued: ms / 50, waits: 2, told: true},
		{name: "another program had the CPU three times", cpu: 11 * ms, queued: 9 * ms, waits: 3, told: true, disturbed: true},
		{name: "threads that wake each other", cpu: 24 * ms, queued: 16 * ms, waits: 1600},
		{name: "more waits than anybody can count", cpu: 24 * ms, queued: 16 * ms, waits: 1 << 62},
		{name: "mostly asleep", cpu: ms / 2, queued: ms / 4, waits: 1, told: true},
		{name: "the system does not tell", cpu: 20 * ms, queued: -1},
		{name: "nothing used", queued: 0},
	} {
		began := time.Unix(0, 0)
		got := sample(launch.Result{
			Sample: launch.Sample{Repeats: 20, Work: ms, WorkCPU: test.cpu, Queued: test.queued, Waits: test.waits,
				Began: began.UnixNano(), Ended: began.Add(20 * ms).UnixNano()},
			Usage: launch.Usage{Began: began, Ended: began.Add(20 * ms)},
		})
		if (got.Others != nil) != test.told || got.Disturbed != test.disturbed {
			t.Errorf("%s: others' share %v, disturbed %v", test.name, got.Others, got.Disturbed)
		}
	}
}
