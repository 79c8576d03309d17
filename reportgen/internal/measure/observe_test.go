package measure

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"workbook/reportgen/internal/results"
)

// TestTwoLooksInOneStepOfTheClock wants each moment to have a finite number of CPUs, since
// a results file with another one cannot be written, and no CPU time to be lost.
func TestTwoLooksInOneStepOfTheClock(t *testing.T) {
	const ms = time.Millisecond
	var s sampler
	s.keep(0, ms, 1)
	s.keep(10*ms, 10*ms, 2)
	s.keep(10*ms, 30*ms, 3)
	s.keep(30*ms, 70*ms, 4)
	want := []results.Moment{{At: 10 * ms, CPUs: 1, RSS: 2}, {At: 30 * ms, CPUs: 3, RSS: 4}}
	if diff := cmp.Diff(want, s.timeline); diff != "" {
		t.Error(diff)
	}
}
