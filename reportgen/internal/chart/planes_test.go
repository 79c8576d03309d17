package chart

import (
	"slices"
	"strings"
	"testing"
	"time"

	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/results"
)

func TestScaling(t *testing.T) {
	w := newWorld(15, 0.01)
	f := w.file(4, w.scaling(4))
	c := drawn(t, "scaling", f, "09-scaling")
	says(t, c.Title, "parallel-50 with 4 workers: 1.", "faster than serial")
	if x := option(t, c.Options)["xAxis"].([]any)[0].(map[string]any); x["min"] != 1.0 {
		t.Errorf("the workers begin at %v: there is no zero worker", x["min"])
	}
	lines := series(t, c.Options, "line")
	if len(lines) != 4 {
		t.Fatalf("%d lines, want two variants, the ceiling and the ideal", len(lines))
	}
	ideal := lines[1]["data"].([]any)
	if last := ideal[len(ideal)-1].([]any); last[0].(float64) != 8 || last[1].(float64) != 4 {
		t.Errorf("the ideal ends at %v, want 8 workers and no more than the 4 CPUs", last)
	}
	// Half of parallel-50 is serial: Amdahl gives 1.6 on four CPUs. Of the curves, it alone
	// has a shade: it is the one that the title tells of.
	bands := shades(t, c)
	if len(bands) != 2 {
		t.Fatalf("%d shades, want Amdahl's and the ceiling's", len(bands))
	}
	band := bands[0][3].([]any)
	if lo, hi := band[1].(float64), band[2].(float64); lo > 1.6 || hi < 1.58 || hi-lo > 0.2 {
		t.Errorf("Amdahl's band at 4 workers is %v to %v, want about 1.6", lo, hi)
	}
}

// shades returns the data of each band of a picture.
func shades(t *testing.T, c Chart) (all [][]any) {
	for _, s := range series(t, c.Options, "custom") {
		if s["renderItem"] == "area" {
			all = append(all, list(s["data"]))
		}
	}
	return all
}

// TestTheShadeIsThatOfTheLessonsCurve names a curve that is not the slowest.
func TestTheShadeIsThatOfTheLessonsCurve(t *testing.T) {
	w := newWorld(15, 0.01)
	f := w.file(4, w.scaling(4))
	c, err := Draw(Asked{Kind: "scaling", Variant: "parallel-100", Against: "serial", Workers: course.Count{Times: 4}}, f, &f.Labs[0])
	sound(t, "scaling", c, err)
	if band := shades(t, c)[0][3].([]any); band[1].(float64) < 3 {
		t.Errorf("Amdahl's band at 4 workers is %v, want that of parallel-100", band)
	}
	says(t, c.Caption, "The shade in the colour of parallel-100 is Amdahl's law")
}

// TestFormulasReachTheLastPoint wants a curve as long as the picture, however many its steps.
func TestFormulasReachTheLastPoint(t *testing.T) {
	for _, most := range []int{1, 2, 59, 60, 120, 128, 130, 1024} {
		got := steps(most)
		if got[0] != 1 || got[len(got)-1] != most || len(got) > 121 || !slices.IsSorted(got) {
			t.Errorf("up to %d workers it is drawn at %v", most, got)
		}
	}
}

func TestScalingNeedsSeveralWorkerCounts(t *testing.T) {
	w := newWorld(15, 0.01)
	f := w.file(2, w.mutex())
	c, err := Draw(Asked{Kind: "scaling"}, f, &f.Labs[0])
	sound(t, "scaling", c, err)
	says(t, c.Title, "one number of workers only")
}

func TestCrossover(t *testing.T) {
	w := newWorld(15, 0.01)
	c := drawn(t, "crossover", w.file(2, w.granularity()), "10-granularity")
	if want := "goroutines pay from N ≈ 41,000; processes pay from N ≈ 19,000,000"; c.Title != want {
		t.Errorf("got %q, want %q", c.Title, want)
	}
	for i, want := range []string{"from 41,000", "from 19,000,000"} {
		marked := series(t, c.Options, "scatter")[i]
		if got := marked["label"].(map[string]any)["formatter"]; got != want {
			t.Errorf("the foot of a line down reads %q, want %q", got, want)
		}
		at := list(marked["data"])[0].(map[string]any)["value"].([]any)[0].(float64)
		strip := list(list(marked["markArea"].(map[string]any)["data"])[0])
		from, to := list(strip[0].(map[string]any)["coord"])[0].(float64), list(strip[1].(map[string]any)["coord"])[0].(float64)
		if from > at || at > to {
			t.Errorf("the strip from %v to %v million is not around %v", from, to, at)
		}
	}
	for _, s := range series(t, c.Options, "line") {
		if s["name"] == "serial" {
			t.Error("serial is a line: it is the line at 1×")
		}
	}
	thick := series(t, c.Options, "line")[0]["markLine"].(map[string]any)
	if label := thick["label"].(map[string]any); label["show"] != true || thick["data"].([]any)[0].(map[string]any)["name"] != "serial" {
		t.Errorf("the thick line does not say what it is: %v", thick)
	}
}

// TestCrossoverThatNobodyCanTell wants a break-even that the last interval leaves open
// told with doubt, and none from wrong sums.
func TestCrossoverThatNobodyCanTell(t *testing.T) {
	w := newWorld(15, 0)
	l := lab("21-machines")
	for _, n := range []int64{1e6, 1e8} {
		l.Cases = append(l.Cases, w.serial(n, 100*time.Millisecond), w.variant("queue", 4, n, 400*time.Millisecond))
	}
	last := &l.Cases[3]
	for i := range last.Samples {
		last.Samples[i].Work = time.Duration(80+i%2*40-i%3) * time.Millisecond
	}
	last.Samples[0].Work = 90 * time.Millisecond
	f := w.file(2, l)
	if s := f.Labs[0].Cases[3].Summary.Speedup; s.Median <= 1 || s.Lo >= 1 {
		t.Fatalf("the fixture can be told: %+v", s)
	}
	says(t, drawn(t, "crossover", f, l.Name).Title, "queue perhaps pays from N ≈ 7")
	f.Labs[0].Cases[1].Expect = results.ExpectRace
	f.Labs[0].Cases[1].Samples[0].Wrong = 1
	says(t, drawn(t, "crossover", f, l.Name).Title, "queue: no gain shown at the largest N")
	l.Cases[1] = w.variant("queue", 4, 1e6, 50*time.Millisecond) // it pays there
	says(t, drawn(t, "crossover", w.file(2, l), l.Name).Title, "queue: no gain shown at the largest N")
}

func TestCrossoverTellsNoMoreThanATitleHolds(t *testing.T) {
	w := newWorld(15, 0)
	l := lab("10-granularity")
	for _, n := range []int64{1e3, 1e4} {
		l.Cases = append(l.Cases, w.serial(n, time.Millisecond))
		for _, name := range []string{results.Yours, "goroutines", "processes", "threads"} {
			l.Cases = append(l.Cases, w.variant(name, 4, n, 2*time.Millisecond))
		}
	}
	if got, want := drawn(t, "crossover", w.file(2, l), l.Name).Title, "goroutines pay at no N measured; processes pay at no N measured"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestCrossoverThatNeverComes(t *testing.T) {
	w := newWorld(15, 0.01)
	l := lab("10-granularity")
	for _, n := range []int64{1e3, 1e4} {
		l.Cases = append(l.Cases, w.serial(n, time.Millisecond),
			w.variant("processes", 4, n, 2*time.Millisecond), w.variant("goroutines", 4, n, time.Millisecond/2))
	}
	says(t, drawn(t, "crossover", w.file(2, l), l.Name).Title,
		"processes pay at no N measured; goroutines pay at every N")
	for i := range l.Cases {
		if l.Cases[i].Variant == "goroutines" {
			l.Cases[i].Variant = "queue"
		}
	}
	says(t, drawn(t, "crossover", w.file(2, l), l.Name).Title, "queue pays at every N")
}

func TestTimeline(t *testing.T) {
	w := newWorld(15, 0.01)
	c := drawn(t, "timeline", w.file(2, w.processes()), "04-processes")
	says(t, c.Title, "processes: 1.40 of 2 CPUs used")
	lines := series(t, c.Options, "line")
	if len(lines) != 2 || lines[1]["yAxisIndex"] != 1.0 {
		t.Errorf("%d lines, want CPUs on the upper axis and memory on the lower", len(lines))
	}
	for i, want := range []string{"CPUs used", "memory, MB"} {
		if got := option(t, c.Options)["yAxis"].([]any)[i].(map[string]any)["name"]; got != want {
			t.Errorf("axis %d is %q, want %q", i, got, want)
		}
	}
}

// TestAPeakIsNoMoreThanTheMachineHas gives a moment that the clocks put above the CPUs.
func TestAPeakIsNoMoreThanTheMachineHas(t *testing.T) {
	w := newWorld(15, 0.01)
	f := w.file(2, w.processes())
	f.Labs[0].Of("processes", 4, 1e6).Timeline[7].CPUs = 2.01
	for _, at := range list(series(t, drawn(t, "timeline", f, "04-processes").Options, "line")[0]["data"]) {
		if cpus := list(at)[1].(float64); cpus > 2 {
			t.Errorf("the line goes to %v of 2 CPUs", cpus)
		}
	}
}

func TestTimelineOnOneCPU(t *testing.T) {
	w := newWorld(15, 0.01)
	says(t, drawn(t, "timeline", w.file(1, w.processes()), "04-processes").Caption, "what this machine has, 1 CPU.")
}

func TestDistribution(t *testing.T) {
	w := newWorld(15, 0.01)
	f := w.file(2, w.mutex())
	slow := &f.Labs[0].Of("lock-once", 4, 1e6).Samples[7]
	slow.Work *= 2
	f.Labs[0].Summarize()
	c := drawn(t, "distribution", f, "03-mutex")
	says(t, c.Title, "lock-once: slowest sample 2.0", "× as long as the fastest")
	mark, ok := series(t, c.Options, "scatter")[2]["data"].([]any)[7].(map[string]any)
	if !ok || mark["symbolSize"] != 20.0 {
		t.Errorf("the outlier is drawn as %v, want it enlarged", mark)
	}
	for _, s := range series(t, c.Options, "scatter") {
		told := strings.HasPrefix(s["name"].(string), "lock-once")
		if opacity := s["itemStyle"].(map[string]any)["opacity"].(float64); (opacity > 0.5) != told {
			t.Errorf("%s has an opacity of %v: the title tells of lock-once", s["name"], opacity)
		}
	}
}

// TestALessonsLinesAreSeenFirst draws the variants that a lesson compares thicker than the
// others.
func TestALessonsLinesAreSeenFirst(t *testing.T) {
	w := newWorld(15, 0.01)
	f := w.file(4, w.scaling(4))
	for _, kind := range []string{"per-add", "scaling"} {
		c, err := Draw(Asked{Kind: kind, Variant: "parallel-100", Against: "serial", Workers: course.Count{Times: 1}}, f, &f.Labs[0])
		sound(t, kind, c, err)
		width := map[any]float64{}
		for _, s := range series(t, c.Options, "line") {
			width[s["name"]] = s["lineStyle"].(map[string]any)["width"].(float64)
		}
		if width["parallel-100"] <= width["parallel-50"] {
			t.Errorf("%s: lines of %v", kind, width)
		}
	}
}

// TestScalingSaysWhatWouldBeIdeal holds the title's speedup against the number of CPUs.
func TestScalingSaysWhatWouldBeIdeal(t *testing.T) {
	w := newWorld(15, 0.01)
	f := w.file(4, w.scaling(4))
	for workers, want := range map[int]string{4: "× faster than serial, ideal 4×", 2: "× faster than serial"} {
		c, err := Draw(Asked{Kind: "scaling", Variant: "parallel-50", Against: "serial", Workers: course.Count{Times: workers}}, f, &f.Labs[0])
		sound(t, "scaling", c, err)
		if !strings.HasSuffix(c.Title, want) {
			t.Errorf("with %d workers: %q", workers, c.Title)
		}
	}
}
