package page

import (
	"fmt"
	"strings"

	"workbook/labs/units"
	"workbook/reportgen/internal/chart"
	"workbook/reportgen/internal/lesson"
	"workbook/reportgen/internal/results"
)

// A glance is the page's first screen.
type glance struct {
	Machine string // in one line
	When    string
	Took    string
	OneCPU  bool
	Banner  banner
	Figure  lesson.Figure
	Versus  versus
	Pays    []string // sentences; empty where lab 10 was not measured
	Tally   tally
	Failed  []string // labs that failed
}

func newGlance(in Input, sections []lesson.Section) glance {
	f := in.File
	g := glance{
		Machine: machineLine(f.Machine),
		When:    f.Created.Format("2 January 2006, 15:04 MST"),
		Took:    units.Time(float64(f.Duration)),
		OneCPU:  f.Machine.CPUsUsable == 1,
		Banner:  newBanner(f.Warnings),
		Versus:  newVersus(f),
		Pays:    pays(f),
		Tally:   newTally(sections),
	}
	for _, l := range f.Labs {
		if l.Status == results.Failed {
			g.Failed = append(g.Failed, l.Name)
		}
	}
	drawn, err := chart.Glance(f)
	g.Figure = lesson.NewFigure("chart-glance", in.pictures(), drawn, err)
	return g
}

// machineLine names the machine in one line, leaving out what the system does
// not tell.
func machineLine(m results.Machine) string {
	var parts []string
	add := func(part string) {
		if part = strings.TrimSpace(part); part != "" {
			parts = append(parts, part)
		}
	}
	add(m.CPUModel)
	add(cpus(m))
	if m.Memory > 0 {
		add(units.Bytes(float64(m.Memory)) + " of memory")
	}
	add(firstOf(m.Distribution, strings.TrimSpace(m.OS+" "+m.Kernel)))
	add(m.GoVersion)
	return strings.Join(parts, " · ")
}

func cpus(m results.Machine) string {
	usable := units.Plural(m.CPUsUsable, "CPU")
	if m.CPUsLogical > m.CPUsUsable {
		return fmt.Sprintf("%s of %d", usable, m.CPUsLogical)
	}
	return usable
}

func firstOf(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}
