package fanout

import (
	"slices"
	"testing"
	"time"
)

func TestAClockThatIsSetTellsNoPhases(t *testing.T) {
	if got, want := stretches([]int64{10, 12, 12, 15}), []time.Duration{2, 0, 3}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	for _, times := range [][]int64{{10, 9, 12, 15}, {10, 12, 11, 15}, {10, 12, 14, 3}} {
		if got := stretches(times); got != nil {
			t.Errorf("%v: got %v, want none", times, got)
		}
	}
}
