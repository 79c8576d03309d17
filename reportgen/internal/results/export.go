package results

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"workbook/labs/plain"
	"workbook/labs/units"
	"workbook/reportgen/internal/stats"
)

// FileName is the name of a results file in the folder of a report.
const FileName = "results.json"

// An Export is a form in which a file leaves the project.
type Export struct {
	Name  string // of the file that it becomes
	What  string // what it is for, in a few words
	Write func(io.Writer) error
}

// Exports are the forms in which f leaves the project, itself first.
func Exports(f *File) []Export {
	return []Export{
		{FileName, "everything; a report can be made from it again", f.Write},
		{"samples.csv", "one row a sample, for a spreadsheet", func(w io.Writer) error { return WriteCSV(w, f) }},
		{"summary.md", "the figures as a Markdown table, to hand in or to discuss", func(w io.Writer) error { return WriteSummary(w, f) }},
		{"bench.txt", "one line a sample, to compare two machines with benchstat", func(w io.Writer) error { return WriteBench(w, f) }},
	}
}

// WriteBench writes every sample as a line of Go's benchmark format, which
// benchstat reads (go.dev/design/14313-benchmark-format).
func WriteBench(w io.Writer, f *File) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "goos: %s\ngoarch: %s\ncpu: %s\n", word(f.Machine.OS), word(f.Machine.Arch), plain.Line(f.Machine.CPUModel))
	fmt.Fprintln(out, "Unit peak-RSS-bytes better=lower")
	for _, l := range f.Labs {
		for _, c := range l.Cases {
			for _, s := range c.Samples {
				fmt.Fprintf(out, "BenchmarkLab/lab=%s/variant=%s/n=%d/workers=%d-%d %d %d ns/op",
					word(l.Name), word(c.Variant), c.N, c.Workers, f.Machine.CPUsUsable, s.Repeats, s.Work)
				if s.PeakRSS > 0 {
					fmt.Fprintf(out, " %d peak-RSS-bytes", s.PeakRSS)
				}
				fmt.Fprintln(out)
			}
		}
	}
	return out.Flush()
}

// word is text as part of a benchmark's name: without white space and without
// the characters that part it.
func word(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || !unicode.IsPrint(r) || r == '/' || r == '=' {
			return '_'
		}
		return r
	}, text)
}

// WriteSummary writes a Markdown table of all cases, for a hand-in or a pull
// request.
func WriteSummary(w io.Writer, f *File) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "# Concurrency workbook: what was measured\n\nMeasured %s on %s.\n\n",
		f.Created.Format("2006-01-02 15:04 MST"), markdown(f.Machine.Line()))
	fmt.Fprintln(out, "| lab | variant | workers | n | time | speedup | against the baseline | CPUs used | peak memory | wrong |")
	fmt.Fprintln(out, "|---|---|--:|--:|--:|--:|---|--:|--:|--:|")
	noise := f.Noise()
	for i := range f.Labs {
		l := &f.Labs[i]
		if l.Status == Failed {
			fmt.Fprintf(out, "| %s | failed: %s | | | | | | | | |\n", markdown(l.Name), markdown(l.Error))
		}
		for j := range l.Cases {
			c := &l.Cases[j]
			s := c.Summary
			fmt.Fprintf(out, "| %s | %s | %d | %s | %s | %s | %s | %s | %s | %d of %d |\n",
				markdown(l.Name), markdown(c.Variant), c.Workers, units.Count(c.N),
				known(s.Work, units.Time), known(s.Speedup, units.Ratio), c.standing(noise),
				known(s.CPUsUsed, units.Number), f.memory(c), c.Wrong(), c.Right()+c.Wrong())
		}
	}
	if len(f.Warnings) > 0 {
		fmt.Fprintf(out, "\nWarnings:\n\n")
	}
	for _, w := range f.Warnings {
		where := ""
		if w.Lab != "" {
			where = ", " + markdown(w.Lab)
		}
		fmt.Fprintf(out, "- %s, %s%s: %s\n", markdown(string(w.Level)), markdown(w.Code), where, markdown(w.Text))
	}
	return out.Flush()
}

// known writes a median, or a dash if nothing was measured.
func known(i stats.Interval, write func(float64) string) string {
	if i.Samples == 0 {
		return "–"
	}
	return write(i.Median)
}

// memory writes the case's peak memory, or the bound that it is.
func (f *File) memory(c *Case) string {
	peak := known(c.Summary.PeakRSS, units.Bytes)
	if f.AtFloor(c) {
		return "≤ " + peak
	}
	return peak
}

// standing is how the case does against its baseline, in a word or two.
func (c *Case) standing(noise stats.Noise) string {
	switch {
	case c.Untrue():
		return "wrong sums"
	case c.Baseline:
		return "baseline"
	}
	return string(stats.Judge(c.Summary.Speedup, noise))
}

// Line tells the machine in one line, leaving out what the system does not tell.
func (m Machine) Line() string {
	parts := []string{m.CPUModel, units.Plural(m.CPUsUsable, "usable CPU")}
	if m.Memory > 0 {
		parts = append(parts, units.Bytes(float64(m.Memory)))
	}
	parts = append(parts, m.OS+"/"+m.Arch, m.Virtual, m.GoVersion)
	return plain.Line(strings.Join(slices.DeleteFunc(parts, func(part string) bool { return part == "" }), ", "))
}

// markdown is text on one line that Markdown takes for nothing but text.
func markdown(text string) string { return markup.Replace(plain.Line(text)) }

// markup escapes what Markdown gives a meaning inside a line, and takes links
// apart that would need no brackets.
var markup = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "{", `\{`, "}", `\}`, "[", `\[`, "]", `\]`,
	"<", `\<`, ">", `\>`, "#", `\#`, "|", `\|`, "!", `\!`, "&", `\&`, "~", `\~`, "@", `\@`,
	"://", `:\//`, "www.", `www\.`,
)
