package results

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"

	"workbook/labs/plain"
	"workbook/labs/units"
	"workbook/reportgen/internal/stats"
)

// A Comparison is what became of the cases of one file in a later one.
type Comparison struct {
	Machine    []Difference // what makes it another machine; then no row is judged
	Conditions []Difference // what else about the machine may explain a change
	Rows       []Row        // cases that both files have, in the order of the first
	OnlyBefore []Key
	OnlyAfter  []Key
}

// A Difference is something about the machine that the two files do not share.
type Difference struct{ What, Before, After string }

// A Key says which case of a file.
type Key struct {
	Lab, Variant string
	Workers      int
	N            int64
}

func (k Key) String() string {
	return fmt.Sprintf("%s, %s, workers %d, n %s", k.Lab, k.Variant, k.Workers, units.Count(k.N))
}

func (c *Case) key(l *Lab) Key { return Key{l.Name, c.Variant, c.Workers, c.N} }

// A Row is one case in both files. Its P is Holm's adjusted one.
type Row struct {
	Key
	Before, After stats.Interval // of the work time, in nanoseconds
	stats.Change
	Verdict stats.Verdict // "" where it is not compared
	Why     string        // it is not compared, though the machine is the same; else empty
}

// Compare compares the work times of the cases that both files have. The more
// cases, the more of them differ by chance alone: at 95%, one in 20. So a case
// counts as faster or slower only if its U test says so at stats.Alpha after
// Holm's correction for all cases ("A simple sequentially rejective multiple
// test procedure", 1979), and its ratio clears the noise band of both files.
func Compare(before, after *File) Comparison {
	var c Comparison
	c.Machine, c.Conditions = differences(before.Machine, after.Machine)
	beforeKeys, beforeCases := before.index()
	afterKeys, afterCases := after.index()
	for _, key := range beforeKeys {
		a, b := beforeCases[key], afterCases[key]
		if b == nil {
			c.OnlyBefore = append(c.OnlyBefore, key)
			continue
		}
		row := Row{Key: key, Before: a.Summary.Work, After: b.Summary.Work, Why: unfit(a, b)}
		if len(c.Machine) == 0 && row.Why == "" {
			row.Change, row.Verdict = stats.Changed(a.Work(), b.Work()), stats.CantTell
		}
		c.Rows = append(c.Rows, row)
	}
	for _, key := range afterKeys {
		if beforeCases[key] == nil {
			c.OnlyAfter = append(c.OnlyAfter, key)
		}
	}
	judge(c.Rows, wider(before.Calibration.Noise.Ratio, after.Calibration.Noise.Ratio))
	return c
}

// index returns the file's cases by key, and the keys in order.
func (f *File) index() (keys []Key, cases map[Key]*Case) {
	cases = map[Key]*Case{}
	for i := range f.Labs {
		l := &f.Labs[i]
		for j := range l.Cases {
			key := l.Cases[j].key(l)
			keys, cases[key] = append(keys, key), &l.Cases[j]
		}
	}
	return keys, cases
}

// unfit says why two cases cannot be compared, or nothing where they can.
func unfit(before, after *Case) string {
	for _, fault := range []struct {
		what string
		has  func(*Case) bool
	}{
		{"wrong sums", (*Case).Untrue},
		{"no samples", func(c *Case) bool { return len(c.Samples) == 0 }},
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

// judge corrects the p of every row that has an interval and judges the row.
// The others can't tell whatever their p, so they do not count as cases.
func judge(rows []Row, noise stats.Interval) {
	var judged []*Row
	for i := range rows {
		if rows[i].Ratio.Known() {
			judged = append(judged, &rows[i])
		}
	}
	slices.SortStableFunc(judged, func(a, b *Row) int { return cmp.Compare(a.P, b.P) })
	least := 0.0
	for place, r := range judged {
		least = max(least, min(1, r.P*float64(len(judged)-place)))
		r.P = least
		speedup := r.Ratio.Map(func(ratio float64) float64 { return 1 / ratio })
		r.Verdict = stats.Judge(speedup, noise)
		if r.Verdict != stats.NoDifference && r.P >= stats.Alpha {
			r.Verdict = stats.CantTell
		}
	}
}

// wider returns the noise with the wider band.
func wider(a, b stats.Interval) stats.Interval {
	_, hiA := stats.Band(a)
	_, hiB := stats.Band(b)
	if hiA > hiB {
		return a
	}
	return b
}

// sameMemory is how far, as a share, the memory of one machine may differ from
// start to start: the kernel keeps some for itself.
const sameMemory = 0.05

// differences tells another machine from the same one in another condition. A
// new Go or kernel is a condition: what it changes is worth comparing.
func differences(before, after Machine) (machine, conditions []Difference) {
	note := func(list *[]Difference, what, a, b string) {
		if a != b {
			*list = append(*list, Difference{what, plain.Line(a), plain.Line(b)})
		}
	}
	note(&machine, "CPU model", before.CPUModel, after.CPUModel)
	note(&machine, "CPUs", strconv.Itoa(before.CPUsLogical), strconv.Itoa(after.CPUsLogical))
	note(&machine, "usable CPUs", strconv.Itoa(before.CPUsUsable), strconv.Itoa(after.CPUsUsable))
	note(&machine, "system", before.OS+"/"+before.Arch, after.OS+"/"+after.Arch)
	note(&machine, "virtual machine", before.Virtual, after.Virtual)
	a, b := float64(before.Memory), float64(after.Memory)
	if math.Abs(a-b) > sameMemory*max(a, b) {
		note(&machine, "memory", units.Bytes(a), units.Bytes(b))
	}
	note(&conditions, "Go", before.GoVersion, after.GoVersion)
	note(&conditions, "kernel", before.Kernel, after.Kernel)
	note(&conditions, "CPU quota", units.Number(before.CPUQuota), units.Number(after.CPUQuota))
	note(&conditions, "frequency governor", before.Governor, after.Governor)
	note(&conditions, "on battery", yesNo(before.Battery), yesNo(after.Battery))
	return machine, conditions
}

func yesNo(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}
