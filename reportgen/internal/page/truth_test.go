package page

import (
	"html"
	"regexp"
	"strings"
	"testing"
	"time"

	"workbook/reportgen/internal/results"
	"workbook/reportgen/internal/stats"
)

var tag = regexp.MustCompile(`(?s)<style>.*?</style>|<script.*?</script>|<[^>]*>`)

// read returns what a reader of the page reads.
func read(page []byte) string {
	return strings.Join(strings.Fields(html.UnescapeString(tag.ReplaceAllString(string(page), " "))), " ")
}

func TestEveryPageSaysTrueThings(t *testing.T) {
	edited := func(r *room, edit func(*results.File)) *results.File {
		f := r.file()
		edit(f)
		return f
	}
	for _, c := range []struct {
		name  string
		file  *results.File
		want  []string
		never []string
	}{
		{"one CPU", newRoom(1, 0.02).file(),
			[]string{"1 CPU ·", "has one usable CPU", "slower than serial", "no gain shown up to N = 100,000,000", "of 1 usable CPU"},
			[]string{"faster than serial from", "× faster", "lends 1"}},
		{"two CPUs", newRoom(2, 0.02).file(),
			[]string{"2 CPUs on 1 core ·", "if two CPUs share a core", "× faster than serial", "goroutines: faster than serial from N =", "the whole task at N = 1,000 ", "Ceiling with 2 workers", "Holds here", "None."},
			[]string{"has one usable CPU", "not measured by itself", "Ceiling with 4 workers", "Do not use", "Read with care", "not measured."}},
		{"sixteen CPUs", newRoom(16, 0.02).file(),
			[]string{"16 CPUs on 8 cores ·", "Ceiling with 16 workers", "of 16 usable CPUs"},
			[]string{"has one usable CPU"}},
		{"CPUs that are cores", edited(newRoom(2, 0.02), func(f *results.File) { f.Machine.CPUsPhysical = 2 }),
			[]string{"2 CPUs ·"}, []string{"2 CPUs on"}},
		{"noise", edited(newRoom(2, 0.9), func(f *results.File) {
			f.Warnings = []results.Warning{
				{Level: results.Amber, Code: "noise", Text: "the baseline differs from itself"},
				{Level: results.Amber, Code: "imprecise", Text: "It is not precise; raise the budget.", Lab: "03-mutex", Variant: "lock-once", Workers: 4, N: 1e6},
				{Level: results.Amber, Code: "imprecise", Text: "It is not precise; raise the budget.", Lab: "04-processes"},
			}
		}),
			[]string{"Read with care: the baseline differs from itself the baseline differs from itself Precision not reached in 03-mutex and 04-processes Every warning", "can't tell", "Can't tell here", "03-mutex, lock-once, 4 workers, N = 1,000,000", "slower than serial"},
			[]string{"lock-once: 1.", "lock-once costs nothing that shows. Holds"}},
		{"a failed lab", edited(newRoom(2, 0.02), func(f *results.File) {
			f.Labs[2] = results.Lab{Name: "03-mutex", Status: results.Failed, Error: "panic: too much\ngoroutine 1"}
		}),
			[]string{"Failed: 03-mutex", "This lab failed. Its last lines: panic: too much goroutine 1", "One variable, and a lock around it. Not measured.", "Not measured here."},
			[]string{"lock-once: 1."}},
		{"a red warning", edited(newRoom(2, 0.02), func(f *results.File) {
			f.Warnings = []results.Warning{{Level: results.Red, Text: "a sum is wrong", Lab: "03-mutex"}}
		}),
			[]string{"Do not use these results: 03-mutex: a sum is wrong 03-mutex: a sum is wrong"}, []string{"Read with care"}},
		{"what cannot run and what is stuck", edited(newRoom(2, 0.02), func(f *results.File) {
			f.Warnings = []results.Warning{
				{Level: results.Note, Code: "unavailable", Text: "goroutines cannot run on this machine: no such thing.", Lab: "10-granularity", Variant: "goroutines"},
				{Level: results.Note, Code: "outliers", Text: "Samples far from the others.", Lab: "10-granularity"},
			}
			f.Labs[2].Cases = append(f.Labs[2].Cases, results.Case{Variant: "lock-never", Workers: 4, N: 1e6, Expect: results.ExpectStuck, Stuck: &results.Stuck{
				After: 1500 * time.Millisecond, Waits: []results.Wait{{Goroutine: 19, State: "sync.Mutex.Lock", Function: "sumFirst",
					File: "labs/03-mutex/main.go", Line: 30, For: "countLock", Holds: []string{"sumLock"}}}}})
		}),
			[]string{"Warnings goroutines cannot run on this machine: no such thing. Notes: 1 Samples far from the others.",
				"Stuck lock-never never ended : it was stopped after 1.50 s.", "19 countLock sumLock sumFirst labs/03-mutex/main.go:30"},
			[]string{"lock-never : none came", "want of 6"}},
		{"no race detector", edited(newRoom(2, 0.02), func(f *results.File) {
			for i := range f.Labs {
				f.Labs[i].Race = results.Race{Status: results.Unavailable, Why: "no C compiler"}
			}
		}),
			[]string{"unavailable no C compiler"}, []string{"Race detector clean", "Race detector race"}},
		{"two labs only", edited(newRoom(2, 0.02), func(f *results.File) { f.Labs = f.Labs[:2] }),
			[]string{"this results file has no 03-mutex", "has no 10-granularity, the lab that tries many sizes", "not measured"},
			[]string{"goroutines: faster"}},
		{"too few rounds", func() *results.File { r := newRoom(2, 0.02); r.rounds = 2; return r.file() }(),
			[]string{"too few samples for an interval", "can't tell it from serial", "too few rounds"},
			[]string{"faster than serial from", "× faster"}},
		{"an empty file", &results.File{Schema: results.Schema},
			[]string{"not measured", "Not measured"}, []string{"NaN", "Inf", "%!"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := read(rendered(t, Input{Units: lessons(t), Root: project(), File: c.file, NoScript: "No pictures."}))
			for _, want := range c.want {
				if !strings.Contains(text, want) {
					t.Errorf("the page does not say %q", want)
				}
			}
			for _, never := range append(c.never, "NaN", "+Inf", "%!") {
				if strings.Contains(text, never) {
					at := strings.Index(text, never)
					t.Errorf("the page says %q: …%s…", never, text[max(0, at-80):min(len(text), at+80)])
				}
			}
		})
	}
}

func TestWithoutECharts(t *testing.T) {
	page := rendered(t, Input{Units: lessons(t), Root: project(), File: newRoom(2, 0.02).file(), NoScript: "No echarts: get the file."})
	if !strings.Contains(read(page), "No echarts: get the file. Every chart's numbers are in its table.") {
		t.Error("the page does not say how to get the pictures")
	}
	if n := strings.Count(string(page), "<script>"); n != 1 {
		t.Errorf("%d scripts, want ours alone", n)
	}
	if strings.Contains(string(page), `class="plot`) || strings.Contains(string(page), "Apache ECharts") {
		t.Error("the page keeps a place for pictures that it cannot draw")
	}
	if closed := strings.Count(string(page), `<details class="numbers"><summary>The numbers`); closed > 0 {
		t.Errorf("%d tables are closed though no picture is above them", closed)
	}
}

// TestBrowserThatCannotUnpack has tables, and says why there are no pictures.
func TestBrowserThatCannotUnpack(t *testing.T) {
	secondary(t)
	t.Parallel()
	b := openTab(t, realCourse(t), onNewDocument(`delete window.DecompressionStream`))
	if !eval[bool](b, `document.body.innerText.includes("This browser is too old for the pictures")`) {
		t.Error("the page does not say why there are no pictures")
	}
	if n := eval[int](b, `document.querySelectorAll(".plot, .numbers:not([open])").length`); n > 0 {
		t.Errorf("%d pictures that are not drawn, or closed tables", n)
	}
	eval[bool](b, `document.querySelectorAll("input[type=range]").forEach((e) => e.dispatchEvent(new Event("input"))), true`)
	b.quiet()
}

func TestIDsAreUnique(t *testing.T) {
	seen := map[string]bool{}
	page := rendered(t, Input{Units: lessons(t), Root: project(), File: newRoom(2, 0.02).file()})
	for _, id := range regexp.MustCompile(`\bid="([^"]*)"`).FindAllStringSubmatch(string(page), -1) {
		if seen[id[1]] {
			t.Errorf("id %s comes twice", id[1])
		}
		seen[id[1]] = true
	}
	for _, link := range regexp.MustCompile(`href="#([^"]*)"`).FindAllStringSubmatch(string(page), -1) {
		if !seen[link[1]] {
			t.Errorf("link to #%s leads nowhere", link[1])
		}
	}
}

func TestMemoryAtTheFloorIsSaidToBe(t *testing.T) {
	f := newRoom(2, 0.02).file()
	f.Calibration.Memory = stats.Interval{Median: 3.1e6, Lo: 3.0e6, Hi: 3.2e6, Samples: 20}
	text := read(rendered(t, Input{Units: lessons(t), Root: project(), File: f}))
	if !strings.Contains(text, "≤ 3.10 MB") {
		t.Error("memory at the floor is not marked")
	}
	f.Calibration.Memory = stats.Interval{Median: 9.8e6, Lo: 9.7e6, Hi: 9.9e6, Samples: 20}
	if text := read(rendered(t, Input{Units: lessons(t), Root: project(), File: f})); strings.Contains(text, "≤ 9.80 MB") {
		t.Error("the memory of several processes is held against that of one")
	}
}
