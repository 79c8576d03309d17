package chart

import (
	"strings"
	"testing"
	"time"

	"workbook/reportgen/internal/results"
)

func TestPhases(t *testing.T) {
	w := newWorld(15, 0.01)
	c := drawn(t, "phases", w.file(2, w.processes()), "04-processes")
	says(t, c.Title, "processes: start takes 80.0% of the time")
	says(t, c.Caption, "The baseline, serial, takes")
	var names []string
	end := 0.0
	for _, s := range series(t, c.Options, "custom") {
		if s["renderItem"] != "part" {
			continue
		}
		names = append(names, s["name"].(string))
		if part := list(s["data"])[0].(map[string]any)["value"].([]any); s["name"] != loopName {
			if part[1] != end {
				t.Errorf("%s begins at %v, and the part before it ends at %v", s["name"], part[1], end)
			}
			end = part[2].(float64)
		}
	}
	if got := strings.Join(names, " "); got != "start work collect one loop" {
		t.Errorf("the phases are stacked as %q", got)
	}
}

// parted makes a case whose time has two phases.
func (w *world) parted(name string, workers int, n int64, start, work time.Duration) results.Case {
	c := w.variant(name, workers, n, start+work)
	for i := range c.Samples {
		c.Samples[i].Phases = map[string]time.Duration{"start": start, "work": work}
	}
	return c
}

// TestTheLineAcrossIsOfWhatIsCompared wants the interval of the phase that the lesson names, at
// the end of that phase. If it names none that a case has, it is the interval of the whole.
func TestTheLineAcrossIsOfWhatIsCompared(t *testing.T) {
	w := newWorld(15, 0)
	f := w.file(2, lab("14-pipes", w.serial(8e6, time.Millisecond),
		w.parted("map", 4, 8e6, 4*time.Millisecond, 6*time.Millisecond), w.parted("pipe", 4, 8e6, time.Millisecond, 4*time.Millisecond)))
	for line, want := range map[string][]float64{
		"phases: start of map against pipe":   {1, 4, 1},
		"phases: work of map against pipe":    {1, 10, 5},
		"phases: collect of map against pipe": {1, 10, 5}, // no case has it
	} {
		asked, err := Parse(line, "")
		if err != nil {
			t.Fatal(err)
		}
		c, err := Draw(asked, f, &f.Labs[0])
		sound(t, line, c, err)
		bars := series(t, c.Options, "custom")
		for i, bar := range list(bars[len(bars)-1]["data"]) {
			if got := bar.(map[string]any)["value"].([]any); got[1] != want[i] || got[2] != want[i] {
				t.Errorf("%s: the line of bar %d is from %v to %v, want it at %v", line, i, got[1], got[2], want[i])
			}
		}
	}
}

// TestATitleOfPhasesTellsOfAPhase wants the phase that the lesson names compared, with the
// same one of the other case or with all of its time, and never the comparison of whole times.
func TestATitleOfPhasesTellsOfAPhase(t *testing.T) {
	w := newWorld(15, 0)
	f := w.file(2, lab("14-pipes", w.serial(4, time.Microsecond), w.serial(8e6, time.Millisecond),
		w.parted("map", 4, 4, 3*time.Millisecond, time.Millisecond), w.parted("map", 4, 8e6, 4*time.Millisecond, 6*time.Millisecond),
		w.parted("pipe", 4, 8e6, time.Millisecond, 4*time.Millisecond), w.parted("pipe", 1, 8e6, time.Millisecond, time.Millisecond/4)))
	for line, want := range map[string]string{
		"phases\n":         "map: work takes 60.0% of the time at N = 8,000,000",
		"phases\nmap pipe": "map: start takes 75.0% of the time at N = 4",
		"phases: work of map against serial, 4, 8e6": "map: work is 6.00× as long as serial at N = 8,000,000",
		"phases: start of pipe against map, 1":       "pipe with 1 worker: start is 0.25× map's at N = 8,000,000",
		"phases: start of map against pipe, 4, 8e6":  "map: start is 4.00× pipe's at N = 8,000,000",
		"phases: collect of map against serial, 4":   "map: start takes 75.0% of the time at N = 4", // it has no such phase
		"phases: work of pipe against gone":          "pipe with 4 workers: work takes 80.0% of the time",
	} {
		first, text, _ := strings.Cut(line, "\n")
		asked, err := Parse(first, text)
		if err != nil {
			t.Fatal(err)
		}
		c, err := Draw(asked, f, &f.Labs[0])
		sound(t, line, c, err)
		if c.Title != want {
			t.Errorf("%q: %q, want %q", line, c.Title, want)
		}
		if got, want := strings.Contains(c.Caption, "baseline"), text == ""; got != want {
			t.Errorf("%q: the picture has a baseline: %v; the caption says %q", line, want, c.Caption)
		}
	}
}

// TestThePhaseThatIsComparedIsStronger wants it seen before the others.
func TestThePhaseThatIsComparedIsStronger(t *testing.T) {
	w := newWorld(15, 0.01)
	f := w.file(2, w.processes())
	c, err := Draw(Asked{Kind: "phases", Phase: "work", Variant: "processes", Against: "serial"}, f, &f.Labs[0])
	sound(t, "phases", c, err)
	for _, s := range series(t, c.Options, "custom") {
		if s["renderItem"] != "part" || s["name"] == loopName {
			continue
		}
		opacity := list(s["data"])[0].(map[string]any)["itemStyle"].(map[string]any)["opacity"].(float64)
		if (opacity > 0.5) != (s["name"] == "work") {
			t.Errorf("%s has an opacity of %v", s["name"], opacity)
		}
	}
}
