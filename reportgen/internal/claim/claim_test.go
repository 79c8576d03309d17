package claim

import (
	"strings"
	"testing"

	"workbook/labs/limits"
	"workbook/reportgen/internal/course"
)

func TestValue(t *testing.T) {
	f := machine(2)
	for _, c := range []struct{ lab, src, want string }{
		{"03-mutex", "time(lock-once)", "200 µs"},
		{"03-mutex", "time(lock-once, 8)", "250 µs"},
		{"03-mutex", "time(lock-once, 4, 1e9)", "200 ms"},
		{"03-mutex", "time(lock-once, 2 * cpus, 1_000_000_000)", "200 ms"},
		{"03-mutex", "time(serial)", "400 µs"},
		{"03-mutex", "time(serial, 1, 1e9)", "400 ms"},
		{"03-mutex", "per_add(lock-every-add)", "40.0 ns"},
		{"03-mutex", "speedup(lock-once)", "2.00×"},
		{"03-mutex", "speedup(lock-once, 4, 1e9)", "2.00×"},
		{"03-mutex", "ratio(lock-every-add, serial)", "100×"},
		{"03-mutex", "ratio(serial, lock-every-add)", "0.01×"},
		{"03-mutex", "ratio(02-race/unlocked, lock-once)", "6.00×"},
		{"03-mutex", "time(02-race/unlocked) / time(lock-once)", "6.00×"},
		{"03-mutex", "time(lock-every-add) - time(lock-once)", "39.8 ms"},
		{"03-mutex", "2 * time(lock-once) + 1ms", "1.40 ms"},
		{"03-mutex", "-(1 - 3)", "2.00"},
		{"03-mutex", "cpus_used(lock-once)", "1.00"},
		{"03-mutex", "memory(lock-once)", "4.00 MB"},
		{"03-mutex", "memory(04-processes/processes)", "9.00 MB"},
		{"03-mutex", "memory(lock-once) - launch_memory", "2.00 MB"},
		{"03-mutex", "launch", "1.50 ms"},
		{"03-mutex", "cpus", "2"},
		{"03-mutex", "ceiling(cpus)", "1.94×"},
		{"03-mutex", "ceiling(8)", "1.94×"},
		{"03-mutex", "workers(lock-once, 8)", "8"},
		{"03-mutex", "n(lock-once)", "1,000,000"},
		{"03-mutex", "samples(serial)", "18"},
		{"03-mutex", "samples(lock-once)", "9"},
		{"03-mutex", "spread(lock-once)", "1.01×"},
		{"03-mutex", "busy(lock-once)", "50.0%"},
		{"03-mutex", "best_workers(lock-once)", "4"},
		{"03-mutex", "best_workers(compare-and-swap)", "1"},
		{"03-mutex", "per_add(compare-and-swap, 2) / per_add(compare-and-swap, 1)", "4.00×"},
		{"02-race", "right(unlocked)", "33.3%"},
		{"02-race", "wrong(unlocked)", "66.7%"},
		{"02-race", "lost(unlocked)", "32.0%"},
		{"02-race", "lost(stretched)", "0%"},
		{"02-race", "stuck(stretched)", "0%"},
		{"04-processes", `phase(processes, "start")`, "3.00 ms"},
		{"04-processes", `phase(processes, "start", 4, 1e6)`, "3.00 ms"},
		{"04-processes", `phase_share(processes, "start")`, "75.0%"},
		{"10-granularity", "break_even(slow, serial)", "more than 40,000,000"},
		{"10-granularity", "break_even(goroutines, serial)", "less than 1,000"},
	} {
		got, err := in(f, c.lab).Value(c.src)
		if err != nil || got != c.want {
			t.Errorf("%s: got %q, %v; want %q", c.src, got, err, c.want)
		}
	}
}

// TestVeryManyCPUs has twice as many CPUs as a task may have workers.
func TestVeryManyCPUs(t *testing.T) {
	f := machine(2 * limits.Workers)
	f.Labs[1].Cases = append(f.Labs[1].Cases, measured("lock-once", limits.Workers, 1e6, 0.3, nil))
	f.Labs[1].Summarize()
	for src, want := range map[string]string{"time(lock-once, 2 * cpus)": "300 µs", "ceiling(cpus)": "990×", "cpus": "2,048"} {
		if got, err := in(f, "03-mutex").Value(src); err != nil || got != want {
			t.Errorf("%s: got %q, %v; want %q", src, got, err, want)
		}
	}
	if n := (course.Count{Times: 2, PerCPU: true}).On(2 * limits.Workers); n != limits.Workers {
		t.Errorf("2*cpus are %d workers", n)
	}
}

func TestNotMeasured(t *testing.T) {
	f := machine(2)
	for _, c := range []struct{ lab, src, why string }{
		{"03-mutex", "time(lock-often)", "lock-often was not measured"},
		{"03-mutex", "time(lock-once, 7)", "with 7 workers"},
		{"03-mutex", "time(lock-once, 4, 1000)", "with 4 workers and N = 1,000"},
		{"03-mutex", "ratio(lock-once, lock-often)", "lock-often was not measured at N = 1,000,000"},
		{"03-mutex", "time(05-atomic/atomic-once)", "05-atomic was not measured"},
		{"03-mutex", "ceiling(3) - ceiling(1000) + speedup(lock-once, 3)", "with 3 workers"},
		{"13-deadlock", "time(same-order)", "13-deadlock failed: does not build"},
		{"07-channels", "time(batched)", "this lab was not measured"},
		{"04-processes", `phase(processes, "collect")`, `processes has no phase "collect"`},
		{"03-mutex", "best_workers(lock-every-add)", "one number of workers only"},
		{"03-mutex", "serial_share(compare-and-swap)", "needs two CPUs"},
		{"03-mutex", "speedup(broken)", "broken gave wrong sums"},
		{"03-mutex", "ratio(lock-once, broken)", "broken gave wrong sums"},
	} {
		s := in(f, c.lab)
		if got, err := s.Value(c.src); err != nil || got != NotMeasured {
			t.Errorf("%s: got %q, %v; want %q", c.src, got, err, NotMeasured)
		}
		limit := " < 1"
		if q, _ := s.quantity(c.src); q.unit == duration {
			limit = " < 1s"
		}
		out, err := s.Claim(c.src + limit)
		if err != nil || out.Verdict != CantTell || !strings.Contains(out.Why, c.why) {
			t.Errorf("%s%s: got %+v, %v; want can't tell because %q", c.src, limit, out, err, c.why)
		}
	}
}

func TestClaim(t *testing.T) {
	f := machine(2)
	for _, c := range []struct {
		lab, src string
		want     Verdict
	}{
		{"03-mutex", "speedup(lock-once) > 1.5", Holds},
		{"03-mutex", "speedup(lock-once) > 3", Fails},
		{"03-mutex", "speedup(lock-once) > 2", CantTell},
		{"03-mutex", "speedup(lock-once) < 3", Holds},
		{"03-mutex", "speedup(lock-once) <= 1.5", Fails},
		{"03-mutex", "speedup(lock-once) >= 1.5", Holds},
		{"03-mutex", "1.5 < speedup(lock-once) and speedup(lock-once) < 3", Holds},
		{"03-mutex", "not (not (time(lock-once) < 1ms)) and not not (1 < 2)", Holds},
		{"03-mutex", "speedup(lock-once) == 2", CantTell},
		{"03-mutex", "speedup(lock-once) != 3", Holds},
		{"03-mutex", "right(lock-once) == 1", Holds},
		{"03-mutex", "right(lock-once) == 100%", Holds},
		{"03-mutex", "time(lock-once) < 1ms", Holds},
		{"03-mutex", "time(lock-once) < launch", Holds},
		{"03-mutex", "faster(lock-once, serial)", Holds},
		{"03-mutex", "faster(lock-once, serial, 4, 1e9)", Holds},
		{"03-mutex", "faster(serial, lock-once)", Fails},
		{"03-mutex", "slower(lock-every-add, serial)", Holds},
		{"03-mutex", "slower(lock-once, serial)", Fails},
		{"03-mutex", "same(lock-once, lock-twice)", Holds},
		{"03-mutex", "same(lock-once, serial)", Fails},
		{"03-mutex", "faster(lock-once, lock-twice)", Fails},
		{"03-mutex", "faster(lock-once, 02-race/unlocked)", Holds},
		{"03-mutex", "race(lock-once)", Fails},
		{"03-mutex", "race(02-race/unlocked)", Holds},
		{"02-race", "race(stretched)", Fails},
		{"04-processes", "race(processes)", CantTell},
		{"02-race", "lost(unlocked) > 10%", Holds},
		{"02-race", "wrong(unlocked) > 0", Holds},
		{"03-mutex", "busy(lock-once) < 90%", CantTell},
		{"03-mutex", "time(lock-once) < 1ms and speedup(lock-once) > 1.5", Holds},
		{"03-mutex", "time(lock-once) < 1ms and speedup(lock-once) > 2", CantTell},
		{"03-mutex", "time(lock-once) > 1ms and speedup(lock-once) > 2", Fails},
		{"03-mutex", "time(lock-once) < 1ms or speedup(lock-once) > 2", Holds},
		{"03-mutex", "not (speedup(lock-once) > 2)", CantTell},
		{"03-mutex", "not race(lock-once)", Holds},
		{"10-granularity", "break_even(processes, serial) > 1e6", Holds},
		{"10-granularity", "break_even(slow, serial) > 1e6", Holds},
		{"10-granularity", "break_even(slow, serial) > 1e8", CantTell},
		{"10-granularity", "break_even(goroutines, serial) < 1e6", Holds},
	} {
		out, err := in(f, c.lab).Claim(c.src)
		if err != nil || out.Verdict != c.want {
			t.Errorf("%s: got %+v, %v; want %s", c.src, out, err, c.want)
		}
	}
}

func TestBreakEven(t *testing.T) {
	f := machine(2)
	for _, src := range []string{"break_even(processes, serial)", "break_even(processes, serial, 4)"} {
		got, err := in(f, "10-granularity").Number(src)
		// Interpolated between 1e7 and 4e7, so near 2e7, not on it.
		if err != nil || got.Median < 1.8e7 || got.Median > 2.4e7 || got.Lo > got.Median || got.Hi < got.Median || got.Lo == got.Hi {
			t.Errorf("%s: got %+v, %v; want about 2e7 inside its interval", src, got, err)
		}
	}
	// The other way round, serial is faster at the start and stays so only up to there.
	if got, _ := in(f, "10-granularity").Value("break_even(serial, processes)"); got != "more than 40,000,000" {
		t.Errorf("got %q", got)
	}
}

func TestNumber(t *testing.T) {
	s := in(machine(2), "03-mutex")
	for _, c := range []struct {
		src  string
		want float64
	}{{"time(lock-once)", 0.2 * ms}, {"memory(lock-once)", 4e6}, {"speedup(lock-once)", 2}, {"right(lock-once)", 1}} {
		if got, err := s.Number(c.src); err != nil || !near(got.Median, c.want) || !got.Known() {
			t.Errorf("%s: got %+v, %v; want about %g", c.src, got, err, c.want)
		}
	}
	// At twice the speed on two CPUs nothing is serial.
	if got, err := s.Number("serial_share(lock-once)"); err != nil || got.Lo > 0 || got.Hi < 0 || got.HalfWidth() == 0 {
		t.Errorf("serial_share: got %+v, %v; want an interval around 0", got, err)
	}
	if got, err := s.Number("time(lock-often)"); err != nil || got.Samples != 0 {
		t.Errorf("not measured: got %+v, %v", got, err)
	}
}

func TestInWords(t *testing.T) {
	f := machine(2)
	for src, want := range map[string]string{
		"speedup(lock-once)":                                     "2.00× faster",
		" speedup(lock-every-add) ":                              "100× slower",
		"speedup(02-race/unlocked)":                              "3.00× slower",
		"speedup(serial)":                                        "can't tell, 1.00×",
		"speedup(lock-once) / speedup(lock-every-add)":           "200×",
		"speedup(peterson)":                                      NotMeasured,
		"ratio(lock-every-add, serial)":                          "100× the time",
		"spread(lock-once)":                                      "1.01× the time",
		"wrong(02-race/unlocked)":                                "66.7% of the runs",
		"1 + lost(02-race/unlocked)":                             "1.32 times",
		"lost(02-race/unlocked)":                                 "32.0% of the sum",
		"stuck(lock-once)":                                       "it ends",
		"time(lock-once)":                                        "200 µs",
		"break_even(10-granularity/slow, 10-granularity/serial)": "from an N of more than 40,000,000 on",
	} {
		got, err := in(f, "03-mutex").InWords(src)
		if err != nil || got != want {
			t.Errorf("%s: got %q, %v; want %q", src, got, err, want)
		}
	}
	if _, err := in(f, "03-mutex").InWords("speedup("); err == nil {
		t.Error("half an expression is no error")
	}
}
