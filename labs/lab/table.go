package lab

import (
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"workbook/labs/launch"
	"workbook/labs/units"
)

// tableRounds is how often the table launches every variant, in turn, so that a
// drift of the machine meets all of them alike.
const tableRounds = 3

// table launches this program again for every chosen variant and the baseline,
// and prints what came of it. The launches are those that the report makes.
func table(ctx context.Context, variants []Variant, o options, stdout io.Writer) error {
	self, err := os.Executable()
	if err != nil {
		return fmt.Errorf("find this program to launch it: %w", err)
	}
	shown := slices.Clone(o.chosen)
	if len(shown) == 1 && !shown[0].Baseline {
		baseline := slices.IndexFunc(variants, func(v Variant) bool { return v.Baseline })
		shown = []Variant{variants[baseline], shown[0]}
	}
	rows := make([]row, len(shown))
	for range tableRounds {
		for i, v := range shown {
			l, err := Launch(ctx, self, Call{Task: o.task, Variant: v.Name, Repeat: o.repeat, For: o.length})
			if err != nil {
				return fmt.Errorf("variant %s: %w", v.Name, err)
			}
			rows[i].add(v, l)
		}
	}
	fmt.Fprintf(stdout, "%s: the sum of 1..%s, workers: %d, expected: %s\n\n",
		name(), units.Count(o.task.N), o.task.Workers, units.Count(o.task.Expected()))
	return write(stdout, rows)
}

// A row is one variant's launches.
type row struct {
	variant Variant
	all     []Launched
}

func (r *row) add(v Variant, l Launched) { r.variant, r.all = v, append(r.all, l) }

// write prints the rows under their headings: names to the left, all else to
// the right.
func write(stdout io.Writer, rows []row) error {
	baseline := rows[slices.IndexFunc(rows, func(r row) bool { return r.variant.Baseline })]
	lines := [][]string{{"variant", "result", "is", "time", "speedup", "CPUs used", "peak memory"}}
	for _, r := range rows {
		lines = append(lines, []string{
			r.variant.Name,
			r.result(),
			r.verdict(),
			units.Time(r.time()),
			units.Ratio(baseline.time() / r.time()),
			units.Number(r.middle(func(l Launched) float64 { return cpus(l.Usage) })),
			units.Bytes(r.middle(func(l Launched) float64 { return float64(l.PeakRSS) })),
		})
	}
	widths := make([]int, len(lines[0]))
	for _, line := range lines {
		for i, cell := range line {
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	var text strings.Builder
	for _, line := range lines {
		fmt.Fprintf(&text, "%-*s", widths[0], line[0])
		for i, cell := range line[1:] {
			fmt.Fprintf(&text, "  %*s", widths[i+1], cell)
		}
		text.WriteByte('\n')
	}
	_, err := io.WriteString(stdout, text.String())
	return err
}

// result is the first wrong sum, where there was one, or else the right one.
func (r row) result() string {
	for _, l := range r.all {
		if l.Wrong > 0 {
			return units.Count(l.Sum)
		}
	}
	return units.Count(r.all[0].Sum)
}

func (r row) verdict() string {
	right, wrong := 0, 0
	for _, l := range r.all {
		right, wrong = right+l.Right, wrong+l.Wrong
	}
	if wrong == 0 {
		return "right"
	}
	return fmt.Sprintf("wrong %d of %d times", wrong, right+wrong)
}

func (r row) time() float64 {
	return r.middle(func(l Launched) float64 { return float64(l.Work) })
}

// middle returns the median of a figure over the launches.
func (r row) middle(of func(Launched) float64) float64 {
	figures := make([]float64, len(r.all))
	for i, l := range r.all {
		figures[i] = of(l)
	}
	slices.Sort(figures)
	return figures[len(figures)/2]
}

// cpus is CPU time over wall time: how many CPUs a launch kept busy.
func cpus(u launch.Usage) float64 {
	return float64(u.User+u.System) / float64(max(u.Wall(), time.Nanosecond))
}
