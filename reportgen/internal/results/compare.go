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

// A Row is one case in both files. The P of its Change is adjusted, see [Compare].
type Row struct {
	Key
	Before, After stats.Interval // of the work time, in nanoseconds
	stats.Change                 // of the work time
	Speedup       stats.Change   // of the speedup
	Verdict       stats.Verdict  // on the work time; "" if it is not compared
	Cause         Cause          // of a verdict that it is faster or slower
	Why           string         // it is not compared, though the machine is the same; else empty

	// TooFew: with that few launches no p tells one changed case of its family from chance.
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
// or slower only if its ratio's interval lies beyond stats.Margin, and if its U test
// says so at stats.Alpha after a correction for its family.
//
// If the program is the same, hardly any case differs, and one false alarm is one too
// many: Holm's correction keeps its chance below stats.Alpha ("A simple sequentially
// rejective multiple test procedure", 1979). If the program changed, many cases may
// differ, and finding them is what the comparison is for: by Benjamini and Hochberg's
// correction, at most a share of stats.Alpha of those that are found is due to chance,
// on average ("Controlling the false discovery rate", 1995). If none differs, the two
// promise the same.
//
// Cases of labs whose program is the same are controls for the others: see [Controls].
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
	correct(family(c.Rows, unknownProgram), holm)
	correct(family(c.Rows, sameProgram), holm)
	correct(family(c.Rows, changedProgram), benjaminiHochberg)
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

// family returns the rows that are corrected together, those with this sameness: a
// change of a lab's source cannot show in a lab that is the same.
func family(rows []Row, program sameness) (family []*Row) {
	for i := range rows {
		if rows[i].Ratio.Known() && rows[i].program == program {
			family = append(family, &rows[i])
		}
	}
	return family
}

// correct raises the p of a family by a method, which gets all of them in ascending
// order.
func correct(family []*Row, method func(ps []float64)) {
	slices.SortStableFunc(family, func(a, b *Row) int { return cmp.Compare(a.P, b.P) })
	ps := make([]float64, len(family))
	for i, r := range family {
		ps[i] = r.P
	}
	method(ps)
	for i, r := range family {
		r.P = ps[i]
		r.TooFew = stats.LeastP(r.launches[0], r.launches[1])*float64(len(family)) >= stats.Alpha
	}
}

// holm multiplies each p by how many are left, but makes none less than the one before.
func holm(ps []float64) {
	least := 0.0
	for i, p := range ps {
		least = max(least, min(1, p*float64(len(ps)-i)))
		ps[i] = least
	}
}

// benjaminiHochberg multiplies each p by how many there are for each that is no larger,
// but makes none larger than the one after it.
func benjaminiHochberg(ps []float64) {
	most := 1.0
	for i, p := range slices.Backward(ps) {
		most = min(most, p*float64(len(ps))/float64(i+1))
		ps[i] = most
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
