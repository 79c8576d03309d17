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

func TestChoose(t *testing.T) {
	s := in(machine(2), "03-mutex")
	speed := []string{">= 2.5", ">= 0.9 and < 2.5", "< 0.9"}
	for _, c := range []struct {
		measure string
		is      []string
		index   int
		ok      bool
	}{
		{"speedup(lock-once)", speed, 1, true},
		{"speedup(lock-every-add)", speed, 2, true},
		{"speedup(lock-once)", []string{"> 2 * cpus", "> cpus / 2", "<= cpus / 2"}, 1, true},
		{"speedup(lock-once)", []string{">= 2", "< 2"}, 0, false},
		{"speedup(lock-once)", []string{"> 10", "> 20"}, -1, false},
		{"speedup(lock-often)", speed, -1, false},
		{"busy(lock-once)", []string{"> 90%", "<= 90%"}, 1, false},
		{"time(lock-once)", []string{"> 1ms", "not (> 1ms)"}, 1, true},
		{"right(lock-once)", []string{"== 1", "< 1"}, 0, true},
		{"speedup(lock-once)", []string{"> 1", "> 0"}, 0, true},
	} {
		index, ok, err := s.Choose(c.measure, c.is)
		if c.is[0] == ">= 2" { // the median may lie on either side
			index = c.index
		}
		if err != nil || index != c.index || ok != c.ok {
			t.Errorf("%s of %q: got %d, %t, %v; want %d, %t", c.measure, c.is, index, ok, err, c.index, c.ok)
		}
	}
	if _, _, err := s.Choose("time(lock-once)", []string{"> 1"}); err == nil {
		t.Error("a time against a plain number: want an error")
	}
}
