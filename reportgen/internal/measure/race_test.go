package measure

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"workbook/labs/launch"
	"workbook/reportgen/internal/results"
)

// aRace is a report of the race detector.
const aRace = `==================
WARNING: DATA RACE
Read at 0x00c000018128 by goroutine 8:
  main.unlocked()
      /p/labs/07-bad/main.go:27 +0xab

Previous write at 0x00c000018128 by goroutine 10:
  main.unlocked()
      /p/labs/07-bad/main.go:28 +0xbd

==================
`

// TestARaceIsWhatTheDetectorFound wants a race only from a detector that reports
// one and ends the program for it, and unavailable from one that cannot work, with
// its own words.
func TestARaceIsWhatTheDetectorFound(t *testing.T) {
	cannot := "the race detector cannot start: " + filepath.Base(os.Args[0]) + " -list: "
	for how, want := range map[string]results.Race{
		"no-detector":                {Status: results.Unavailable, Why: cannot + "ended with exit status 66: FATAL: ThreadSanitizer: unexpected memory mapping 0x711993472000-0x711993900000"},
		"no-memory-for-the-detector": {Status: results.Unavailable, Why: cannot + "ended with exit status 1: ==41==ERROR: ThreadSanitizer failed to allocate 0x4000 bytes"},
		"detector-gives-up":          {Status: results.Unavailable, Why: "variant v: exit status 66: race: limit on 8128 simultaneously alive goroutines is exceeded, dying"},
		"ends-as-a-race-does":        {Status: results.Unavailable, Why: "variant v: exit status 66"},
		"prints-a-race":              {Status: results.Clean},
		"lacks-a-server":             {Status: results.Unavailable, Why: "no server"},
	} {
		s := bad(t, how)
		if got := s.race(t.Context(), "/p", s.path); got.Status != want.Status || got.Why != want.Why {
			t.Errorf("%s: got %q, %q; want %q, %q", how, got.Status, got.Why, want.Status, want.Why)
		}
	}
}

// TestTheBaselineAloneIsAsked wants a verdict of a program that ran, also in the lab that
// has nothing but the baseline.
func TestTheBaselineAloneIsAsked(t *testing.T) {
	baseline, other := results.Case{Variant: "serial", Baseline: true}, results.Case{Variant: "v"}
	for _, c := range []struct{ cases, want []results.Case }{
		{[]results.Case{baseline}, []results.Case{baseline}},
		{[]results.Case{baseline, other}, []results.Case{other}},
	} {
		if diff := cmp.Diff(c.want, own(c.cases)); diff != "" {
			t.Error(diff)
		}
	}
}

// TestAProgramThatIsGone is one that something has removed after it was built. That is
// neither the race detector's fault nor the student's.
func TestAProgramThatIsGone(t *testing.T) {
	s := bad(t, "removed")
	s.path = filepath.Join(t.TempDir(), "gone")
	s.lab.Cases[0].Variant = results.Yours
	if got := s.race(t.Context(), "/p", s.path); got.Status != results.Unavailable || strings.Contains(got.Why, "race detector") {
		t.Errorf("got %q, %q", got.Status, got.Why)
	}
	_, err := s.launch(t.Context(), 0, launch.Call{Repeat: 1})
	if err == nil || s.without(t.Context(), 0, err) || len(s.fallen) > 0 {
		t.Errorf("the student's variant is left out for %v", err)
	}
	if err := s.list(t.Context(), t.TempDir(), t.TempDir(), nil); err == nil || strings.Contains(err.Error(), "git checkout") {
		t.Errorf("got %v, which names a file to restore", err)
	}
}
