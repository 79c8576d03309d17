package claim

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"workbook/reportgen/internal/results"
)

// noisyMachine builds a file whose baselines differ from themselves by up to 100%.
func noisyMachine() *results.File {
	f := machine(4)
	for i := range f.Labs {
		for j := range f.Labs[i].Cases {
			c := &f.Labs[i].Cases[j]
			for k := 1; c.Baseline && k < len(c.Samples); k += 2 { // the second launch of each round
				c.Samples[k].Work *= time.Duration(1 + k%4/2)
			}
		}
	}
	return f
}

func TestMeasuredAndWhy(t *testing.T) {
	noisy := noisyMachine()
	few := machine(2)
	few.Labs[1].Cases[2].Samples = few.Labs[1].Cases[2].Samples[:4]
	few.Labs[1].Summarize()
	wide := machine(2)
	for i := range wide.Labs[1].Cases[2].Samples {
		wide.Labs[1].Cases[2].Samples[i].Work *= time.Duration(1 + 2*(i%2)) // 0.2 ms and 0.6 ms in turn
	}
	wide.Labs[1].Summarize()
	for _, c := range []struct {
		f             *results.File
		src           string
		measured, why string
	}{
		{machine(2), "speedup(lock-once) > 1.5", "speedup(lock-once) = 2.00× (", ""},
		{machine(2), "time(lock-once) < launch", "launch = 1.50 ms (1.49–1.51)", ""},
		{machine(2), "right(lock-once) == 1", "right(lock-once) = 100%", ""},
		{machine(2), "speedup(lock-once, 4) > cpus / 4", "speedup(lock-once, 4) = ", ""},
		{machine(2), "time(lock-once) + time(serial) < 1s", "time(lock-once) + time(serial) = 600 µs (", ""},
		{machine(2), "slower(lock-every-add, serial)", "ratio(lock-every-add, serial) = 100× (", ""},
		{machine(2), "speedup(lock-once) > 3", "", "this machine has 2 usable CPUs for 4 workers; workers that share nothing reach 1.94× on it"},
		{machine(1), "speedup(lock-once) > 3", "", "one usable CPU"},
		{machine(8), "speedup(lock-once) > 3", "", "no reason is known"},
		{machine(2), "race(lock-once)", "race detector on 03-mutex: clean", "the race detector sees only the races of the launch that it watches"},
		{few, "speedup(lock-once) > 1.5", "speedup(lock-once) = 2.00× (4 samples, no interval)", "speedup(lock-once) rests on 4 samples, and an interval needs 6"},
		{few, "faster(lock-once, serial)", "", "rests on 4 samples"},
		{noisy, "faster(lock-once, 02-race/stretched)", "", ""},
		{noisy, "speedup(lock-once) > 2", "", "the noise band is wide: measured as often, the baseline differs from itself by up to 10"},
		{wide, "time(lock-once) < 400us", "", "the interval of time(lock-once), "},
		{wide, "time(lock-once) < 400us", "", "precision not reached: the time of lock-once (4 workers, N = 1,000,000) is known to ±"},
	} {
		out, err := in(c.f, "03-mutex").Claim(c.src)
		if err != nil || !strings.Contains(out.Measured, c.measured) || !strings.Contains(out.Why, c.why) || (c.why == "") != (out.Why == "") {
			t.Errorf("%s: got %+v, %v; want measured %q, why %q", c.src, out, err, c.measured, c.why)
		}
	}
}

// TestWhyTwoAreNotTheSame has an interval inside a wide noise band: it shows neither
// that one variant is faster nor, being wider than ±5%, that both are the same.
func TestWhyTwoAreNotTheSame(t *testing.T) {
	f := noisyMachine()
	samples := f.Lab("03-mutex").Of("lock-twice", 4, 1e6).Samples
	for i := range samples {
		samples[i].Work = samples[i].Work * time.Duration(92+i%3*8) / 100
	}
	out, err := in(f, "03-mutex").Claim("same(lock-twice, lock-once)")
	if err != nil || out.Verdict != CantTell {
		t.Fatalf("got %+v, %v; want can't tell", out, err)
	}
	if !regexp.MustCompile(`is neither outside the noise band, 0\.\d\d–2\.\d\d×, nor within ±5%`).MatchString(out.Why) {
		t.Errorf("the reason is %q", out.Why)
	}
}
