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

// twoLabs is a file of an unchanged lab with twelve cases and a lab with four,
// whose program has the given hash. The factors slow down the unchanged lab, and
// the first case of the other.
func twoLabs(program string, seed uint64, machine, planted float64) *File {
	random := rand.New(rand.NewPCG(seed, 7))
	f := fileOf(12, steady)
	f.Labs = append(f.Labs, fileOf(4, steady).Labs[0])
	f.Labs[1].Name = "04-processes"
	f.Labs[0].Program, f.Labs[1].Program = strings.Repeat("0", 64), strings.Repeat(program, 64)
	for i := range f.Labs {
		for j := range f.Labs[i].Cases {
			factor := machine
			if i == 1 && j == 0 {
				factor *= planted
			}
			c := &f.Labs[i].Cases[j]
			for k := range c.Samples {
				c.Samples[k].Work = time.Duration(1e6 * factor * math.Exp(0.01*random.NormFloat64()))
			}
		}
		f.Labs[i].Summarize()
	}
	return f
}

// TestEachFamilyIsCorrectedAlone slows the whole machine down, so that every case has the
// least p that nine launches can give: Holm's correction multiplies it by how many cases
// are in the family, and Benjamini and Hochberg's by nothing.
func TestEachFamilyIsCorrectedAlone(t *testing.T) {
	least := stats.LeastP(9, 9)
	for program, want := range map[string][2]float64{"0": {16, 16}, "1": {12, 1}, "": {12, 4}} {
		found := Compare(twoLabs("0", 1, 1, 1), twoLabs(program, 2, 1.3, 1))
		for i, row := range []Row{found.Rows[0], found.Rows[12]} {
			if got := row.P / least; math.Abs(got-want[i]) > 1e-9 {
				t.Errorf("program %q, %s: p is %g times the least, want %g", program, row.Key, got, want[i])
			}
		}
	}
}

// TestTooFewLaunches wants it said once the least p of six launches is corrected for so
// many cases that it is no longer below the level.
func TestTooFewLaunches(t *testing.T) {
	for cases, want := range map[int]bool{23: false, 24: true} {
		six := func() *File {
			f := fileOf(cases, steady)
			for i := range f.Labs[0].Cases {
				f.Labs[0].Cases[i].Samples = f.Labs[0].Cases[i].Samples[:6]
			}
			f.Labs[0].Summarize()
			return f
		}
		if got := Compare(six(), six()).Rows[0].TooFew; got != want {
			t.Errorf("%d cases: too few %t, want %t", cases, got, want)
		}
	}
}

// TestADisturbedRunIsAnotherCondition has a file whose launches other programs disturbed.
func TestADisturbedRunIsAnotherCondition(t *testing.T) {
	after, others := fileOf(1, steady), 0.4
	for i := range after.Labs[0].Cases[0].Samples {
		s := &after.Labs[0].Cases[0].Samples[i]
		s.Others, s.Disturbed = &others, true
	}
	want := []Difference{{"launches disturbed by other programs", "0%", "100%"}}
	if diff := cmp.Diff(want, Compare(fileOf(1, steady), after).Conditions); diff != "" {
		t.Errorf("differences (-want +got):\n%s", diff)
	}
}

func TestCause(t *testing.T) {
	for _, c := range []struct {
		name             string
		program          string
		machine, planted float64
		unchanged, first Cause // of a case of the unchanged lab, and of the planted one
		verdict          stats.Verdict
	}{
		{"a program that became slower", "1", 1, 1.2, NoCause, FromProgram, stats.Slower},
		{"a program that became faster", "1", 1, 0.8, NoCause, FromProgram, stats.Faster},
		{"the same program became slower", "0", 1, 1.2, NoCause, FromMachine, stats.Slower},
		{"a slower machine", "0", 1.3, 1, FromMachine, FromMachine, stats.Slower},
		{"a slower machine and another program", "1", 1.3, 1, FromMachine, UnknownCause, stats.Slower},
		{"a slower machine and a slower program", "1", 1.3, 1.3, FromMachine, FromProgram, stats.Slower},
		{"nothing", "1", 1, 1, NoCause, NoCause, stats.NoDifference},
	} {
		found := Compare(twoLabs("0", 1, 1, 1), twoLabs(c.program, 2, c.machine, c.planted))
		if got := found.Rows[3].Cause; got != c.unchanged {
			t.Errorf("%s: the unchanged lab's cause is %q, want %q", c.name, got, c.unchanged)
		}
		if got := found.Rows[12]; got.Cause != c.first || got.Verdict != c.verdict {
			t.Errorf("%s: %s from %q, want %s from %q", c.name, got.Verdict, got.Cause, c.verdict, c.first)
		}
		if math.Abs(found.Controls.Shift.Median-c.machine) > 0.02 {
			t.Errorf("%s: the controls shifted by %v, want %g", c.name, found.Controls.Shift, c.machine)
		}
	}
}

// TestCauseWithoutControls has a lab alone: what its baseline changed by is the machine's.
func TestCauseWithoutControls(t *testing.T) {
	file := func(program string, serial, planted float64) *File {
		f := fileOf(2, func(i int) float64 { return []float64{serial, planted}[i] })
		l := &f.Labs[0]
		l.Program, l.Cases[0].Variant, l.Cases[0].Baseline = strings.Repeat(program, 64), "serial", true
		l.Summarize()
		return f
	}
	for _, c := range []struct {
		serial, planted float64
		want            Cause
	}{{1, 1.3, FromProgram}, {1.3, 1.3, UnknownCause}, {1.3, 1.8, FromProgram}} {
		row := Compare(file("0", 1, 1), file("1", c.serial, c.planted)).Rows[1]
		if row.Verdict != stats.Slower || row.Cause != c.want {
			t.Errorf("%g and %g times as slow: %s from %q, want slower from %q", c.serial, c.planted, row.Verdict, row.Cause, c.want)
		}
	}
}

// TestRunsDiffer compares runs in which each case of the unchanged lab is off by a few
// per cent in either direction: then so may be the other lab, and 10% are nothing.
func TestRunsDiffer(t *testing.T) {
	after := twoLabs("1", 2, 1, 1.10)
	for j := range after.Labs[0].Cases {
		for k := range after.Labs[0].Cases[j].Samples {
			s := &after.Labs[0].Cases[j].Samples[k]
			s.Work = time.Duration(float64(s.Work) * []float64{0.9, 1.1, 0.94, 1.06}[j%4])
		}
	}
	after.Labs[0].Summarize()
	found := Compare(twoLabs("0", 1, 1, 1), after)
	if found.Controls.Between < 0.05 || found.Controls.Between > 0.15 {
		t.Errorf("runs differ by %g, want about 0.1", found.Controls.Between)
	}
	if got := found.Rows[12].Verdict; got != stats.CantTell {
		t.Errorf("+10%% among controls that differ by as much: %s", got)
	}
}

// TestFewCasesAreOneFamily finds a change with six launches a case, among many
// cases that did not change and so do not count.
func TestFewCasesAreOneFamily(t *testing.T) {
	short := func(f *File) *File {
		for i := range f.Labs {
			for j := range f.Labs[i].Cases {
				f.Labs[i].Cases[j].Samples = f.Labs[i].Cases[j].Samples[:6]
			}
		}
		return f
	}
	if got := Compare(short(twoLabs("0", 1, 1, 1)), short(twoLabs("1", 2, 1, 1.3))).Rows[12]; got.Verdict != stats.Slower || got.Cause != FromProgram {
		t.Errorf("%s from %q, p %g", got.Verdict, got.Cause, got.P)
	}
}
