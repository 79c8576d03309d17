package lab

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"workbook/labs/launch"
	"workbook/labs/plain"
	"workbook/labs/units"
)

// tableRounds is how often the table launches every variant. It launches them in
// turn, so that a drift of the machine affects all of them.
const tableRounds = 3

// table launches this program again for every chosen variant and the baseline,
// and prints the results. The launches are those that the report makes.
func table(ctx context.Context, variants []Variant, o options, stdout io.Writer) error {
	self, err := os.Executable()
	if err != nil {
		return fmt.Errorf("find this program to launch it: %w", err)
	}
	rows := layOut(variants, o.chosen)
	for i := range rows {
		if o.absent != "" && rows[i].variant.Name == launch.Yours {
			rows[i].is, _, _ = strings.Cut(o.absent, ":")
			rows[i].why = o.absent
		}
	}
	for range tableRounds {
		for i := range rows {
			if err := rows[i].launch(ctx, self, o, patience(o, rows[0])); err != nil {
				return fmt.Errorf("variant %s: %w", rows[i].variant.Name, err)
			}
		}
	}
	fmt.Fprintf(stdout, "%s: the sum of 1..%s, workers: %d, expected: %s\n\n",
		name(), units.Count(o.task.N), o.task.Workers, units.Count(o.task.Expected()))
	if err := write(stdout, rows); err != nil {
		return err
	}
	if flag := slowed(); flag != "" {
		_, err = fmt.Fprintf(stdout, "\nThis program was built with %s, so its times and memory are not those of a normal build.\n", flag)
	}
	return err
}

// layOut gives a row to the baseline, first, and to every other chosen variant.
func layOut(variants, chosen []Variant) []row {
	baseline := slices.IndexFunc(variants, func(v Variant) bool { return v.Baseline })
	rows := []row{{variant: variants[baseline]}}
	for _, v := range chosen {
		if v.Name != variants[baseline].Name {
			rows = append(rows, row{variant: v})
		}
	}
	return rows
}

// patience is how long a launch may take before it counts as stuck: far longer
// than any variant takes that ends at all. The baseline waits for nobody, so it is
// trusted to end, and its time says how long the task is.
func patience(o options, baseline row) time.Duration {
	const longest = 24 * time.Hour
	if len(baseline.all) == 0 {
		return longest
	}
	start := 5*time.Second + time.Duration(o.task.Workers)*50*time.Millisecond
	work := 1000 * baseline.time() * float64(max(o.repeat, 1))
	return start + o.length + time.Duration(min(work, float64(longest)))
}

// write prints the rows below their headings, names aligned to the left and figures
// to the right. Then it says why a row is empty, and what its variant refused.
func write(stdout io.Writer, rows []row) error {
	lines := [][]string{{"variant", "result", "is", "time", "speedup", "CPUs used", "peak memory"}}
	for _, r := range rows {
		lines = append(lines, r.cells(rows[0]))
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
	for _, r := range rows {
		if r.why != "" {
			fmt.Fprintf(&text, "\n%s %s\n", r.variant.Name, plain.Line(r.why))
		}
		if refused := r.sum(func(l launch.Result) int64 { return l.Refused }); refused > 0 {
			fmt.Fprintf(&text, "\n%s refused messages that were no results of its task: %s; find out who sends them\n", r.variant.Name, units.Count(refused))
		}
	}
	_, err := io.WriteString(stdout, text.String())
	return err
}

// A row is one variant's launches. If a launch gave no sample, is and why say so,
// and the variant is not launched again.
type row struct {
	variant Variant
	all     []launch.Result
	is, why string
}

// launch launches the row's variant once more.
func (r *row) launch(ctx context.Context, self string, o options, limit time.Duration) error {
	if r.is != "" {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	l, err := launch.Lab(ctx, self, launch.Call{
		Variant: r.variant.Name, N: o.task.N, Workers: o.task.Workers, Repeat: o.repeat, For: o.length,
	})
	switch missing := Unavailable(""); {
	case err == nil:
		r.all = append(r.all, l)
	case errors.As(err, &missing):
		r.is, r.why = "unavailable", "is unavailable: "+string(missing)
	case r.variant.Baseline:
		return err
	case errors.Is(err, NotAttempted):
		r.is, r.why = "not attempted", "is not attempted: labs/"+name()+"/exercise/exercise.go says what to make"
	case r.variant.Name == launch.Yours:
		r.is, r.why = fault(err, limit)
	case errors.Is(err, context.DeadlineExceeded):
		r.is, r.why = "stuck", "is stuck: it did not end within "+units.Time(float64(limit))+", and was ended"
	default:
		return err
	}
	return nil
}

// fault says how a launch of the student's variant ended, why and at which line of
// the exercise.
func fault(err error, limit time.Duration) (is, why string) {
	failed := (*launch.Error)(nil)
	if !errors.As(err, &failed) {
		return string(launch.Failed), "failed: " + err.Error()
	}
	switch failed.Outcome() {
	case launch.DidNotEnd:
		why = "did not end within " + units.Time(float64(limit))
	case launch.Crashed:
		why = "crashed: it " + failed.Error()
	default:
		why = "failed: " + failed.Error()
	}
	if place := failed.Place("labs/" + name() + "/exercise"); place != "" {
		why += ", at " + place
	}
	return string(failed.Outcome()), why
}

func (r row) cells(baseline row) []string {
	if r.is != "" {
		return []string{r.variant.Name, "none", r.is, "–", "–", "–", "–"}
	}
	return []string{
		r.variant.Name,
		r.result(),
		r.verdict(),
		units.Time(r.time()),
		r.speedup(baseline),
		ifTold(units.Number, r.middle(launch.Result.CPUsUsed)),
		ifTold(units.Bytes, r.middle(func(l launch.Result) float64 { return float64(l.PeakRSS) })),
	}
}

// ifTold is a figure of the system's as text. What the system does not tell is 0.
func ifTold(text func(float64) string, figure float64) string {
	if figure == 0 {
		return "–"
	}
	return text(figure)
}

// result is the first wrong sum, if there was one, or else the right one.
func (r row) result() string {
	for _, l := range r.all {
		if l.Wrong > 0 {
			return units.Count(l.Sum)
		}
	}
	return units.Count(r.all[0].Sum)
}

func (r row) verdict() string {
	if r.wrong() == 0 {
		return "right"
	}
	return fmt.Sprintf("wrong %d of %d times", r.wrong(), r.sum(func(l launch.Result) int64 { return int64(l.Repeats) }))
}

// speedup is the row's speedup over the baseline. The student's variant has none if
// a sum was wrong: a program that may be wrong can be as fast as it likes.
func (r row) speedup(baseline row) string {
	if r.variant.Name == launch.Yours && r.wrong() > 0 || baseline.is != "" {
		return "–"
	}
	return units.Ratio(baseline.time() / r.time())
}

func (r row) wrong() int64 { return r.sum(func(l launch.Result) int64 { return int64(l.Wrong) }) }

// sum adds up a figure of the launches.
func (r row) sum(of func(launch.Result) int64) (all int64) {
	for _, l := range r.all {
		all += of(l)
	}
	return all
}

func (r row) time() float64 {
	return r.middle(func(l launch.Result) float64 { return float64(l.Work) })
}

// middle returns the median of a figure over the launches.
func (r row) middle(of func(launch.Result) float64) float64 {
	figures := make([]float64, len(r.all))
	for i, l := range r.all {
		figures[i] = of(l)
	}
	slices.Sort(figures)
	return figures[len(figures)/2]
}
