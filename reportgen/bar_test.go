package main

import (
	"strings"
	"testing"

	"workbook/reportgen/internal/results"
)

// TestOneLineForAWarningOfManyLabs wants the labs of one kind of amber warning in one
// line, and every red one whole.
func TestOneLineForAWarningOfManyLabs(t *testing.T) {
	warning := func(level results.Level, code, lab, text string) results.Warning {
		return results.Warning{Level: level, Code: code, Lab: lab, Text: text}
	}
	var out strings.Builder
	newProgress(&out).end(&results.File{Warnings: []results.Warning{
		warning(results.Amber, "load", "", "Busy."),
		warning(results.Amber, "imprecise", "02-race", "Wide in serial."),
		warning(results.Red, "wrong-sum", "03-mutex", "Wrong."),
		warning(results.Amber, "imprecise", "03-mutex", "Wide in all."),
		warning(results.Red, "wrong-sum", "04-processes", "Wrong too."),
		warning(results.Amber, "imprecise", "11-waiting", "Wide."),
		warning(results.Amber, "yours", "11-waiting", "A race."),
		warning(results.Note, "imprecise", "12-global-lock", "Nearly."),
	}})
	want := `amber: Busy.
amber: 02-race: Wide in serial.
amber: the same in 2 more labs: 03, 11; the page names the cases
red: 03-mutex: Wrong.
red: 04-processes: Wrong too.
amber: 11-waiting: A race.
`
	if out.String() != want {
		t.Errorf("printed:\n%s\nwant:\n%s", out.String(), want)
	}
}
