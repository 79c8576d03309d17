package results

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"workbook/reportgen/internal/stats"
)

// fileOf is a file of one lab and as many cases as there are times, whose work times are those of
// nine launches around 1 ms × factor(case).
func fileOf(cases int, factor func(int) float64) *File {
	f := fullFile()
	f.Calibration.Noise.Ratio = stats.Interval{Median: 1, Lo: 0.99, Hi: 1.01, Samples: 20}
	f.Labs = []Lab{{Name: "03-mutex", Status: OK}}
	for i := range cases {
		c := Case{Variant: "v", Workers: i + 1, N: 1000, Expect: ExpectRight, Samples: quietSamples(1)}
		for j := range c.Samples {
			c.Samples[j].Work = time.Duration(1e6 * factor(i) * (1 + 0.001*float64((j*j)%7)))
		}
		f.Labs[0].Cases = append(f.Labs[0].Cases, c)
	}
	f.Labs[0].Summarize()
	return f
}

func steady(int) float64 { return 1 }

func TestCompare(t *testing.T) {
	third := func(factor float64) func(*File) {
		return func(f *File) {
			c := &f.Labs[0].Cases[2]
			for i := range c.Samples {
				c.Samples[i].Work = time.Duration(float64(c.Samples[i].Work) * factor)
			}
		}
	}
	for _, c := range []struct {
		name    string
		change  func(after *File)
		verdict stats.Verdict
		why     string
	}{
		{name: "the same", change: func(*File) {}, verdict: stats.NoDifference},
		{name: "a third slower", change: third(4. / 3), verdict: stats.Slower},
		{name: "a third faster", change: third(3. / 4), verdict: stats.Faster},
		{name: "two hundredths slower", change: third(1.02), verdict: stats.NoDifference},
		{name: "five hundredths slower", change: third(1.05), verdict: stats.CantTell},
		{name: "too few samples", change: func(f *File) { f.Labs[0].Cases[2].Samples = f.Labs[0].Cases[2].Samples[:5] }, why: "fewer than 6 samples in the new file"},
		{name: "wrong sums", change: func(f *File) { f.Labs[0].Cases[2].Samples[1].Wrong = 1 }, why: "wrong sums in the new file"},
		{name: "wrong sums as expected", change: func(f *File) {
			f.Labs[0].Cases[2].Expect, f.Labs[0].Cases[2].Samples[1].Wrong = ExpectRace, 1
		}, verdict: stats.NoDifference},
		{name: "no samples", change: func(f *File) { f.Labs[0].Cases[2].Samples = nil }, why: "no samples in the new file"},
	} {
		t.Run(c.name, func(t *testing.T) {
			before, after := fileOf(4, steady), fileOf(4, steady)
			c.change(after)
			after.Labs[0].Summarize()
			found := Compare(before, after)
			if len(found.Rows) != 4 || len(found.Machine)+len(found.Conditions)+len(found.OnlyBefore)+len(found.OnlyAfter) > 0 {
				t.Fatalf("%+v", found)
			}
			row := found.Rows[2]
			if row.Key != (Key{"03-mutex", "v", 3, 1000}) || row.Verdict != c.verdict || row.Why != c.why {
				t.Errorf("row %+v, want %q, %q", row, c.verdict, c.why)
			}
			if row.Why == "" && math.Abs(row.Ratio.Median/(row.After.Median/row.Before.Median)-1) > 0.01 {
				t.Errorf("ratio %g of medians %g and %g", row.Ratio.Median, row.Before.Median, row.After.Median)
			}
			for _, other := range []Row{found.Rows[0], found.Rows[1], found.Rows[3]} {
				if other.Verdict != stats.NoDifference {
					t.Errorf("unchanged case: %+v", other)
				}
			}
			backwards := Compare(after, before).Rows[2].Verdict
			if mirror := map[stats.Verdict]stats.Verdict{stats.Faster: stats.Slower, stats.Slower: stats.Faster}[row.Verdict]; mirror != "" && backwards != mirror {
				t.Errorf("%s one way, %s the other", row.Verdict, backwards)
			}
		})
	}
}

func TestCompareSaysWhichFileIsUnfit(t *testing.T) {
	spoilt := func() *File { f := fileOf(1, steady); f.Labs[0].Cases[0].Samples[0].Wrong = 1; return f }
	if why := Compare(spoilt(), fileOf(1, steady)).Rows[0].Why; why != "wrong sums in the old file" {
		t.Error(why)
	}
	if why := Compare(spoilt(), spoilt()).Rows[0].Why; why != "wrong sums in both files" {
		t.Error(why)
	}
}

func TestCompareListsCasesOfOneFile(t *testing.T) {
	before, after := fileOf(3, steady), fileOf(3, steady)
	before.Labs[0].Cases = before.Labs[0].Cases[:2]
	after.Labs[0].Cases = after.Labs[0].Cases[1:]
	got := Compare(before, after)
	if len(got.Rows) != 1 || got.Rows[0].Workers != 2 {
		t.Errorf("rows %+v", got.Rows)
	}
	want := [][]Key{{{"03-mutex", "v", 1, 1000}}, {{"03-mutex", "v", 3, 1000}}}
	if diff := cmp.Diff(want, [][]Key{got.OnlyBefore, got.OnlyAfter}); diff != "" {
		t.Errorf("keys of one file (-want +got):\n%s", diff)
	}
}

func TestCompareTellsMachinesApart(t *testing.T) {
	type found struct{ Machine, Conditions []Difference }
	for _, c := range []struct {
		change func(*Machine)
		want   found
	}{
		{func(m *Machine) {}, found{}},
		{func(m *Machine) { m.CPUModel = "Another\x1b[2J CPU" }, found{Machine: []Difference{{"CPU model", "Example CPU @ 2.80GHz", "Another\ufffd[2J CPU"}}}},
		{func(m *Machine) { m.CPUsUsable = 4 }, found{Machine: []Difference{{"usable CPUs", "2", "4"}}}},
		{func(m *Machine) { m.CPUsLogical = 4 }, found{Machine: []Difference{{"CPUs", "8", "4"}}}},
		{func(m *Machine) { m.OS, m.Arch = "darwin", "arm64" }, found{Machine: []Difference{{"system", "linux/amd64", "darwin/arm64"}}}},
		{func(m *Machine) { m.Virtual = "" }, found{Machine: []Difference{{"virtual machine", "docker", ""}}}},
		{func(m *Machine) { m.Memory = 32e9 }, found{Machine: []Difference{{"memory", "16.0 GB", "32.0 GB"}}}},
		{func(m *Machine) { m.Memory = 15.9e9 }, found{}},
		{func(m *Machine) { m.GoVersion = "go1.27.0" }, found{Conditions: []Difference{{"Go", "go1.26.0", "go1.27.0"}}}},
		{func(m *Machine) { m.Battery = false }, found{Conditions: []Difference{{"on battery", "yes", "no"}}}},
		{func(m *Machine) { m.CPUModel, m.CPUsLogical, m.Memory, m.Kernel = "", 0, 0, "" }, found{}},      // not told
		{func(m *Machine) { m.GoMaxProcs = 64 }, found{Machine: []Difference{{"GOMAXPROCS", "3", "64"}}}}, // more than the CPUs: as many are usable
		{func(m *Machine) { m.Distribution = "another OS 2" }, found{Conditions: []Difference{{"distribution", "an OS 1", "another OS 2"}}}},
		{func(m *Machine) { m.MemoryLimit = 0 }, found{Conditions: []Difference{{"memory limit", "8.00 GB", ""}}}},
		{func(m *Machine) { m.Distribution, m.GoMaxProcs = "", 0 }, found{}}, // not told
		{func(m *Machine) { m.Load = 3 }, found{}},
	} {
		before, after := fileOf(1, steady), fileOf(1, steady)
		c.change(&after.Machine)
		got := Compare(before, after)
		if diff := cmp.Diff(c.want, found{got.Machine, got.Conditions}); diff != "" {
			t.Errorf("differences (-want +got):\n%s", diff)
		}
		row := got.Rows[0]
		if another := len(c.want.Machine) > 0; another != (row.Change == stats.Change{}) {
			t.Errorf("%v: change %+v", c.want, row.Change)
		}
		if row.Before.Median == 0 || row.After.Median == 0 {
			t.Errorf("%v: no medians", c.want)
		}
	}
}

// TestCorrections holds the corrections against examples worked out by hand. Holm: each
// p times the cases that are left, and never less than the one before. Benjamini and
// Hochberg: each p times the share of all cases for each that is no larger, and never
// more than the one after it.
func TestCorrections(t *testing.T) {
	ratio := stats.Interval{Median: 2, Lo: 1.9, Hi: 2.1, Samples: 9}
	for _, c := range []struct {
		name     string
		method   func([]float64)
		ps, want []float64
		slower   []bool
	}{
		{"Holm", holm, []float64{0.03, 0.01, 0.005, 0.04}, []float64{0.06, 0.03, 0.02, 0.06}, []bool{false, true, true, false}},
		{"Benjamini and Hochberg", benjaminiHochberg, []float64{0.03, 0.01, 0.005, 0.04}, []float64{0.04, 0.02, 0.02, 0.04}, []bool{true, true, true, true}},
		{"Benjamini and Hochberg", benjaminiHochberg, []float64{0.2, 0.01, 0.02, 0.9}, []float64{0.8 / 3, 0.04, 0.04, 0.9}, []bool{false, true, true, false}},
	} {
		rows := []Row{{Change: stats.Change{P: 0.2}, Verdict: stats.CantTell}} // without an interval it is in no family
		for _, p := range c.ps {
			rows = append(rows, Row{Change: stats.Change{Ratio: ratio, P: p}})
		}
		correct(family(rows, unknownProgram), c.method)
		for i := range rows {
			rows[i].judge(Controls{})
		}
		if rows[0].P != 0.2 || rows[0].Verdict != stats.CantTell {
			t.Errorf("%s: a row without an interval has p %g, %s", c.name, rows[0].P, rows[0].Verdict)
		}
		for i, r := range rows[1:] {
			if math.Abs(r.P-c.want[i]) > 1e-12 || (r.Verdict == stats.Slower) != c.slower[i] {
				t.Errorf("%s, p %g: got %g, %s; want %g, slower %t", c.name, c.ps[i], r.P, r.Verdict, c.want[i], c.slower[i])
			}
		}
	}
}

// TestChanceAloneChangesNothing compares 100 pairs of runs of 40 cases that do
// not differ, on a machine noisier than any that a verdict should come from:
// chance may call a case different in one comparison of 20, if the program is the same
// and if it is said to have changed.
func TestChanceAloneChangesNothing(t *testing.T) {
	for _, program := range []string{strings.Repeat("a", 64), strings.Repeat("b", 64)} {
		chanceAlone(t, strings.Repeat("a", 64), program)
	}
}

func chanceAlone(t *testing.T, before, after string) {
	random := rand.New(rand.NewPCG(1, 2))
	noisy := func(program string) *File {
		f := fileOf(40, steady)
		f.Labs[0].Program = program
		for i := range f.Labs[0].Cases {
			for j := range f.Labs[0].Cases[i].Samples {
				f.Labs[0].Cases[i].Samples[j].Work = time.Duration(1e6 * math.Exp(0.3*random.NormFloat64()))
			}
		}
		return f
	}
	const comparisons = 100
	fooled := 0
	for range comparisons {
		for _, row := range Compare(noisy(before), noisy(after)).Rows {
			if row.Verdict == stats.Faster || row.Verdict == stats.Slower {
				fooled++
				break
			}
		}
	}
	if t.Logf("%d of %d comparisons, the same program %t", fooled, comparisons, before == after); fooled > comparisons/20 {
		t.Errorf("chance called a case different in %d of %d comparisons", fooled, comparisons)
	}
}
