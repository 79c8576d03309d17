package machine

import (
	"strings"

	"workbook/reportgen/internal/results"
)

// Warnings returns what m itself says against a measurement on it: the codes
// one-cpu, battery and governor. That a hypervisor is there or that a build ran just
// before is so on most machines, and no warning: what they cost shows as time that
// the host or other programs took during the run.
func Warnings(m results.Machine) []results.Warning {
	var found []results.Warning
	warn := func(holds bool, level results.Level, code, text string) {
		if holds {
			found = append(found, results.Warning{Level: level, Code: code, Text: text})
		}
	}
	warn(m.CPUsUsable == 1, results.Amber, "one-cpu",
		"Only one CPU is usable here, so workers take turns and no speedup is charted; "+
			"give the machine or container two CPUs or more to see workers run at once.")
	warn(m.Battery, results.Amber, "battery",
		"The machine runs on battery and may slow its CPUs to save it; plug it in and measure again.")
	warn(strings.Contains(m.Governor, "powersave"), results.Note, "governor",
		"The CPU governor is powersave, so the clock may start low and rise only under load; "+
			"choose the governor performance for steadier times.")
	return found
}
