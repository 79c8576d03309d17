package chart

import (
	"encoding/json"
	"fmt"
	"math"
	"strings"
	"time"

	"pgregory.net/rapid"

	"workbook/reportgen/internal/results"
)

// A tester is what testing.T and rapid.T share.
type tester interface {
	Helper()
	Errorf(format string, args ...any)
	Fatalf(format string, args ...any)
}

// sound holds a chart to what every chart must be.
func sound(t tester, what string, c Chart, err error) {
	t.Helper()
	if err != nil {
		t.Fatalf("%s: %v", what, err)
	}
	if c.Title == "" || c.Caption == "" || c.Kind == "" {
		t.Errorf("%s: a title, caption or kind is missing: %+v", what, c)
	}
	for _, text := range append([]string{c.Title, c.Caption}, tableText(c.Table)...) {
		for _, broken := range []string{"NaN", "Inf", "%!", "  "} {
			if strings.Contains(text, broken) {
				t.Errorf("%s: %q holds %q", what, text, broken)
			}
		}
	}
	for _, row := range c.Table.Rows {
		if len(row) != len(c.Table.Head) {
			t.Errorf("%s: a row of %d under a head of %d", what, len(row), len(c.Table.Head))
		}
	}
	if len(c.Options) == 0 {
		return
	}
	for _, mark := range c.Key {
		if mark.Name == "" || mark.Color == "" || mark.Symbol == "" {
			t.Errorf("%s: the key holds %+v", what, mark)
		}
	}
	if words := strings.Fields(strings.NewReplacer("·", "", "=", "").Replace(c.Title)); len(words) > maxWords {
		t.Errorf("%s: a title of %d words: %q", what, len(words), c.Title)
	}
	o := option(t, c.Options)
	alike(t, what, o)
	if c.Height < 100 || len(c.Table.Rows) == 0 {
		t.Errorf("%s: a picture %d pixels high with %d rows of numbers", what, c.Height, len(c.Table.Rows))
	}
	if o["animation"] != false {
		t.Errorf("%s: it is animated", what)
	}
	fonts(t, what, o)
}

// alike finds two lines, or two groups of marks, that nobody can tell apart.
func alike(t tester, what string, o map[string]any) {
	seen := map[string]bool{}
	for _, s := range o["series"].([]any) {
		s := s.(map[string]any)
		if s["name"] == nil || s["type"] == "custom" {
			continue
		}
		style, _ := s["lineStyle"].(map[string]any)
		item, _ := s["itemStyle"].(map[string]any)
		look := fmt.Sprint(s["yAxisIndex"], s["type"], item["color"], s["symbol"], style["type"])
		if seen[look] {
			t.Errorf("%s: two series look like %s", what, look)
		}
		seen[look] = true
	}
}

// fonts finds text too small to project.
func fonts(t tester, what string, x any) {
	switch x := x.(type) {
	case []any:
		for _, y := range x {
			fonts(t, what, y)
		}
	case map[string]any:
		if size, ok := x["fontSize"].(float64); ok && size < 16 {
			t.Errorf("%s: text of %v pixels", what, size)
		}
		for _, y := range x {
			fonts(t, what, y)
		}
	}
}

func option(t tester, options json.RawMessage) (o map[string]any) {
	if err := json.Unmarshal(options, &o); err != nil {
		t.Fatalf("options: %v", err)
	}
	return o
}

// series returns the named field of every series of a type.
func series(t tester, options json.RawMessage, kind string) (all []map[string]any) {
	for _, s := range option(t, options)["series"].([]any) {
		if s := s.(map[string]any); s["type"] == kind {
			all = append(all, s)
		}
	}
	return all
}

func tableText(t Table) []string {
	all := t.Head
	for _, row := range t.Rows {
		all = append(all[:len(all):len(all)], row...)
	}
	return all
}

// anyFile draws a file of one lab whose numbers may be anything that a JSON
// file can hold.
func anyFile(t *rapid.T) *results.File {
	duration := rapid.OneOf(rapid.Just(time.Duration(0)), rapid.Custom(func(t *rapid.T) time.Duration {
		return time.Duration(rapid.Int64Range(-10, 1e12).Draw(t, "ns"))
	}))
	sample := rapid.Custom(func(t *rapid.T) results.Sample {
		return results.Sample{
			Round: rapid.IntRange(0, 12).Draw(t, "round"), Position: rapid.IntRange(0, 4).Draw(t, "position"),
			Work: duration.Draw(t, "work"), Wall: duration.Draw(t, "wall"), User: duration.Draw(t, "user"),
			Right: rapid.IntRange(0, 9).Draw(t, "right"), Wrong: rapid.IntRange(0, 2).Draw(t, "wrong"),
			Lost:   rapid.SliceOfN(rapid.OneOf(rapid.Just(0.0), rapid.Float64()), 0, 2).Draw(t, "lost"),
			Phases: rapid.MapOfN(rapid.SampledFrom([]string{"start", "work", "collect", "rest"}), duration, 0, 4).Draw(t, "phases"),
		}
	})
	one := rapid.Custom(func(t *rapid.T) results.Case {
		c := results.Case{
			Variant: rapid.SampledFrom([]string{"a", "b", "c"}).Draw(t, "variant"),
			Workers: rapid.IntRange(0, 2000).Draw(t, "workers"), N: rapid.SampledFrom([]int64{0, 1, 1000, 1e6, 4e9}).Draw(t, "n"),
			Expect:  rapid.SampledFrom([]results.Expect{results.ExpectRight, results.ExpectRace}).Draw(t, "expect"),
			Samples: rapid.SliceOfN(sample, 0, 14).Draw(t, "samples"),
			Stuck:   rapid.SampledFrom([]*results.Stuck{nil, nil, {}, {Ended: true}}).Draw(t, "stuck"),
		}
		for range rapid.IntRange(0, 3).Draw(t, "moments") {
			c.Timeline = append(c.Timeline, results.Moment{At: duration.Draw(t, "at"),
				CPUs: rapid.SampledFrom([]float64{0, 1, math.NaN(), 1e9}).Draw(t, "cpus"), RSS: rapid.Int64().Draw(t, "rss")})
			c.Spans = append(c.Spans, results.Span{Worker: rapid.IntRange(0, 3).Draw(t, "worker"), From: duration.Draw(t, "from"), To: duration.Draw(t, "to")})
		}
		return c
	})
	l := results.Lab{Name: "01-any", Cases: rapid.SliceOfN(one, 0, 6).Draw(t, "cases")}
	for _, n := range []int64{1000, 1e6} {
		base := results.Case{Variant: "serial", Workers: 1, N: n, Baseline: true}
		for round := range 10 {
			for range 2 {
				base.Samples = append(base.Samples, results.Sample{Round: round, Work: duration.Draw(t, "base")})
			}
		}
		l.Cases = append(l.Cases, base)
	}
	f := newWorld(rapid.IntRange(0, 15).Draw(t, "rounds"), 0).file(rapid.IntRange(0, 300).Draw(t, "cpus"), l)
	f.Calibration.Noise.Ratio.Lo = rapid.SampledFrom([]float64{0, 0.5, 1}).Draw(t, "noise")
	return f
}
