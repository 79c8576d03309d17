package chart

import (
	"fmt"
	"slices"
	"strings"

	"workbook/labs/units"
	"workbook/reportgen/internal/results"
	"workbook/reportgen/internal/stats"
)

// Glance draws the whole file: a row for each variant, a large dot with its
// interval for the speedup of one case, small dots for its other cases. Colour
// tells right sums from wrong ones, shape the race detector's verdict.
func Glance(f *results.File) (Chart, error) {
	noise := f.Noise()
	shown, left := glimpses(f)
	mains := each(shown, func(s glimpse) point { return s.main })
	ended, _ := split(mains, compared)
	c := Chart{Kind: "glance", Table: glanceTable(f)}
	why := f.Machine.NoSpeedup()
	if why == "" && len(ended) == 0 {
		why = "no lab has a case to compare with its baseline"
	}
	if why != "" {
		none := nothing(why, c.Table)
		none.Kind = c.Kind
		return none, nil
	}
	var trunks []trunk
	for _, s := range shown {
		number, _, _ := strings.Cut(s.lab.Name, "-")
		trunks = append(trunks, trunk{s.lab.Name, s.main.Variant, outcome(s.main, noise), number})
	}
	yard := overBaseline(f, results.Serial)
	x := yard.axis(ended)
	g := forest(trunks, glanceRow, x)
	names := g.glimpses(yard, shown, x)
	told, rest := tally(noise, mains)
	c.Title = told
	c.Caption = rest + fmt.Sprintf("A large dot is the variant's case that is nearest to the course's task, %d workers and N = %s; "+
		"the line through it is the 95%% interval of its speedup over the lab's baseline, if that is wider than the dot. "+
		"Small dots are the variant's other cases, and an arrow at the edge points to one beyond it. ", taskWorkers, units.Count(taskN)) +
		yard.words() + " " + allBases(f) + leftOut(left) + failures(f)
	c.Height = g.top + forestFoot + glanceRow*len(shown)
	c.Key = g.key(names...)
	var err error
	c.Options, err = g.options()
	return c, err
}

// tally counts what the intervals show. A wrong sum is neither fast nor slow, and neither
// is none. If the title has no room for it, it tells of the largest group, and the caption of
// all.
func tally(noise stats.Noise, drawn []point) (told, rest string) {
	const broken, endless stats.Verdict = "with wrong sums", "stuck"
	count := map[stats.Verdict]int{}
	for _, p := range drawn {
		verdict := judge(p.Summary.Speedup, noise)
		switch {
		case stuck(p):
			verdict = endless
		case p.Wrong() > 0:
			verdict = broken
		}
		count[verdict]++
	}
	var most stats.Verdict
	var parts []string
	for _, v := range []stats.Verdict{stats.Faster, stats.Slower, stats.NoDifference, stats.CantTell, broken, endless} {
		if count[v] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", count[v], v))
		}
		if count[v] > count[most] {
			most = v
		}
	}
	all := units.Plural(len(drawn), "variant") + " against serial: " + strings.Join(parts, ", ")
	if len(strings.Fields(all)) <= maxWords {
		return all, ""
	}
	told = fmt.Sprintf("%d of %d variants: %s", count[most], len(drawn), most)
	switch most {
	case stats.Faster, stats.Slower:
		told += " than serial"
	case stats.NoDifference, stats.CantTell:
		told += " from serial"
	}
	return told, all + ". "
}

// allBases says between which times the labs' baselines lie.
func allBases(f *results.File) string {
	var times []float64
	for c := range f.AllCases() {
		if c.Baseline && drawable(c.Summary.Work) {
			times = append(times, c.Summary.Work.Median)
		}
	}
	if len(times) == 0 {
		return "The baselines' times are not known."
	}
	return fmt.Sprintf("The baselines take %s to %s, each lab's own in the table.",
		units.Time(slices.Min(times)), units.Time(slices.Max(times)))
}

// failures names the labs that failed, or is "".
func failures(f *results.File) string {
	var all []string
	for _, l := range f.Labs {
		if l.Status == results.Failed {
			all = append(all, l.Name)
		}
	}
	if len(all) == 0 {
		return ""
	}
	return " Failed: " + strings.Join(all, ", ") + "."
}

// glanceTable holds every case of every lab.
func glanceTable(f *results.File) (t Table) {
	for i := range f.Labs {
		l := &f.Labs[i]
		all := points(f, l, Asked{})
		cases := caseTable(f.Noise(), all)
		t.Head = append(append([]string{"Lab"}, cases.Head...), "Race detector")
		for j, row := range cases.Rows {
			t.Rows = append(t.Rows, append(append([]string{l.Name}, row...), string(verdictOn(l, all[j].Variant))))
		}
	}
	return t
}
