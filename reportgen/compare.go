package main

import (
	"errors"
	"fmt"
	"io"
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
	Old string `arg:"" placeholder:"OLD" help:"The earlier results file."`
	New string `arg:"" placeholder:"NEW" help:"The later results file."`
}

func (c *compareCommand) Run(sh *shell) error {
	before, err := results.Open(c.Old)
	if err != nil {
		return err
	}
	after, err := results.Open(c.New)
	if err != nil {
		return err
	}
	comparison := results.Compare(before, after)
	if _, err := io.WriteString(sh.stdout, c.text(before, after, comparison)); err != nil {
		return fmt.Errorf("print the comparison: %w", err)
	}
	switch {
	case len(comparison.Machine) > 0:
		return fmt.Errorf("%s and %s are of different machines, so nothing is judged; measure both on one machine", c.Old, c.New)
	case len(comparison.Rows) == 0:
		return errors.New("no case is in both files; measure the same labs for both")
	}
	return nil
}

// text is the whole comparison, within 80 columns where names and figures let
// it.
func (c *compareCommand) text(before, after *results.File, found results.Comparison) string {
	var out strings.Builder
	for _, side := range []struct {
		what, path string
		file       *results.File
	}{{"old", c.Old, before}, {"new", c.New, after}} {
		fmt.Fprintf(&out, "%s: %s, %s\n     %s\n", side.what, plain.Path(side.path), side.file.Created.Format("2006-01-02 15:04 MST"), side.file.Machine.Line())
	}
	writeDifferences(&out, "another machine", found.Machine)
	writeDifferences(&out, "not the same", found.Conditions)
	if len(found.Rows) > 0 {
		writeRows(&out, found.Rows, len(found.Machine) == 0)
	}
	writeKeys(&out, "only in the old file", found.OnlyBefore)
	writeKeys(&out, "only in the new file", found.OnlyAfter)
	return out.String()
}

func writeDifferences(out io.Writer, heading string, differences []results.Difference) {
	for _, d := range differences {
		fmt.Fprintf(out, "%s: %s %s (old), %s (new)\n", heading, d.What, orNone(d.Before), orNone(d.After))
	}
}

func orNone(text string) string {
	if text == "" {
		return "none"
	}
	return text
}

// writeRows writes a line a case under a heading for each lab and n, and below
// them what the verdicts stand on.
func writeRows(out io.Writer, rows []results.Row, judged bool) {
	width := utf8.RuneCountInString("variant")
	for _, r := range rows {
		width = max(width, utf8.RuneCountInString(r.Variant))
	}
	ratio, p, verdict := "", "", ""
	if judged {
		ratio, p, verdict = "new/old (95%)", "p", "verdict"
	}
	fmt.Fprintln(out)
	writeLine(out, "  %-*s %3s %8s %8s  %-17s %6s %s", width, "variant", "W", "old", "new", ratio, p, verdict)
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
			ratio, p, verdict = units.Ratio(r.Ratio.Median), "", string(r.Verdict)
			if r.Ratio.Known() {
				ratio += fmt.Sprintf(" (%s–%s)", units.Number(r.Ratio.Lo), units.Number(r.Ratio.Hi))
				p = chance(r.P)
			}
		}
		writeLine(out, "  %-*s %3d %8s %8s  %-17s %6s %s", width, r.Variant, r.Workers,
			units.Time(r.Before.Median), units.Time(r.After.Median), ratio, p, verdict)
	}
	if judged {
		writeFoot(out, rows)
	}
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

// chance writes a p.
func chance(p float64) string {
	if p < 0.001 {
		return "<0.001"
	}
	return fmt.Sprintf("%.3f", p)
}

// writeFoot counts the verdicts and says what they stand on.
func writeFoot(out io.Writer, rows []results.Row) {
	counts := map[stats.Verdict]int{}
	cases := 0
	for _, r := range rows {
		if r.Why == "" {
			counts[r.Verdict]++
			cases++
		}
	}
	var parts []string
	for _, v := range []stats.Verdict{stats.Slower, stats.Faster, stats.NoDifference, stats.CantTell} {
		parts = append(parts, fmt.Sprintf("%d %s", counts[v], v))
	}
	fmt.Fprintf(out, `
Of %d cases: %s.
old, new: median work time. p: Mann–Whitney U test, raised for the number of
cases (Holm): chance alone calls a case different in 1 comparison of 20 at most.
Faster and slower also need the interval clear of ±%g%% and of the noise band.
This tells chance from change. It does not tell why: a machine that was warmer
or busier is slower too.
`, cases, strings.Join(parts, ", "), 100*stats.Margin)
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
