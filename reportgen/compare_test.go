package main

import (
	"strings"
	"testing"

	"workbook/reportgen/internal/results"
)

// TestCompareNamesWhatFailed has a lab that failed in one of two runs: its cases are in the
// other file alone.
func TestCompareNamesWhatFailed(t *testing.T) {
	before := &results.File{Labs: []results.Lab{{Name: "02-race", Status: results.OK}}}
	after := &results.File{Labs: []results.Lab{{Name: "02-race", Status: results.Failed, Error: "does not build:\nmain.go:7: undefined: x"}}}
	text := (&compareCommand{Old: "a.json", New: "b.json"}).text(before, after, results.Compare(before, after))
	if n := strings.Count(text, "     02-race failed: does not build: main.go:7: undefined: x\n"); n != 1 {
		t.Errorf("%d times in\n%s", n, text)
	}
}
