package page

import (
	"strings"
	"testing"
	"time"

	"workbook/reportgen/internal/results"
)

func TestSinceLastTime(t *testing.T) {
	before, after := newRoom(2, 0.01).file(), newRoom(2, 0.01).file()
	after.Created = before.Created.Add(24 * time.Hour)
	c := after.Labs[2].Of("lock-once", 4, 1e6)
	for i := range c.Samples {
		c.Samples[i].Work *= 3
	}
	for i := range after.Labs {
		after.Labs[i].Summarize()
	}
	text := read(rendered(t, Input{Units: lessons(t), Root: project(), File: after, Before: before}))
	for _, want := range []string{"Since last time Against the report of", "1 case slower", "lock-once, 4 workers, N = 1,000,000: 3.0", "× slower"} {
		if !strings.Contains(text, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	before.Machine.CPUModel = "another one"
	for name, earlier := range map[string]*results.File{"another machine": before, "none": nil, "the same": after} {
		if text := read(rendered(t, Input{Units: lessons(t), Root: project(), File: after, Before: earlier})); strings.Contains(text, "Since last time") {
			t.Errorf("%s: the page compares with it", name)
		}
	}
}
