package chart

import (
	"slices"
	"strings"
	"testing"
	"time"

	"workbook/reportgen/internal/results"
	"workbook/reportgen/internal/stats"
)

// drawn draws a kind of a file's lab and fails if there is no picture.
func drawn(t *testing.T, kind string, f *results.File, name string) Chart {
	t.Helper()
	for i := range f.Labs {
		if f.Labs[i].Name == name {
			c, err := Draw(Asked{Kind: kind}, f, &f.Labs[i])
			sound(t, kind, c, err)
			if len(c.Options) == 0 {
				t.Fatalf("%s of %s has no picture: %s", kind, name, c.Title)
			}
			return c
		}
	}
	t.Fatalf("no lab %s", name)
	return Chart{}
}

// renders returns the data of every series that the page draws by a function.
func renders(t *testing.T, c Chart, function string) (all []any) {
	t.Helper()
	for _, s := range series(t, c.Options, "custom") {
		if s["renderItem"] == function {
			all = append(all, list(s["data"])...)
		}
	}
	return all
}

func says(t *testing.T, text string, wants ...string) {
	t.Helper()
	for _, want := range wants {
		if !strings.Contains(text, want) {
			t.Errorf("%q does not say %q", text, want)
		}
	}
}

func TestTime(t *testing.T) {
	w := newWorld(15, 0.01)
	c := drawn(t, "time", w.file(2, w.mutex()), "03-mutex")
	says(t, c.Title, "lock-every-add: 9", "slower than serial")
	says(t, c.Caption, "serial, takes 29", "µs for N = 1,000,000")
	bars := renders(t, c, "part")
	every := bars[1].(map[string]any)["value"].([]any)[2].(float64)
	if len(bars) != 3 || every < 26 || every > 28 {
		t.Errorf("the bar of lock-every-add is %v ms long, of %d bars; want about 27 of 3", every, len(bars))
	}
	if dots := series(t, c.Options, "scatter")[0]["data"].([]any); len(dots) != 30 {
		t.Errorf("the baseline shows %d of its 30 samples", len(dots))
	}
}

// TestTheCaptionSaysWhereAFactorComesFrom wants it said beside times, which a reader may
// divide, and not if the picture shows the factor itself or the title has none.
func TestTheCaptionSaysWhereAFactorComesFrom(t *testing.T) {
	w := newWorld(15, 0.01)
	f := w.file(2, w.mutex(), w.scaling(2))
	says(t, drawn(t, "time", f, "03-mutex").Caption, "median of the rounds' own ratios")
	says(t, drawn(t, "per-add", f, "09-scaling").Caption, "median of the rounds' own ratios")
	for _, c := range []Chart{drawn(t, "speedup", f, "03-mutex"), drawn(t, "cpu", f, "03-mutex")} {
		if strings.Contains(c.Caption, "own ratios") {
			t.Errorf("%s: %q", c.Kind, c.Caption)
		}
	}
	for want, speedup := range map[bool]stats.Interval{true: {Median: 2, Lo: 1.9, Hi: 2.1, Samples: 9}, false: {Median: 1.02, Lo: 1.01, Hi: 1.1, Samples: 9}} {
		title := match{name: "a", other: "b", speedup: speedup}.title(f.Noise())
		if got := title.beside(); (got != "") != want {
			t.Errorf("%q: %q", title.text, got)
		}
	}
}

func TestTimeOfOneVariantAtSeveralN(t *testing.T) {
	w := newWorld(15, 0)
	for want, n := range map[string]int64{
		"Ten times the numbers: 20.0× the time":  1e7,
		"4.50 times the numbers: 20.0× the time": 45e5,
		"serial: 1.00 ms":                        1e6,
	} {
		l := lab("01-serial", w.serial(1e6, time.Millisecond), w.serial(n, 20*time.Millisecond))
		if got := drawn(t, "time", w.file(2, l), l.Name).Title; got != want {
			t.Errorf("at N = 1,000,000 and %d: %q, want %q", n, got, want)
		}
		l.Cases = append(l.Cases, w.variant("other", 4, 1e6, 2*time.Millisecond))
		says(t, drawn(t, "time", w.file(2, l), l.Name).Title, "other: 2.00× slower than serial")
	}
}

// TestYoursThatFailed wants a row without a bar that says what the reader's own
// variant did, and no speedup for one with wrong sums.
func TestYoursThatFailed(t *testing.T) {
	w := newWorld(15, 0.01)
	yours := results.Case{Variant: results.Yours, Workers: 4, N: 1e6, Expect: results.ExpectRight}
	lab := w.mutex()
	crashed := yours
	crashed.Failure = &results.Failure{Outcome: results.Crashed, Why: "panic: enough"}
	lab.Cases = append(lab.Cases, crashed)
	c := drawn(t, "time", w.file(2, lab), "03-mutex")
	says(t, c.Caption, "Not measured, because it crashed: yours")
	rows := renders(t, c, "name")
	if len(rows) != 4 || rows[3].(map[string]any)["name"] != "yours: crashed" {
		t.Errorf("rows %v, want a fourth one, yours: crashed", rows)
	}

	lab = w.mutex()
	wrong := w.samples(yours, time.Millisecond)
	for i := range wrong.Samples {
		wrong.Samples[i].Right, wrong.Samples[i].Wrong = 0, 10
	}
	lab.Cases = append(lab.Cases, wrong)
	c = drawn(t, "speedup", w.file(2, lab), "03-mutex")
	says(t, c.Caption, "Without a speedup, because of wrong sums: yours")
	if strings.Contains(c.Title, "yours") {
		t.Errorf("the title compares a wrong variant: %s", c.Title)
	}
}

func TestSpeedup(t *testing.T) {
	w := newWorld(15, 0.01)
	c := drawn(t, "speedup", w.file(2, w.mutex()), "03-mutex")
	says(t, c.Title, "lock-every-add: 9", "slower than serial")
	says(t, c.Caption, "0.95× to 1.05×", "2 workers that share nothing reach 1.94×", "serial, takes 29")
	bars := renders(t, c, "part")
	for i, want := range []string{"× slower (9", "× faster (1."} { // as the axis says it
		says(t, bars[i].(map[string]any)["name"].(string), want)
	}
	axis := option(t, c.Options)["xAxis"].([]any)[0].(map[string]any)
	if axis["type"] != "log" || axis["min"].(float64) > 0.0107 || axis["max"].(float64) < 1.94 {
		t.Errorf("the axis is %v: want a logarithmic one from 1/94 to the ceiling", axis)
	}
	marked := series(t, c.Options, "scatter")[0]
	if marked["markArea"] == nil || len(marked["markLine"].(map[string]any)["data"].([]any)) != 2 {
		t.Error("the noise band, the line at 1× or the ceiling is missing")
	}
	band := list(marked["markArea"].(map[string]any)["data"].([]any)[1])
	if lo, hi := band[0].(map[string]any)["xAxis"], band[1].(map[string]any)["xAxis"]; lo != 1.9012 || hi != 1.9788 {
		t.Errorf("the ceiling's band is %v to %v, want its interval", lo, hi)
	}
}

func TestSpeedupThatNoiseHides(t *testing.T) {
	w := newWorld(9, 1)
	f := w.file(2, w.mutex())
	f.Labs[0].Cases = slices.Delete(f.Labs[0].Cases, 1, 2)
	c := drawn(t, "speedup", f, "03-mutex")
	if s := f.Labs[0].Of("lock-once", 4, 1e6).Summary.Speedup; s.Lo > 1 || s.Hi < 1.05 {
		t.Fatalf("the fixture is not noisy: %+v", s)
	}
	says(t, c.Title, "lock-once: ", "er than serial? Can't tell")
}

func TestSpeedupOnOneCPU(t *testing.T) {
	w := newWorld(15, 0.01)
	f := w.file(1, w.mutex(), w.scaling(2))
	for i, kind := range []string{"speedup", "scaling"} {
		c, err := Draw(Asked{Kind: kind}, f, &f.Labs[i])
		sound(t, kind, c, err)
		if len(c.Options) > 0 || len(c.Table.Rows) == 0 {
			t.Errorf("%s: want a table and no picture", kind)
		}
		says(t, c.Title, "one usable CPU")
	}
	drawn(t, "time", f, "03-mutex")
}

// TestWorkersThatRunAtOnceAreCompared wants speedups if processes run at once:
// neither GOMAXPROCS=1 nor a quota below 2 makes one CPU of several.
func TestWorkersThatRunAtOnceAreCompared(t *testing.T) {
	for why, m := range map[string]results.Machine{
		"GOMAXPROCS is 1":       {CPUsUsable: 1, CPUsAffinity: 4, GoMaxProcs: 1},
		"the time of 1.50 CPUs": {CPUsUsable: 1, CPUsAffinity: 4, GoMaxProcs: 2, CPUQuota: 1.5},
		"the time of 0.50 CPUs": {CPUsUsable: 1, CPUsAffinity: 2, GoMaxProcs: 2, CPUQuota: 0.5},
	} {
		w := newWorld(15, 0.01)
		f := w.file(1, w.mutex(), w.scaling(2))
		f.Machine = m
		drawn(t, "speedup", f, "03-mutex")
		c, err := Draw(Asked{Kind: "scaling"}, f, &f.Labs[1])
		sound(t, "scaling", c, err)
		says(t, c.Title, why)
	}
}

func TestWrongSumsAreNotCompared(t *testing.T) {
	w := newWorld(15, 0.01)
	f := w.file(2, w.mutex(), w.race())
	f.Labs[0].Of("lock-once", 4, 1e6).Samples[3].Wrong = 1
	says(t, drawn(t, "time", f, "03-mutex").Title, "lock-every-add:")
	f.Labs[0].Of("lock-every-add", 4, 1e6).Samples[3].Wrong = 1
	says(t, drawn(t, "time", f, "03-mutex").Title, "not compared, because of its wrong sums")
	says(t, drawn(t, "time", f, "02-race").Title, "slower than serial, with wrong sums")
}

func TestTooFewSamples(t *testing.T) {
	w := newWorld(stats.MinSamples-1, 0.01)
	f := w.file(2, lab("03-mutex", w.variant("lock-once", 4, 1e6, 1e6)), failed())
	for _, kind := range []string{"time", "speedup", "distribution"} {
		c, err := Draw(Asked{Kind: kind}, f, &f.Labs[0])
		sound(t, kind, c, err)
		says(t, c.Title, "no case has the 6 samples")
		c, err = Draw(Asked{Kind: kind}, f, &f.Labs[1])
		sound(t, kind, c, err)
		says(t, c.Title, "the lab failed: labs/13-deadlock/main.go:7")
	}
}

func TestCPUTime(t *testing.T) {
	w := newWorld(15, 0.01)
	c := drawn(t, "cpu", w.file(2, w.mutex()), "03-mutex")
	says(t, c.Title, "Only 1.0", "of the CPU time of lock-every-add is useful")
	useful, whole := renders(t, c, "lane"), renders(t, c, "hollow")
	if len(useful) != 3 || len(whole) != 3 {
		t.Errorf("%d filled and %d hollow bars, want 3 of each", len(useful), len(whole))
	}
	end := func(bar any, at int) any { return bar.(map[string]any)["value"].([]any)[at] }
	if end(useful[1], 2) != end(whole[1], 1) {
		t.Errorf("what is useful ends at %v, and the rest begins at %v", end(useful[1], 2), end(whole[1], 1))
	}
}
