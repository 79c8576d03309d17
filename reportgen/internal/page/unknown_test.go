package page

import (
	"regexp"
	"testing"

	"workbook/reportgen/internal/results"
)

// TestUnknownIsNotZero shows a machine that tells no memory, CPU time, model nor
// number of CPUs: no figure on the page is a 0 that nobody measured.
func TestUnknownIsNotZero(t *testing.T) {
	r := newRoom(2, 0.02)
	f := r.file()
	f.Machine = results.Machine{OS: "plan9", Arch: "amd64", CPUsUsable: 2, GoMaxProcs: 2, GoVersion: "go1.26.0"}
	for i := range f.Labs {
		for j := range f.Labs[i].Cases {
			c := &f.Labs[i].Cases[j]
			for k := range c.Samples {
				s := &c.Samples[k]
				s.PeakRSS, s.Memory, s.User, s.System, s.WorkCPU = 0, "", 0, 0, 0
			}
			for k := range c.Timeline {
				c.Timeline[k].RSS = 0
			}
		}
		f.Labs[i].Summarize()
	}
	text := read(rendered(t, Input{Units: lessons(t), Root: project(), File: f}))
	for _, zero := range regexp.MustCompile(`.{0,60}(?:[^.\d]0 B\b|[^.\d]0 ns to|physical 0|logical 0|≤ not|Memory 0|start 0).{0,30}`).FindAllString(text, -1) {
		t.Errorf("unknown and shown as a figure: %q", zero)
	}
	if !regexp.MustCompile(`not measured`).MatchString(text) {
		t.Error("nothing is said to be not measured")
	}
}
