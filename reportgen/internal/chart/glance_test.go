package chart

import (
	"slices"
	"strings"
	"testing"
	"time"

	"workbook/reportgen/internal/results"
	"workbook/reportgen/internal/stats"
)

func TestGlance(t *testing.T) {
	w := newWorld(15, 0.01)
	f := w.file(2, w.race(), w.mutex(), failed())
	c, err := Glance(f)
	sound(t, "glance", c, err)
	says(t, c.Title, "3 variants against serial: 1 faster, 1 slower, 1 with wrong sums")
	says(t, c.Caption, "Failed: 13-deadlock")
	if len(c.Table.Rows) != 5 {
		t.Errorf("the table has %d cases, want 5", len(c.Table.Rows))
	}
	for _, s := range series(t, c.Options, "scatter") {
		want := map[string]any{"wrong sums, race found": wrongLook.symbol, "right sums, no race found": rightLook.symbol}[s["name"].(string)]
		if want == nil || s["symbol"] != want {
			t.Errorf("dots of %q are drawn as %v", s["name"], s["symbol"])
		}
	}
}

// dots returns what Glance draws of each case, by the name that it shows.
func dots(t *testing.T, c Chart) map[string]map[string]any {
	all := map[string]map[string]any{}
	for _, s := range series(t, c.Options, "scatter") {
		for _, dot := range s["data"].([]any) {
			dot := dot.(map[string]any)
			all[dot["name"].(string)] = dot
		}
	}
	return all
}

func TestGlanceStandsEachVariantOnTheCoursesTask(t *testing.T) {
	w := newWorld(15, 0)
	c, err := Glance(w.file(2, w.mutex(), w.granularity()))
	sound(t, "glance", c, err)
	axis := option(t, c.Options)["xAxis"].([]any)[0].(map[string]any)
	if from := axis["min"].(float64); from < 0.009 {
		t.Errorf("the axis begins at %v: N = 1,000 stretches it", from)
	}
	large, beyond := 0, 0
	for name, dot := range dots(t, c) {
		at := dot["value"].([]any)[0].(float64)
		switch {
		case dot["symbolSize"] == float64(largeDot):
			large++
			if strings.Contains(name, "10-granularity") && !strings.Contains(name, "N = 1,000,000:") {
				t.Errorf("the large dot of lab 10 is %s", name)
			}
		case dot["symbol"] == "arrow":
			beyond++
			if at != axis["min"] {
				t.Errorf("an arrow stands at %v and not at the edge: %s", at, name)
			}
		}
	}
	if large != 4 || beyond != 2 {
		t.Errorf("%d large dots and %d arrows, want 4 and 2", large, beyond)
	}
}

func TestGlanceNamesEveryRow(t *testing.T) {
	w := newWorld(15, 0.01)
	c, err := Glance(w.file(2, w.race(), w.mutex()))
	sound(t, "glance", c, err)
	var columns []string
	for _, axis := range option(t, c.Options)["yAxis"].([]any) {
		var column []string
		for _, name := range list(axis.(map[string]any)["data"]) {
			column = append(column, name.(string))
		}
		columns = append(columns, strings.Join(column, "|"))
	}
	says(t, columns[0], "unlocked|lock-every-add|lock-once")
	says(t, columns[2], "wrong sums|9", "× slower|1.", "× faster")
	says(t, columns[3], "02-race|03-mutex|")
	if wants := []Mark{
		{Name: "wrong sums, race found", Color: wrongLook.color, Symbol: wrongLook.symbol},
		{Name: "right sums, no race found", Color: rightLook.color, Symbol: rightLook.symbol},
	}; !slices.Equal(c.Key, wants) {
		t.Errorf("the key is %v, want %v", c.Key, wants)
	}
}

// TestSameIsWrittenAtTheAxis wants the point from which one counts among the few numbers
// that there is room for.
func TestSameIsWrittenAtTheAxis(t *testing.T) {
	long := axis{kind: "log", base: 10, from: 1e-7, to: 10.0}
	for most, want := range map[int][]float64{2: {1e-4, 1}, 6: {1e-6, 1e-4, 1e-2, 1}, 9: {1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 0.1, 1, 10}} {
		if got := long.powers(most); !slices.Equal(got, want) {
			t.Errorf("%d numbers: %v, want %v", most, got, want)
		}
	}
	if got, want := (axis{kind: "log", base: 2, from: 0.5, to: 16.0}).powers(3), []float64{1, 4, 16}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	w := newWorld(15, 0.01)
	c, err := Glance(w.file(2, w.race(), w.mutex()))
	sound(t, "glance", c, err)
	for _, screen := range option(t, c.Options)["media"].([]any) {
		x := screen.(map[string]any)["option"].(map[string]any)["xAxis"].([]any)[0].(map[string]any)
		if numbers := list(x["axisLabel"].(map[string]any)["customValues"]); !slices.Contains(numbers, any(1.0)) {
			t.Errorf("the numbers at the axis are %v, without 1", numbers)
		}
	}
}

// TestATallyFitsATitle counts variants that did all that there is, and one twice.
func TestATallyFitsATitle(t *testing.T) {
	drawn := []point{{Case: &results.Case{Stuck: &results.Stuck{}}}, {Case: &results.Case{Samples: []results.Sample{{Wrong: 1}}}}}
	for _, s := range []stats.Interval{{Median: 2, Lo: 1.9, Hi: 2.1, Samples: 9}, {Median: 0.5, Lo: 0.49, Hi: 0.51, Samples: 9}, {Median: 1, Lo: 0.99, Hi: 1.01, Samples: 9}, {Median: 1, Lo: 0.5, Hi: 2, Samples: 9}} {
		drawn = append(drawn, point{Case: &results.Case{Summary: results.Summary{Speedup: s}}})
	}
	for want, twice := range map[string]point{
		"2 of 7 variants: stuck": drawn[0], "2 of 7 variants: with wrong sums": drawn[1],
		"2 of 7 variants: faster than serial": drawn[2], "2 of 7 variants: can't tell from serial": drawn[5],
		"2 of 7 variants: slower than serial": drawn[3], "2 of 7 variants: no difference from serial": drawn[4],
	} {
		told, rest := tally(newWorld(15, 0).file(2).Noise(), append(drawn[:6:6], twice))
		if told != want {
			t.Errorf("the title is %q, want %q", told, want)
		}
		if n := strings.Count(rest, " 1 "); n != 5 {
			t.Errorf("%d of five verdicts are counted once: %q", n, rest)
		}
	}
}

func list(x any) []any {
	all, _ := x.([]any)
	return all
}

func TestStuck(t *testing.T) {
	w := newWorld(15, 0.01)
	stuck := results.Case{Variant: "opposite-order", Workers: 4, N: 1e6, Expect: results.ExpectStuck,
		Samples: []results.Sample{}, Stuck: &results.Stuck{After: 1500 * time.Millisecond}}
	f := w.file(2, lab("13-deadlock", w.serial(1e6, time.Millisecond), stuck, w.variant("same-order", 4, 1e6, time.Second)))
	c := drawn(t, "time", f, "13-deadlock")
	says(t, c.Title, "opposite-order: never ends")
	says(t, c.Caption, "was stuck and had to be stopped: opposite-order.")
	bars, endless := renders(t, c, "part"), renders(t, c, "endless")
	if len(bars) != 2 || len(endless) != 1 || endless[0].(map[string]any)["value"].([]any)[0] != 1.0 {
		t.Errorf("%d bars and %v without an end, want 2 and the second row", len(bars), endless)
	}
	c, err := Glance(f)
	sound(t, "glance", c, err)
	says(t, c.Title, "2 variants against serial: 1 slower, 1 stuck")
	if len(dots(t, c)) != 1 {
		t.Errorf("the dots are %v, want none for what was stuck", dots(t, c))
	}
	f.Labs[0].Cases[1].Stuck.Ended = true
	if c, err := Glance(f); err != nil || c.Title != "1 variant against serial: 1 slower" {
		t.Errorf("%v, %q: a case that ended is not stuck", err, c.Title)
	}
}

// What the race detector said is read from a dot's shape alone.
func TestDotsOfVerdicts(t *testing.T) {
	symbols := map[string]results.RaceStatus{}
	for _, status := range []results.RaceStatus{results.Clean, results.Racy, results.Unavailable} {
		lab := &results.Lab{Race: results.Race{Status: status}}
		_, dot := kindOfDot(lab, point{Case: &results.Case{}})
		if other, taken := symbols[dot.Symbol]; taken {
			t.Errorf("dots of %s and of %s are both drawn as %s", status, other, dot.Symbol)
		}
		symbols[dot.Symbol] = status
	}
}
