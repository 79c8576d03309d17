package page

import (
	"fmt"
	"strings"

	"workbook/labs/units"
	"workbook/reportgen/internal/results"
	"workbook/reportgen/internal/stats"
)

// A since says how the cases of a lab changed since an earlier report of the same
// machine.
type since struct {
	When  string
	Sum   string   // how many cases are faster, slower and so on
	Cases []string // those that changed, one line each
}

// newSince compares each lab of two files. It is empty if there is no earlier
// file, or if that one is from another machine: then a difference says nothing.
func newSince(before, after *results.File) map[string]since {
	if before == nil || before.Created.Equal(after.Created) {
		return nil
	}
	compared := results.Compare(before, after)
	if len(compared.Machine) > 0 {
		return nil
	}
	counts := map[string]map[stats.Verdict]int{}
	all := map[string]since{}
	for _, row := range compared.Rows {
		if row.Verdict == "" {
			continue
		}
		s := all[row.Lab]
		s.When = before.Created.Format("2 January 2006, 15:04 MST")
		if row.Verdict == stats.Faster || row.Verdict == stats.Slower {
			s.Cases = append(s.Cases, changed(row))
		}
		if counts[row.Lab] == nil {
			counts[row.Lab] = map[stats.Verdict]int{}
		}
		counts[row.Lab][row.Verdict]++
		s.Sum = sumOf(counts[row.Lab])
		all[row.Lab] = s
	}
	return all
}

// changed writes one case: "lock-once, 4 workers, N = 1,000,000: 1.30× faster; the
// program changed".
func changed(r results.Row) string {
	ratio := r.Change.Ratio.Median
	if r.Verdict == stats.Faster {
		ratio = 1 / ratio
	}
	text := fmt.Sprintf("%s, %s, N = %s: %s %s", r.Variant, units.Plural(r.Workers, "worker"), units.Count(r.N), units.Ratio(ratio), r.Verdict)
	switch r.Cause {
	case results.FromProgram:
		text += "; its program changed"
	case results.FromMachine:
		text += "; its program is the same, so the machine changed"
	}
	return text
}

func sumOf(counts map[stats.Verdict]int) string {
	var parts []string
	for _, v := range []stats.Verdict{stats.Faster, stats.Slower, stats.NoDifference, stats.CantTell} {
		if counts[v] > 0 {
			parts = append(parts, fmt.Sprintf("%s %s", units.Plural(counts[v], "case"), v))
		}
	}
	return strings.Join(parts, ", ")
}
