package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"workbook/labs/plain"
	"workbook/labs/units"
	"workbook/reportgen/internal/results"
	"workbook/reportgen/internal/stats"
)

// compareCommand prints what changed between two results files of one machine.
type compareCommand struct {
	Old typedPath `arg:"" placeholder:"OLD" help:"The earlier results file."`
	New typedPath `arg:"" placeholder:"NEW" help:"The later results file."`
}

func (c *compareCommand) Run(sh *shell) error {
	before, err := results.Open(string(c.Old))
	if err != nil {
		return err
	}
	after, err := results.Open(string(c.New))
	if err != nil {
		return err
	}
	// Tools that keep numbers as doubles change the last digits of the seed.
	if before.Created.Equal(after.Created) && before.Duration == after.Duration {
		return fmt.Errorf("%s and %s hold the same run; measure again with make report, and compare then", plain.Path(string(c.Old)), plain.Path(string(c.New)))
	}
	comparison := results.Compare(before, after)
	if _, err := io.WriteString(sh.stdout, c.text(before, after, comparison)); err != nil {
		return fmt.Errorf("print the comparison: %w", err)
	}
	if len(comparison.Machine) == 0 && after.Created.Before(before.Created) {
		complain(sh.stderr, fmt.Errorf("%s, the first file, is the newer one; name the older one first", plain.Path(string(c.Old))))
	}
	switch {
	case len(comparison.Machine) > 0:
		return fmt.Errorf("%s and %s are of different machines, or of one that was set up in two ways, so nothing is judged; measure both on one machine, in one way", c.Old, c.New)
	case len(comparison.Rows) == 0:
		return errors.New("no case is in both files; measure the same labs for both")
	}
	return nil
}

// text is the whole comparison, within 80 columns if names and figures are short
// enough.
func (c *compareCommand) text(before, after *results.File, found results.Comparison) string {
	var out strings.Builder
	for _, side := range []struct {
		what, path string
		file       *results.File
	}{{"old", string(c.Old), before}, {"new", string(c.New), after}} {
		fmt.Fprintf(&out, "%s: %s, %s\n     %s\n", side.what, plain.Path(side.path), side.file.Created.Format("2006-01-02 15:04 MST"), side.file.Machine.Line())
		for _, w := range side.file.Warnings {
			if w.Level != results.Note && w.Lab == "" {
				fmt.Fprintf(&out, "     %s: %s\n", w.Level, plain.Line(w.Text))
			}
		}
		for _, l := range side.file.Labs {
			if l.Status == results.Failed {
				fmt.Fprintf(&out, "     %s failed: %s\n", plain.Line(l.Name), plain.Line(cmp.Or(l.Error, "the file does not say why")))
			}
		}
	}
	writeDifferences(&out, "not comparable", found.Machine)
	writeDifferences(&out, "not the same", found.Conditions)
	writeDifferences(&out, "another program", found.Programs)
	if len(found.Rows) > 0 {
		judged := len(found.Machine) == 0
		writeRows(&out, found.Rows, judged)
		if judged {
			writeFoot(&out, found)
		}
	}
	writeKeys(&out, "only in the old file", found.OnlyBefore)
	writeKeys(&out, "only in the new file", found.OnlyAfter)
	return out.String()
}

func writeDifferences(out io.Writer, heading string, differences []results.Difference) {
	for _, d := range differences {
		fmt.Fprintf(out, "%s: %s %s (old), %s (new)\n", heading, d.What, cmp.Or(d.Before, "none"), cmp.Or(d.After, "none"))
	}
}

// writeRows writes a line a case under a heading for each lab and n.
func writeRows(out io.Writer, rows []results.Row, judged bool) {
	width := utf8.RuneCountInString("variant")
	for _, r := range rows {
		width = max(width, utf8.RuneCountInString(r.Variant))
	}
	var figures []any
	format := "  %-*s %3v %8s %8s"
	if judged {
		format += "  %-17s %5s %7s %s"
		figures = []any{"new/old (95%)", "finds", "speedup", "verdict"}
	}
	fmt.Fprintln(out)
	writeLine(out, format, append([]any{width, "variant", "W", "old", "new"}, figures...)...)
	var heading string
	for _, r := range grouped(rows) {
		if h := fmt.Sprintf("%s, n %s", r.Lab, units.Count(r.N)); h != heading {
			heading = h
			fmt.Fprintln(out, heading)
		}
		if r.Why != "" {
			writeLine(out, "  %-*s %3d  not compared: %s", width, r.Variant, r.Workers, r.Why)
			continue
		}
		if judged {
			figures = []any{
				fmt.Sprintf("%s (%s–%s)", units.Ratio(r.Ratio.Median), units.Number(r.Ratio.Lo), units.Number(r.Ratio.Hi)),
				least(r), speedup(r), verdict(r),
			}
		}
		writeLine(out, format, append([]any{width, r.Variant, r.Workers,
			units.Time(r.Before.Median), units.Time(r.After.Median)}, figures...)...)
	}
}

// least writes the smallest change that the row's comparison finds.
func least(r results.Row) string {
	if l := r.Least(); l < 10 {
		return fmt.Sprintf("%.0f%%", math.Ceil(100*l))
	}
	return "–"
}

// speedup writes how the case's speedup changed, if it has one.
func speedup(r results.Row) string {
	if r.Speedup.Ratio.Known() {
		return units.Ratio(r.Speedup.Ratio.Median)
	}
	return ""
}

// verdict writes the verdict, and the cause of a change in parentheses.
func verdict(r results.Row) string {
	if r.Cause == results.NoCause {
		return string(r.Verdict)
	}
	return fmt.Sprintf("%s (%s)", r.Verdict, r.Cause)
}

func writeLine(out io.Writer, format string, args ...any) {
	fmt.Fprintln(out, strings.TrimRight(fmt.Sprintf(format, args...), " "))
}

// grouped returns the rows with those of one lab and n together, else in order.
func grouped(rows []results.Row) []results.Row {
	type group struct {
		lab string
		n   int64
	}
	first := map[group]int{}
	for i, r := range rows {
		g := group{r.Lab, r.N}
		if _, seen := first[g]; !seen {
			first[g] = i
		}
	}
	sorted := slices.Clone(rows)
	slices.SortStableFunc(sorted, func(a, b results.Row) int {
		return first[group{a.Lab, a.N}] - first[group{b.Lab, b.N}]
	})
	return sorted
}

// writeFoot counts the verdicts and says what they mean.
func writeFoot(out io.Writer, found results.Comparison) {
	counts := map[stats.Verdict]int{}
	cases, tooFew, nameless := 0, 0, false
	for _, r := range found.Rows {
		if r.Why != "" {
			continue
		}
		counts[r.Verdict]++
		cases++
		nameless = nameless || !r.HasProgram()
		if r.TooFew {
			tooFew++
		}
	}
	var parts []string
	for _, v := range []stats.Verdict{stats.Slower, stats.Faster, stats.NoDifference, stats.CantTell} {
		parts = append(parts, fmt.Sprintf("%d %s", counts[v], v))
	}
	fmt.Fprintf(out, "\nOf %s: %s.\n", units.Plural(cases, "case"), strings.Join(parts, ", "))
	if c := found.Controls; c.Shift.Known() {
		fmt.Fprintf(out, "The %d cases whose program is the same: new/old %s (%s–%s).\n",
			c.Cases, units.Ratio(c.Shift.Median), units.Number(c.Shift.Lo), units.Number(c.Shift.Hi))
		if c.Between > 0.005 {
			fmt.Fprintf(out, "They differ by another %s from run to run, so all intervals are wider by it.\n", units.Percent(c.Between))
		}
	}
	if tooFew > 0 {
		fmt.Fprintf(out, "%s with too few launches: if only one of them changed, chance among that many\ncases explains it. Measure with a larger BUDGET.\n", units.Plural(tooFew, "case"))
	}
	fmt.Fprintf(out, `
old, new: median work time. new/old: Hodges–Lehmann shift with the interval of the
Mann–Whitney U test. finds: the smallest change that is found 4 times in 5.
speedup: new/old of the speedup; a change of the whole machine leaves it at 1.
Faster and slower need the interval beyond ±%g%%, and p < %g corrected for the number
of cases. Program the same, by Holm: chance calls one of them different in 1 comparison
of 20 at most. Program changed, by Benjamini and Hochberg: chance explains on average 1
of 20 that are called different at most.
`, 100*stats.Margin, stats.Alpha)
	if nameless {
		fmt.Fprint(out, "The files do not tell which programs were measured, so a cause is not known.\n")
		return
	}
	fmt.Fprint(out, `(program): the source changed, and what did not change cannot explain it.
(machine): the source is the same, so the machine or its software changed.
(unknown): the source changed, and so may the machine have.
`)
}

func writeKeys(out io.Writer, heading string, keys []results.Key) {
	if len(keys) == 0 {
		return
	}
	fmt.Fprintf(out, "\n%s:\n", heading)
	for _, key := range keys {
		fmt.Fprintf(out, "  %s\n", key)
	}
}
