package stacks

import (
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"workbook/reportgen/internal/results"
)

// RaceExit is the exit code of a program of a -race build that had a race, and no
// other's. FirstRace and TellRaces are settings of the environment for such a program:
// with the one it ends at the first race, with the other it goes on and tells all.
const (
	RaceExit  = 66
	FirstRace = "GORACE=halt_on_error=1 atexit_sleep_ms=0 exitcode=66"
	TellRaces = "GORACE=halt_on_error=0 atexit_sleep_ms=0 exitcode=66"
)

// access heads one side of a race in the detector's report.
var access = regexp.MustCompile(`^(?:Previous )?(?i:(atomic )?(read|write)) at 0x[0-9a-f]+ by `)

// Races reduces the detector's reports to both accesses: read or write,
// function, file and line of the innermost frame in the project at root.
func Races(stderr []byte, variant, root string) []results.RaceReport {
	var reports []results.RaceReport
	for _, text := range strings.Split(string(stderr), "WARNING: DATA RACE\n")[1:] {
		text, _, _ = strings.Cut(text, "==================")
		var sides []results.Access
		for _, block := range strings.Split(text, "\n\n") {
			heading, stack, _ := strings.Cut(block, "\n")
			if m := access.FindStringSubmatch(heading); m != nil {
				sides = append(sides, innermost(strings.ToLower(m[2]), stack, root))
			}
		}
		if len(sides) != 2 {
			continue
		}
		report := results.RaceReport{Variant: variant, Now: sides[0], Before: sides[1]}
		if !slices.Contains(reports, report) {
			reports = append(reports, report)
		}
	}
	return reports
}

// innermost returns the first frame of a stack that lies in the project, or the
// first of all if none does.
func innermost(op, stack, root string) results.Access {
	all := frames(stack)
	for _, f := range all {
		if file, ok := inside(root, f.file); ok {
			return results.Access{Op: op, Function: f.function, File: file, Line: f.line}
		}
	}
	if len(all) == 0 {
		return results.Access{Op: op}
	}
	return results.Access{Op: op, Function: all[0].function, File: filepath.Base(all[0].file), Line: all[0].line}
}
