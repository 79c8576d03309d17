package results

import "workbook/reportgen/internal/stats"

// A Cause is what a change comes from, as far as the files tell.
type Cause string

// What a change may come from.
const (
	NoCause      Cause = ""
	FromProgram  Cause = "program" // its source changed, and what did not change cannot explain it
	FromMachine  Cause = "machine" // its source is the same
	UnknownCause Cause = "unknown" // its source changed, and so may the machine have
)

// sameness says whether two files measured the same program of a lab.
type sameness int

const (
	unknownProgram sameness = iota // a file does not tell the hash
	sameProgram
	changedProgram
)

func compareProgram(before, after string) sameness {
	switch {
	case before == "" || after == "":
		return unknownProgram
	case before == after:
		return sameProgram
	}
	return changedProgram
}

// shown is how many digits of a hash tell programs apart for people.
const shown = 12

// changedPrograms returns the course's commits and the labs whose program is
// another one, if both files tell them.
func changedPrograms(before, after *File) (changed []Difference) {
	add := func(what, a, b string) {
		if compareProgram(a, b) == changedProgram {
			changed = append(changed, Difference{what, a[:shown], b[:shown]})
		}
	}
	add("commit of the course", before.Commit, after.Commit)
	for _, a := range before.Labs {
		for _, b := range after.Labs {
			if a.Name == b.Name {
				add(a.Name, a.Program, b.Program)
			}
		}
	}
	return changed
}

// cause asks whether the change is more than what the machine's own change can be:
// that of the controls or, without them, that of the lab's baseline, which is
// another variant and so shows in the speedup.
func (r *Row) cause(c Controls) Cause {
	switch {
	case r.program == sameProgram:
		return FromMachine
	case r.program == unknownProgram:
		return NoCause
	case c.Shift.Known():
		beyond := stats.Interval{Median: r.Ratio.Median / c.Shift.Median, Lo: r.Ratio.Lo / c.Shift.Hi,
			Hi: r.Ratio.Hi / c.Shift.Lo, Samples: r.Ratio.Samples}
		if verdict(beyond) == r.Verdict {
			return FromProgram
		}
	case r.Speedup.Ratio.Known():
		if stats.Judge(r.Speedup.Ratio, stats.Noise{}) == r.Verdict {
			return FromProgram
		}
	}
	return UnknownCause
}
