package stacks

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"workbook/reportgen/internal/results"
)

const detected = `==================
WARNING: DATA RACE
Read at 0x00c000018128 by goroutine 8:
  main.unlocked.func1-range1()
      /home/ann/my work/labs/02-race/main.go:27 +0xab
  workbook/labs/lab.Share.Each()
      /home/ann/my work/labs/lab/task.go:65 +0xa1

Previous write at 0x00c000018128 by goroutine 10:
  sync/atomic.StoreInt64()
      /usr/local/go/src/sync/atomic/asm.s:3 +0x2
  main.unlocked.func1-range1()
      /home/ann/my work/labs/02-race/main.go:28 +0xbd

Goroutine 8 (running) created at:
  sync.(*WaitGroup).Go()
      /usr/local/go/src/sync/waitgroup.go:238 +0x72
==================
`

func TestRaces(t *testing.T) {
	want := []results.RaceReport{{
		Variant: "unlocked",
		Now:     results.Access{Op: "read", Function: "unlocked", File: "labs/02-race/main.go", Line: 27},
		Before:  results.Access{Op: "write", Function: "unlocked", File: "labs/02-race/main.go", Line: 28},
	}}
	twice := []byte("noise\n" + detected + detected + "Found 2 data race(s)\n")
	if diff := cmp.Diff(want, Races(twice, "unlocked", "/home/ann/my work")); diff != "" {
		t.Error(diff)
	}
}

func TestRacesOutsideTheProject(t *testing.T) {
	got := Races([]byte(detected), "unlocked", "/elsewhere")
	if len(got) != 1 || got[0].Now.File != "main.go" || got[0].Before.Function != "atomic.StoreInt64" {
		t.Errorf("got %+v", got)
	}
}

// FuzzParseRaces wants no panic and no half a report, whatever a lab prints.
func FuzzParseRaces(f *testing.F) {
	f.Add([]byte(detected))
	f.Add([]byte("WARNING: DATA RACE\nWrite at 0x1 by main goroutine:\n\n\nRead at 0x2 by x:\n  f()\n"))
	f.Fuzz(func(t *testing.T, stderr []byte) {
		for _, report := range Races(stderr, "v", "/root") {
			if report.Now.Op == "" || report.Before.Op == "" {
				t.Errorf("half a report: %+v", report)
			}
		}
	})
}
