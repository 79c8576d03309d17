package results

import (
	"fmt"
	"iter"

	"workbook/labs/units"
	"workbook/reportgen/internal/stats"
)

// disturbedLimit is the share of the launches that may be disturbed without a
// warning.
const disturbedLimit = 0.10

// Disturbance counts the launches of the cases of which the system tells what other programs
// took, those that were disturbed, and the median share of their CPU time that was taken.
func Disturbance(cases iter.Seq[*Case]) (told, disturbed int, taken float64) {
	var shares []float64
	for c := range cases {
		for i := range c.Samples {
			s := &c.Samples[i] // a copy for each of a file's samples would take most of the time
			if s.Others != nil {
				told++
			}
			if s.Others != nil && s.Disturbed {
				shares = append(shares, *s.Others)
			}
		}
	}
	return told, len(shares), stats.Median(shares).Median
}

// disturbedShare is the share of the launches that other programs disturbed.
func (f *File) disturbedShare() float64 {
	told, disturbed, _ := Disturbance(f.AllCases())
	return float64(disturbed) / float64(max(told, 1))
}

// Whole reports whether a run may use all CPUs of the machine.
func (m Machine) Whole() bool { return m.CPUsUsable >= m.CPUsLogical && m.CPUQuota == 0 }

// disturbed warns if other programs took CPU time from many launches on a machine
// of which the run may not use all CPUs: there, what all CPUs did during the run says
// little. Only those launches count for which the system tells.
func disturbed(f *File) []Warning {
	if f.Machine.Whole() {
		return nil
	}
	told, disturbed, taken := Disturbance(f.AllCases())
	if float64(disturbed) <= disturbedLimit*float64(told) {
		return nil
	}
	who := "Other programs"
	if f.Machine.CPUQuota > 0 {
		who = "Other programs or the container's CPU quota"
	}
	return []Warning{{Level: Amber, Code: "disturbed", Text: fmt.Sprintf(
		"%s disturbed %s of the launches and took %s of the CPU time that these could have used; "+
			"close other programs and measure again.",
		who, units.Percent(float64(disturbed)/float64(told)), units.Percent(taken))}}
}
