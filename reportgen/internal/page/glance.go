package page

import (
	"cmp"
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
	Pays    []string // sentences; empty if lab 10 was not measured
	Tally   tally
	Failed  []string // labs that failed
}

func newGlance(in Input, sections []lesson.Section) glance {
	f := in.File
	g := glance{
		Machine: machineLine(f.Machine),
		When:    f.Created.Format("2 January 2006, 15:04 MST"),
		Took:    units.Time(float64(f.Duration)),
		OneCPU:  f.Machine.AtOnce() == 1,
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
	add(cmp.Or(m.Distribution, strings.TrimSpace(m.OS+" "+m.Kernel)))
	add(m.GoVersion)
	return strings.Join(parts, " · ")
}

// cpus says how many CPUs the programs had, and what bounds their use of them.
func cpus(m results.Machine) string {
	text := units.Plural(m.AtOnce(), "CPU")
	if m.CPUsLogical > m.AtOnce() {
		text += fmt.Sprintf(" of %d", m.CPUsLogical)
	}
	if 0 < m.CPUsPhysical && m.CPUsPhysical < m.CPUsLogical {
		text += " on " + units.Plural(m.CPUsPhysical, "core")
	}
	if m.CPUQuota > 0 && m.CPUQuota < float64(m.AtOnce()) {
		text += ", with the time of " + units.Number(m.CPUQuota)
	}
	if m.GoIsBound() {
		text += fmt.Sprintf(", GOMAXPROCS %d", m.GoMaxProcs)
	}
	return text
}
