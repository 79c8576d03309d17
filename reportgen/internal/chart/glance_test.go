package chart

import (
	"slices"
	"strings"
	"testing"
	"time"

	"workbook/reportgen/internal/results"
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
	says(t, c.Caption, "opposite-order was stuck and had to be stopped.")
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
