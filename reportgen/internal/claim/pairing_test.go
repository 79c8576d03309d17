package claim

import (
	"math"
	"strings"
	"testing"
	"time"

	"workbook/reportgen/internal/results"
)

// drifting is a file whose machine slows down by half during the run: times of
// different rounds overlap, and times of one round do not.
func drifting() *results.File {
	f := machine(2)
	for i := range f.Labs {
		for j := range f.Labs[i].Cases {
			for k := range f.Labs[i].Cases[j].Samples {
				s := &f.Labs[i].Cases[j].Samples[k]
				s.Work = time.Duration(float64(s.Work) * (1 + float64(s.Round)/16))
				s.Phases = map[string]time.Duration{"work": s.Work}
			}
		}
		f.Labs[i].Summarize()
	}
	return f
}

// TestClaimsPairByRound holds every form of one claim against a machine that drifts.
func TestClaimsPairByRound(t *testing.T) {
	scope := in(drifting(), "03-mutex")
	for _, src := range []string{
		"time(lock-once, 8) > time(lock-once, 4)",
		"time(lock-once, 8) > 1.2 * time(lock-once, 4)",
		"time(lock-once, 8) / time(lock-once, 4) > 1.2",
		"time(lock-once, 8) - time(lock-once, 4) > 40us",
		"ratio(lock-once, lock-twice) < 1.1",
		"slower(lock-every-add, serial)",
		"speedup(lock-once, 8) < 0.9 * speedup(lock-once, 4)",
		`phase(lock-once, "work", 8) / phase(lock-once, "work", 4) > 1.2`,
		`phase(lock-once, "work", 8) > phase(lock-once, "work", 4)`,
		"time(lock-once) < time(serial)",
		"per_add(lock-once, 8) > per_add(lock-once, 4)",
	} {
		if got, err := scope.Claim(src); err != nil || got.Verdict != Holds {
			t.Errorf("%s: %+v, %v; want it to hold", src, got, err)
		}
	}
	// Other labs have other rounds.
	if got, err := scope.Claim("time(lock-once, 8) > time(02-race/serial) * 0.6"); err != nil || got.Verdict != CantTell {
		t.Errorf("across labs: %+v, %v; want can't tell", got, err)
	}
}

// TestClaimsPairAsTheChartsDo spoils the second launch of each baseline: nothing
// but the noise band rests on it.
func TestClaimsPairAsTheChartsDo(t *testing.T) {
	f := machine(2)
	for j := range f.Labs[1].Cases {
		c := &f.Labs[1].Cases[j]
		for k := 1; c.Baseline && k < len(c.Samples); k += 2 {
			c.Samples[k].Work *= 100
		}
	}
	f.Labs[1].Summarize()
	scope := in(f, "03-mutex")
	speedup, _ := scope.Number("speedup(lock-once)")
	ratio, err := scope.Number("ratio(serial, lock-once)")
	if err != nil || math.Abs(speedup.Median-ratio.Median) > 1e-9 || math.Abs(speedup.Lo-ratio.Lo) > 1e-9 {
		t.Errorf("speedup %v, ratio %v, %v", speedup, ratio, err)
	}
	quotient, err := scope.Number("time(serial) / time(lock-once)")
	if err != nil || math.Abs(quotient.Median-speedup.Median) > 1e-9 {
		t.Errorf("speedup %v, time / time %v, %v", speedup, quotient, err)
	}
}

func TestSharesHaveIntervalsByLaunch(t *testing.T) {
	f := machine(2)
	racy := &f.Labs[0].Cases[1] // every launch has one right repeat and two wrong ones
	for _, c := range []struct {
		wrong   []int // of three repeats, launch by launch
		src     string
		verdict Verdict
	}{
		{[]int{0, 0, 0, 0, 0, 0, 0, 0, 0}, "right(unlocked) == 1", Holds},
		{[]int{0, 0, 0, 0, 0, 0, 0, 0, 0}, "wrong(unlocked) > 0", Fails},
		{[]int{0, 0, 0, 1, 0, 0, 0, 0, 0}, "right(unlocked) == 1", Fails}, // one was seen
		{[]int{0, 0, 0, 1, 0, 0, 0, 0, 0}, "wrong(unlocked) > 0", Holds},
		{[]int{0, 0, 0, 3, 0, 0, 0, 0, 0}, "wrong(unlocked) < 20%", CantTell}, // three repeats of one launch are not a sample
		{[]int{2, 2, 2, 2, 2, 2, 2, 2, 2}, "wrong(unlocked) > 60%", Holds},
		{[]int{3, 0, 3, 0, 3, 0, 3, 0, 3}, "wrong(unlocked) > 50%", CantTell},
		{[]int{3, 3, 3, 3, 3, 3, 3, 3, 3}, "wrong(unlocked) == 1", Holds},
	} {
		for k := range racy.Samples {
			racy.Samples[k].Wrong, racy.Samples[k].Right = c.wrong[k], 3-c.wrong[k]
		}
		if got, err := in(f, "02-race").Claim(c.src); err != nil || got.Verdict != c.verdict {
			t.Errorf("%v: %s: %+v, %v; want %s", c.wrong, c.src, got, err, c.verdict)
		}
	}
	if i, _ := in(f, "03-mutex").Number("spread(lock-once)"); !(i.Lo < i.Median) || i.Samples == Exact {
		t.Errorf("spread %v is exact", i)
	}
}

// TestCensoredIsNeverMeasured looks for a value that nobody measured in what is said
// of break-evens outside the measured N.
func TestCensoredIsNeverMeasured(t *testing.T) {
	scope := in(machine(2), "10-granularity")
	for _, c := range []struct{ src, want string }{
		{"break_even(goroutines, serial)", "less than 1,000"},
		{"10 * break_even(goroutines, serial)", "less than 10,000"},
		{"break_even(slow, serial)", "more than 40,000,000"},
		{"10 * break_even(slow, serial)", "more than 400,000,000"},
		{"break_even(slow, serial) / break_even(processes, serial)", "more than"},
		{"break_even(processes, serial) / break_even(slow, serial)", "less than"},
		{"break_even(slow, serial) - break_even(slow, serial)", "not known"},
		{"break_even(slow, serial) / break_even(goroutines, serial)", "more than 40,000"},
	} {
		got, err := scope.Value(c.src)
		if err != nil || !strings.HasPrefix(got, c.want) || strings.Contains(got, "4,29") || strings.Contains(got, "4,300") {
			t.Errorf("%s: %q, %v; want %q", c.src, got, err, c.want)
		}
	}
	for src, want := range map[string]Verdict{
		"break_even(slow, serial) > 1e7":                                      Holds,
		"break_even(slow, serial) < 5e9":                                      CantTell, // it may be never
		"break_even(goroutines, serial) < 1e6":                                Holds,
		"break_even(processes, serial) > 10 * break_even(goroutines, serial)": Holds,
		"break_even(slow, serial) > 10 * break_even(processes, serial)":       CantTell,
		"10 * break_even(slow, serial) < 43e9":                                CantTell,
	} {
		got, err := scope.Claim(src)
		if err != nil || got.Verdict != want {
			t.Errorf("%s: %+v, %v; want %s", src, got, err, want)
		}
		for _, text := range []string{got.Measured, got.Why} {
			if strings.Contains(text, "4,29") || strings.Contains(text, "4,300,000,000") || strings.Contains(text, "43,000,000,000, ") {
				t.Errorf("%s: tells %q", src, text)
			}
		}
	}
}

func TestVacuousClaimsSaySo(t *testing.T) {
	for src, want := range map[string]string{
		"speedup(lock-twice, 4) < 2":   "this says nothing here: with 2 CPUs, nothing is more than 2.00× as fast",
		"2.5 > speedup(lock-twice, 4)": "this says nothing here",
		"speedup(lock-twice, 4) > 1":   "",
	} {
		if got, err := in(machine(2), "03-mutex").Claim(src); err != nil || got.Verdict != Holds || !strings.HasPrefix(got.Why, want) || want == "" && got.Why != "" {
			t.Errorf("%s: %+v, %v; want it to hold and say %q", src, got, err, want)
		}
	}
	if got, _ := in(machine(8), "03-mutex").Claim("speedup(lock-twice, 4) < 2"); got.Why != "" {
		t.Errorf("on eight CPUs: %+v", got)
	}
}

// TestLoadFailsNoClaim marks most launches as disturbed: what fails then can't tell.
func TestLoadFailsNoClaim(t *testing.T) {
	f := machine(2)
	for j := range f.Labs[1].Cases {
		for k := range f.Labs[1].Cases[j].Samples {
			s := &f.Labs[1].Cases[j].Samples[k]
			s.Disturbed, s.Others = k%3 > 0, new(0.4)
		}
	}
	for src, want := range map[string]Verdict{
		"speedup(lock-once) > 3":     CantTell,
		"slower(lock-once, serial)":  CantTell,
		"time(lock-once) > 1ms":      CantTell,
		"faster(lock-once, serial)":  Holds,
		"memory(serial) > 1GB":       Fails, // takes as much under load
		"right(broken) == 1":         Fails, // and a wrong sum is wrong
		"race(lock-once)":            Fails,
		"cpus_used(lock-once) > 1.5": CantTell,
	} {
		got, err := in(f, "03-mutex").Claim(src)
		if err != nil || got.Verdict != want {
			t.Errorf("%s: %+v, %v; want %s", src, got, err, want)
		}
		if want == CantTell && !strings.Contains(got.Why, "other programs disturbed 6 of 9 launches of lock-once (4 workers, N = 1,000,000) and took 40.0% of the CPU time") {
			t.Errorf("%s: why %q", src, got.Why)
		}
	}
}

func TestFailuresNameTheCPUsTheyHad(t *testing.T) {
	for _, c := range []struct {
		machine results.Machine
		want    string
	}{
		{results.Machine{CPUsUsable: 1, CPUsAffinity: 4, GoMaxProcs: 1}, "GOMAXPROCS is 1 here"},
		{results.Machine{CPUsUsable: 1, CPUsAffinity: 1, GoMaxProcs: 1}, "one usable CPU"},
		{results.Machine{CPUsUsable: 1, CPUsAffinity: 4, GoMaxProcs: 2, CPUQuota: 1.5}, "grants the time of 1.50 CPUs for 4 workers"},
		{results.Machine{CPUsUsable: 2, CPUsAffinity: 2, GoMaxProcs: 2}, "2 usable CPUs for 4 workers"},
		{results.Machine{CPUsUsable: 64, CPUsAffinity: 64, GoMaxProcs: 64}, "no reason is known"},
	} {
		f := machine(2)
		f.Machine = c.machine
		if got, err := in(f, "03-mutex").Claim("speedup(lock-once) > 3"); err != nil || got.Verdict != Fails || !strings.Contains(got.Why, c.want) {
			t.Errorf("%+v: %+v, %v; want %q", c.machine, got, err, c.want)
		}
	}
}

// TestUnknownCantTell asks for what no launch told.
func TestUnknownCantTell(t *testing.T) {
	f := machine(2)
	for i := range f.Labs {
		for j := range f.Labs[i].Cases {
			for k := range f.Labs[i].Cases[j].Samples {
				s := &f.Labs[i].Cases[j].Samples[k]
				s.PeakRSS, s.User, s.System = 0, 0, 0
			}
		}
		f.Labs[i].Summarize()
	}
	for _, src := range []string{"memory(lock-once) < 1GB", "memory(lock-once) > memory(serial)", "cpus_used(lock-once) < 0.5",
		"memory(lock-once) - memory(serial) < 1kB", "memory(lock-once) < launch_memory"} {
		if got, err := in(f, "03-mutex").Claim(src); err != nil || got.Verdict != CantTell || !strings.Contains(got.Why, "was not measured") {
			t.Errorf("%s: %+v, %v; want can't tell", src, got, err)
		}
	}
	if got, _ := in(f, "03-mutex").Value("memory(serial)"); got != NotMeasured {
		t.Errorf("memory(serial) is %q", got)
	}
}
