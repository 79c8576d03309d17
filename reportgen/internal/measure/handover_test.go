package measure

import (
	"context"
	"runtime"
	"testing"
	"time"

	"workbook/reportgen/internal/stats"
)

// oneCPU leaves this program a single CPU, as if the others had been taken away: what
// has it keeps it for 10 ms, until the runtime takes it away.
func oneCPU(t *testing.T) {
	before := runtime.GOMAXPROCS(1)
	t.Cleanup(func() { runtime.GOMAXPROCS(before) })
}

// TestAHandOverThatNobodyAnswersEnds wants the end from within the turns: all of them
// would take twenty seconds here.
func TestAHandOverThatNobodyAnswersEnds(t *testing.T) {
	oneCPU(t)
	asked := 0
	_, answered := handOver(func() bool { asked++; return asked > 1 })
	if answered || asked != 2 {
		t.Errorf("answered: %v, and it was asked %d times whether to end; want an end at the second time", answered, asked)
	}
}

// TestCPUsThatGoAwayLeaveTheHandOverOut wants what one CPU can measure.
func TestCPUsThatGoAwayLeaveTheHandOverOut(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes as long as a hand-over that is given up")
	}
	oneCPU(t)
	handover, alone := cacheLine(t.Context(), 2)
	if handover != (stats.Interval{}) || !alone.Known() {
		t.Errorf("handed over in %v, alone in %v; want only the second", handover, alone)
	}
}

// TestCalibrationEndsWithItsContext wants no hand-over and no worker's sum after Ctrl-C.
func TestCalibrationEndsWithItsContext(t *testing.T) {
	oneCPU(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if handover, alone := cacheLine(ctx, 2); handover.Known() || alone.Known() {
		t.Errorf("handed over in %v, alone in %v after the end", handover, alone)
	}
	c := newCeiling(64)
	c.round(ctx)
	for i, times := range c.times {
		if len(times) > 0 {
			t.Errorf("%d workers added up for %v after the end", c.workers[i], time.Duration(times[0]))
		}
	}
}
