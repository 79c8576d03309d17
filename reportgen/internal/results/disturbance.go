package results

import (
	"fmt"

	"workbook/labs/units"
	"workbook/reportgen/internal/stats"
)

// disturbedLimit is the share of the launches that may be disturbed without a
// warning.
const disturbedLimit = 0.10

// disturbed warns if other programs took CPU time from many launches. Only those
// count for which the system tells.
func disturbed(f *File) []Warning {
	known := 0
	var lost []float64
	for _, l := range f.Labs {
		for _, c := range l.Cases {
			for _, s := range c.Samples {
				if s.Others != nil {
					known++
				}
				if s.Others != nil && s.Disturbed {
					lost = append(lost, *s.Others)
				}
			}
		}
	}
	if float64(len(lost)) <= disturbedLimit*float64(known) {
		return nil
	}
	who := "Other programs"
	if f.Machine.CPUQuota > 0 {
		who = "Other programs or the container's CPU quota"
	}
	return []Warning{{Level: Amber, Code: "disturbed", Text: fmt.Sprintf(
		"%s disturbed %s of the launches and took %s of the CPU time that these could have used; "+
			"close other programs and measure again.",
		who, units.Percent(float64(len(lost))/float64(known)), units.Percent(stats.Median(lost).Median))}}
}
