package machine

import (
	"fmt"
	"strings"

	"workbook/labs/units"
	"workbook/reportgen/internal/results"
)

// loadLimit is the load average, a share of the logical CPUs, beyond which
// something else was at work before the start.
const loadLimit = 0.25

// Warnings returns what m itself says against a measurement on it: the codes
// one-cpu, battery, load, governor and virtual.
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
	warn(m.CPUsLogical > 0 && m.Load > loadLimit*float64(m.CPUsLogical), results.Note, "load", fmt.Sprintf(
		"Over the minute before the start %s tasks were at work on average, a build just before included; "+
			"close other programs and measure again.", units.Number(m.Load)))
	warn(strings.Contains(m.Governor, "powersave"), results.Note, "governor",
		"The CPU governor is powersave, so the clock may start low and rise only under load; "+
			"choose the governor performance for steadier times.")
	warn(m.Virtual != "", results.Note, "virtual", fmt.Sprintf(
		"Something stands between programs and hardware here (%s), so others may share the CPUs unseen; "+
			"compare figures only with ones from this same machine.", m.Virtual))
	return found
}
