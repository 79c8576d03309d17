package claim

import (
	"testing"
	"time"

	"workbook/reportgen/internal/results"
)

// TestStuck reads a lab with a case that has no samples, and never will.
func TestStuck(t *testing.T) {
	f := machine(2)
	f.Labs = append(f.Labs, ran("15-stuck", results.Race{Status: results.Clean},
		measured("serial", 0, 1e6, 0.4, nil),
		results.Case{Variant: "opposite", Workers: 4, N: 1e6, Expect: results.ExpectStuck, Stuck: &results.Stuck{After: time.Second}},
		results.Case{Variant: "lucky", Workers: 4, N: 1e6, Expect: results.ExpectStuck, Stuck: &results.Stuck{Ended: true}}))
	s := in(f, "15-stuck")
	for src, want := range map[string]string{
		"stuck(opposite)":         "100%",
		"stuck(lucky)":            "0%",
		"stuck(serial)":           "0%",
		"samples(opposite)":       "0",
		"workers(opposite)":       "4",
		"time(opposite)":          NotMeasured,
		"right(opposite)":         NotMeasured,
		"lost(opposite)":          NotMeasured,
		"spread(opposite)":        NotMeasured,
		"memory(opposite)":        NotMeasured,
		"ratio(opposite, serial)": NotMeasured,
	} {
		if got, err := s.Value(src); err != nil || got != want {
			t.Errorf("%s: got %q, %v; want %q", src, got, err, want)
		}
	}
	for src, want := range map[string]Verdict{
		"stuck(opposite) == 1":     Holds,
		"stuck(lucky) == 1":        Fails,
		"slower(opposite, serial)": CantTell,
		"right(opposite) == 1":     CantTell,
	} {
		if out, err := s.Claim(src); err != nil || out.Verdict != want || want == CantTell && out.Why == "" {
			t.Errorf("%s: got %+v, %v; want %s", src, out, err, want)
		}
	}
}
