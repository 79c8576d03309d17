package machine

import (
	"fmt"
	"strings"

	"workbook/labs/units"
	"workbook/reportgen/internal/results"
)

// Warnings returns what m itself says against a measurement on it: the codes
// one-cpu, gomaxprocs, quota, translated, battery and governor. There is no warning about a
// hypervisor, or about a build that ran just before, because most machines have both.
// If they cost time, Stop finds that the host or other programs took it.
func Warnings(m results.Machine) []results.Warning {
	var found []results.Warning
	warn := func(holds bool, level results.Level, code, text string) {
		if holds {
			found = append(found, results.Warning{Level: level, Code: code, Text: text})
		}
	}
	warn(m.AtOnce() == 1, results.Amber, "one-cpu",
		"Only one CPU is usable here, so workers take turns and no speedup is charted; "+
			"give the machine or container two CPUs or more to see workers run at once.")
	warn(m.GoIsBound(), results.Amber, "gomaxprocs", fmt.Sprintf(
		"GOMAXPROCS is %d here, so the goroutines of a process run on %s at most, while processes run on all %d; "+
			"unset GOMAXPROCS and measure again.", m.GoMaxProcs, units.Plural(m.GoMaxProcs, "CPU"), m.CPUsAffinity))
	warn(0 < m.CPUsAffinity && m.CPUsAffinity < m.GoMaxProcs, results.Amber, "gomaxprocs", fmt.Sprintf(
		"GOMAXPROCS is %d here, for %s: more threads of a process work at once than there are CPUs, and take turns; "+
			"unset GOMAXPROCS and measure again.", m.GoMaxProcs, units.Plural(m.CPUsAffinity, "usable CPU")))
	warn(m.CPUQuota > 0 && m.CPUQuota < float64(m.AtOnce()), results.Amber, "quota", fmt.Sprintf(
		"The container grants the time of %s CPUs and lets programs run on %d: workers run at once until that time is used up, "+
			"and are then stopped for the rest of the period, usually 0.1 s. Short launches look faster than long ones; "+
			"give the container whole CPUs of its own (docker run --cpuset-cpus 0,1) and measure again.",
		units.Number(m.CPUQuota), m.AtOnce()))
	warn(strings.HasSuffix(m.Virtual, translator), results.Red, "translated", fmt.Sprintf(
		"This Go is for %s and the processor is of another kind, so a translator such as Rosetta or QEMU runs all programs, "+
			"and slows each in its own way; install the Go for this processor, or run a container without --platform, and measure again.", m.Arch))
	warn(m.Battery, results.Amber, "battery",
		"The machine runs on battery and may slow its CPUs to save it; plug it in and measure again.")
	warn(strings.Contains(m.Governor, "powersave"), results.Note, "governor",
		"The CPU governor is powersave, so the clock may start low and rise only under load; "+
			"choose the governor performance for steadier times.")
	return found
}
