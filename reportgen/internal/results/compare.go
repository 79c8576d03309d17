package results

import (
	"cmp"
	"fmt"
	"slices"

	"workbook/labs/units"
	"workbook/reportgen/internal/stats"
)

// A Comparison says how the cases of one file differ from those of a later one.
type Comparison struct {
	Machine    []Difference // what makes it another machine; then no row is judged
	Conditions []Difference // what else about the machine may explain a change
	Programs   []Difference // labs whose program is another one, by hash
	Rows       []Row        // cases that both files have, in the order of the first
	Controls   Controls
	OnlyBefore []Key
	OnlyAfter  []Key
}

// A Key says which case of a file.
type Key struct {
	Lab, Variant string
	Workers      int
	N            int64
}

// String names the case in one line.
func (k Key) String() string {
	return fmt.Sprintf("%s, %s, workers %d, n %s", k.Lab, k.Variant, k.Workers, units.Count(k.N))
}

func (c *Case) key(l *Lab) Key { return Key{l.Name, c.Variant, c.Workers, c.N} }

// A Row is one case in both files. The P of its Change is Holm's adjusted one.
type Row struct {
	Key
	Before, After stats.Interval // of the work time, in nanoseconds
	stats.Change                 // of the work time
	Speedup       stats.Change   // of the speedup
	Verdict       stats.Verdict  // on the work time; "" if it is not compared
	Cause         Cause          // of a verdict that it is faster or slower
	Why           string         // it is not compared, though the machine is the same; else empty

	// TooFew: with that few launches no p tells one changed case among all from chance.
	TooFew bool

	program  sameness
	launches [2]int // in the old and the new file
}

// HasProgram reports whether both files tell the hash of the lab's program.
func (r Row) HasProgram() bool { return r.program != unknownProgram }

func workKind(f *File) string {
	if f.MeanWork {
		return "mean of its repeats"
	}
	return "median of its repeats"
}

// Compare compares the times of the cases that both files have. The more cases, the
// more of them differ by chance alone: at 95%, one in 20. So a case counts as faster
// or slower only if its U test says so at stats.Alpha after Holm's correction ("A
// simple sequentially rejective multiple test procedure", 1979), and its ratio's
// interval lies beyond stats.Margin. Cases of labs whose program is the same are
// controls for the others: see [Controls].
func Compare(before, after *File) Comparison {
	var c Comparison
	c.Machine, c.Conditions = differences(before.Machine, after.Machine)
	if a, b := before.disturbedShare(), after.disturbedShare(); max(a, b) > disturbedLimit {
		c.Conditions = append(c.Conditions, Difference{"launches disturbed by other programs", units.Percent(a), units.Percent(b)})
	}
	if before.MeanWork != after.MeanWork {
		c.Conditions = append(c.Conditions, Difference{"time of a launch", workKind(before), workKind(after)})
	}
	c.Programs = changedPrograms(before, after)
	beforeKeys, beforeCases := before.index()
	afterKeys, afterCases := after.index()
	for _, key := range beforeKeys {
		a, b := beforeCases[key], afterCases[key]
		if b.Case == nil {
			c.OnlyBefore = append(c.OnlyBefore, key)
			continue
		}
		row := Row{Key: key, Before: a.Summary.Work, After: b.Summary.Work, Why: unfit(a.Case, b.Case),
			program: compareProgram(a.lab.Program, b.lab.Program), launches: [2]int{len(a.Samples), len(b.Samples)}}
		if len(c.Machine) == 0 && row.Why == "" {
			row.Change, row.Verdict = stats.Changed(a.Work(), b.Work()), stats.CantTell
			row.Speedup = stats.Changed(a.lab.speedups(a.Case), b.lab.speedups(b.Case))
		}
		c.Rows = append(c.Rows, row)
	}
	for _, key := range afterKeys {
		if beforeCases[key].Case == nil {
			c.OnlyAfter = append(c.OnlyAfter, key)
		}
	}
	c.Controls = controls(c.Rows)
	for i := range c.Rows {
		c.Rows[i].widen(c.Controls.Between)
	}
	for _, program := range []sameness{unknownProgram, sameProgram, changedProgram} {
		correct(c.Rows, program)
	}
	for i := range c.Rows {
		c.Rows[i].judge(c.Controls)
	}
	return c
}

// A labCase is a case and the lab that it belongs to.
type labCase struct {
	*Case
	lab *Lab
}

// index returns the file's cases by key, and the keys in order.
func (f *File) index() (keys []Key, cases map[Key]labCase) {
	cases = map[Key]labCase{}
	for i := range f.Labs {
		l := &f.Labs[i]
		for j := range l.Cases {
			key := l.Cases[j].key(l)
			keys, cases[key] = append(keys, key), labCase{&l.Cases[j], l}
		}
	}
	return keys, cases
}

// unfit says why two cases cannot be compared, or nothing if they can.
func unfit(before, after *Case) string {
	for _, fault := range []struct {
		what string
		has  func(*Case) bool
	}{
		{"wrong sums", (*Case).Untrue},
		{"no samples", func(c *Case) bool { return len(c.Samples) == 0 }},
		{fmt.Sprintf("fewer than %d samples", stats.MinSamples), func(c *Case) bool { return len(c.Samples) < stats.MinSamples }},
	} {
		switch {
		case fault.has(before) && fault.has(after):
			return fault.what + " in both files"
		case fault.has(before):
			return fault.what + " in the old file"
		case fault.has(after):
			return fault.what + " in the new file"
		}
	}
	return ""
}

// correct raises the p of the rows with this sameness by Holm's method. Only these
// are one family: a change of a lab's source cannot show in a lab that is the same.
func correct(rows []Row, program sameness) {
	var family []*Row
	for i := range rows {
		if rows[i].Ratio.Known() && rows[i].program == program {
			family = append(family, &rows[i])
		}
	}
	slices.SortStableFunc(family, func(a, b *Row) int { return cmp.Compare(a.P, b.P) })
	least := 0.0
	for place, r := range family {
		least = max(least, min(1, r.P*float64(len(family)-place)))
		r.P = least
		r.TooFew = stats.LeastP(r.launches[0], r.launches[1])*float64(len(family)) >= stats.Alpha
	}
}

// judge gives a row that has an interval its verdict, and a change its cause.
func (r *Row) judge(c Controls) {
	if !r.Ratio.Known() {
		return
	}
	r.Verdict = verdict(r.Ratio)
	if r.Verdict != stats.NoDifference && r.P >= stats.Alpha {
		r.Verdict = stats.CantTell
	}
	if r.Verdict == stats.Faster || r.Verdict == stats.Slower {
		r.Cause = r.cause(c)
	}
}

// verdict says what an interval of new / old shows: a time that grew is slower.
func verdict(ratio stats.Interval) stats.Verdict {
	return stats.Judge(ratio.Map(func(x float64) float64 { return 1 / x }), stats.Noise{})
}
