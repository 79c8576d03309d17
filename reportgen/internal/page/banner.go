package page

import (
	"slices"
	"strings"

	"workbook/labs/units"
	"workbook/reportgen/internal/results"
)

// A warning is one of the file's, with the lab and case that it is about.
type warning struct {
	Level, Where, Text string
}

func newWarning(w results.Warning) warning {
	var where []string
	for _, part := range []string{w.Lab, w.Variant} {
		if part != "" {
			where = append(where, part)
		}
	}
	if w.Workers > 0 {
		where = append(where, units.Plural(w.Workers, "worker"))
	}
	if w.N > 0 {
		where = append(where, "N = "+units.Count(w.N))
	}
	return warning{Level: string(w.Level), Where: strings.Join(where, ", "), Text: w.Text}
}

// A banner says in a few lines what a reader must know first: all red and amber
// warnings, those of one kind in one line.
type banner struct {
	Red, Amber []alarm
	More       int // lines that found no place
}

// An alarm is what is wrong, and in which labs.
type alarm struct {
	What  string
	Where string // "" if it is everywhere, or What says it
}

// bannerLines is the most lines that a banner takes.
const bannerLines = 4

// inShort says what a kind of warning about labs comes to. Others speak for
// themselves.
var inShort = map[string]string{
	"wrong-sum":    "Wrong sums where right ones are expected",
	"race-verdict": "The race detector and the lesson disagree",
	"no-sample":    "No launch ended in time",
	"clock":        "A clock was set during the run",
	"too-few":      "Too few rounds for an interval",
	"imprecise":    "Precision not reached",
}

func newBanner(warnings []results.Warning) (b banner) {
	b.Red, b.Amber = alarms(warnings, results.Red), alarms(warnings, results.Amber)
	if total := len(b.Red) + len(b.Amber); total > bannerLines {
		room := bannerLines - 1 // the last line says how many more there are
		b.Red = b.Red[:min(len(b.Red), room)]
		b.Amber = b.Amber[:min(len(b.Amber), room-len(b.Red))]
		b.More = total - room
	}
	return b
}

// alarms gathers the warnings of a level, those of one kind with their labs.
func alarms(warnings []results.Warning, level results.Level) (all []alarm) {
	labs := map[string][]string{}
	for _, w := range warnings {
		if w.Level != level {
			continue
		}
		short, known := inShort[w.Code]
		if w.Lab == "" || !known {
			all = append(all, alarm{What: strings.TrimPrefix(newWarning(w).Where+": "+w.Text, ": ")})
			continue
		}
		if labs[short] == nil {
			all = append(all, alarm{What: short})
		}
		if !slices.Contains(labs[short], w.Lab) {
			labs[short] = append(labs[short], w.Lab)
		}
	}
	for i := range all {
		all[i].Where = listed(labs[all[i].What])
	}
	return all
}

// listed writes "a, b and c", and counts what goes beyond four.
func listed(names []string) string {
	if len(names) > 4 {
		names = append(names[:3:3], units.Count(int64(len(names)-3))+" more")
	}
	last := len(names) - 1
	if last < 1 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:last], ", ") + " and " + names[last]
}
