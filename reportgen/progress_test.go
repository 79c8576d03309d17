package main

import (
	"strings"
	"testing"

	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/results"
)

// TestStandingCounts wants an exercise to count that passed on a machine without a race
// detector: nothing is left to do for it.
func TestStandingCounts(t *testing.T) {
	var s standing
	for i, state := range results.Attempts {
		u := course.Unit{Number: string(rune('0' + i)), Exercise: "exercise"}
		s.add(u, i > 0, state)
	}
	if s.predicted != len(results.Attempts)-1 || s.exercises != len(results.Attempts)-1 || s.passed != 2 {
		t.Errorf("%+v", s)
	}
	if !strings.Contains(s.next, "predict 0") {
		t.Errorf("next is %q, want the first prediction that is missing", s.next)
	}
}
