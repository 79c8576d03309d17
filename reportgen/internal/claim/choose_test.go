package claim

import (
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/results"
)

// TestChoicesExcludeOneAnother tries the choices of every lesson on machines with
// 1 to 512 CPUs, or to 32 in a short test: whatever is measured, at most one of them
// is right, and one of those that depend on the CPUs always is.
func TestChoicesExcludeOneAnother(t *testing.T) {
	units, err := course.Load(os.DirFS("../../.."))
	if err != nil {
		t.Fatal(err)
	}
	largest := 512
	if testing.Short() {
		largest = 32
	}
	for _, u := range units {
		ask := u.Lesson.Predict
		most := 1
		if text := ask.Measure; strings.Contains(text, "cpus") || anyMentionsCPUs(ask.Choices) {
			most = largest
		}
		for cpus := 1; cpus <= most; cpus++ {
			f := &results.File{}
			f.Machine.CPUsUsable = cpus
			s := in(f, u.Name)
			q, err := s.quantity(ask.Measure)
			if err != nil {
				t.Fatalf("%s: %v", u.Path, err)
			}
			for _, x := range trials(ask.Choices, cpus) {
				var hold []string
				for _, c := range ask.Choices {
					r := &reading{scope: s, it: measuredAs(exactly(x), q.unit)}
					if verdict, err := r.chosen(c.Is); err != nil {
						t.Fatalf("%s: %v", u.Path, err)
					} else if verdict == Holds {
						hold = append(hold, c.Is)
					}
				}
				if len(hold) > 1 || most > 1 && len(hold) == 0 {
					t.Fatalf("%s: %d CPUs, measured %g: right are %q, want one", u.Path, cpus, x, hold)
				}
			}
		}
	}
}

func anyMentionsCPUs(choices []course.Choice) bool {
	for _, c := range choices {
		if strings.Contains(c.Is, "cpus") {
			return true
		}
	}
	return false
}

var numbers = regexp.MustCompile(`[0-9.]+(e[0-9]+)?%?`)

// trials are the values at which a choice can begin or end, and those beside them.
func trials(choices []course.Choice, cpus int) []float64 {
	xs := []float64{0, 1e12}
	for _, c := range choices {
		for _, text := range numbers.FindAllString(c.Is, -1) {
			x, _ := strconv.ParseFloat(strings.TrimSuffix(text, "%"), 64)
			if strings.HasSuffix(text, "%") {
				x /= 100
			}
			for _, at := range []float64{x, x * float64(cpus)} {
				xs = append(xs, at*(1-1e-9), at, at*(1+1e-9))
			}
		}
	}
	slices.Sort(xs)
	return slices.Compact(xs)
}
