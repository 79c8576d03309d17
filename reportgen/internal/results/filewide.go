package results

import (
	"cmp"
	"fmt"
	"slices"

	"workbook/labs/units"
	"workbook/reportgen/internal/stats"
)

// noise warns if the baseline measured against itself differs by so much that a
// verdict is rare, or differs in one direction.
func noise(f *File) []Warning {
	var texts []string
	if ratio := f.Calibration.Noise.Ratio; ratio.Known() && (ratio.Lo > 1+stats.Margin || ratio.Hi < 1/(1+stats.Margin)) {
		texts = append(texts, fmt.Sprintf("The baseline measured against itself gives %s and not 1, so the machine changed during the run; "+
			"close other programs, let it cool and measure again.", units.Ratio(ratio.Median)))
	}
	if _, hi := f.WidestBand(); hi > 1+tooWide {
		texts = append(texts, fmt.Sprintf("Measured as often as a case, the baseline differs from itself by up to %s, so smaller differences "+
			"can't be told; close other programs and measure again.", units.Percent(hi-1)))
	}
	var found []Warning
	for _, text := range texts {
		found = append(found, Warning{Level: Amber, Code: "noise", Text: text})
	}
	return found
}

// samePrograms is how far apart the times of two baselines may lie and still come
// from the same loop: some labs have a baseline of their own.
const samePrograms = 2

// baselines warns if the loop that most labs have as their baseline took another
// time in one lab than in another: then the machine changed between them.
func baselines(f *File) []Warning {
	type timed struct {
		lab string
		Case
	}
	byN := map[int64][]timed{}
	for _, l := range f.Labs {
		for _, c := range l.Cases {
			if c.Baseline && c.Summary.Work.Known() {
				byN[c.N] = append(byN[c.N], timed{l.Name, c})
			}
		}
	}
	var worst, fastest, slowest = 1 + tooWide, timed{}, timed{}
	for _, cases := range byN {
		slices.SortFunc(cases, func(a, b timed) int { return cmp.Compare(a.Summary.Work.Median, b.Summary.Work.Median) })
		middle := cases[len(cases)/2].Summary.Work.Median
		same := slices.DeleteFunc(cases, func(c timed) bool {
			ratio := c.Summary.Work.Median / middle
			return ratio > samePrograms || ratio < 1./samePrograms
		})
		first, last := same[0], same[len(same)-1]
		if ratio := last.Summary.Work.Median / first.Summary.Work.Median; ratio > worst && last.Summary.Work.Lo > first.Summary.Work.Hi {
			worst, fastest, slowest = ratio, first, last
		}
	}
	if fastest.lab == "" {
		return nil
	}
	return []Warning{{Level: Amber, Code: "baseline", N: fastest.N, Text: fmt.Sprintf(
		"The same loop over N = %s took %s in %s and %s in %s, so the machine changed during the run; compare no times across labs, and measure again.",
		units.Count(fastest.N), units.Time(fastest.Summary.Work.Median), fastest.lab, units.Time(slowest.Summary.Work.Median), slowest.lab)}}
}
