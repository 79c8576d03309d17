package chart

import (
	"encoding/json"
	"math"
	"strconv"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"workbook/reportgen/internal/stats"
)

func TestUnknownKindNamesTheKnown(t *testing.T) {
	_, err := Parse("speedpu", "")
	if err == nil {
		t.Fatal("no error")
	}
	for _, want := range append(Kinds(), `unknown chart "`, `did you mean "speedup"?`) {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%q does not say %q", err, want)
		}
	}
}

func TestEveryKindIsSoundOnEveryLab(t *testing.T) {
	w := newWorld(15, 0.03)
	size := 0
	for _, cpus := range []int{0, 1, 2, 8} {
		f := w.file(cpus, w.race(), w.mutex(), w.processes(), w.pool(), w.scaling(4), w.granularity(), failed())
		c, err := Glance(f)
		sound(t, "glance", c, err)
		for _, kind := range Kinds() {
			for i := range f.Labs {
				c, err := Draw(Asked{Kind: kind}, f, &f.Labs[i])
				sound(t, kind+" of "+f.Labs[i].Name, c, err)
				size = max(size, len(c.Options))
			}
		}
	}
	if size > 20_000 {
		t.Errorf("the largest options take %d bytes: a page holds some sixty charts", size)
	}
}

// A results file may come from anywhere: whatever its numbers, a chart is sound
// or explains itself.
func TestNoNumberBreaksAChart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := anyFile(t)
		c, err := Glance(f)
		sound(t, "glance", c, err)
		for _, kind := range Kinds() {
			c, err := Draw(Asked{Kind: kind}, f, &f.Labs[0])
			sound(t, kind, c, err)
		}
	})
}

func TestMarkupInNamesIsData(t *testing.T) {
	const name = `</script><b onload="x">{b}`
	w := newWorld(15, 0.03)
	f := w.file(2, lab("03-mutex", w.serial(1e6, time.Millisecond), w.variant(name, 4, 1e6, 2*time.Millisecond)))
	for _, kind := range []string{"time", "speedup", "distribution"} {
		c, err := Draw(Asked{Kind: kind}, f, &f.Labs[0])
		sound(t, kind, c, err)
		if strings.ContainsAny(string(c.Options), "<>&") {
			t.Errorf("%s: options hold raw markup", kind)
		}
		if !strings.Contains(deepText(t, c.Options), name) {
			t.Errorf("%s: options lost the name", kind)
		}
	}
}

func TestTitleSaysOnlyWhatTheIntervalShows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lo := rapid.Float64Range(0.01, 100).Draw(t, "lo")
		s := stats.Interval{Lo: lo, Samples: rapid.IntRange(0, 20).Draw(t, "samples")}
		s.Median = lo * rapid.Float64Range(1, 3).Draw(t, "median")
		s.Hi = s.Median * rapid.Float64Range(1, 3).Draw(t, "hi")
		noise := stats.NoiseOf([]float64{0.8, 0.9, 0.95, 1, 1, 1, 1.05, 1.1}, []float64{1, 1, 1, 1, 1, 1, 1, 1})
		words := compare(s, noise)
		bandLo, bandHi := noise.Band(s.Samples)
		if got, may := strings.Contains(words, "faster"), s.Known() && s.Lo > bandHi; got != may {
			t.Fatalf("%+v: %q", s, words)
		}
		if got, may := strings.Contains(words, "slower"), s.Known() && s.Hi < bandLo; got != may {
			t.Fatalf("%+v: %q", s, words)
		}
	})
}

// TestOpenTitles wants a title that can't tell to ask what the picture seems to show, and no
// factor that a reader would take for the result.
func TestOpenTitles(t *testing.T) {
	wide := stats.Interval{Median: 1.1, Lo: 0.8, Hi: 1.5, Samples: 9}
	for want, m := range map[string]match{
		"a: faster than b? Can't tell":                     {name: "a", other: "b", speedup: wide},
		"a: slower than b? Can't tell":                     {name: "a", other: "b", speedup: wide.Map(func(x float64) float64 { return 1 / x })},
		"a: as fast as b or up to 1.50× faster":            {name: "a", other: "b", speedup: stats.Interval{Median: 1.1, Lo: 1.01, Hi: 1.5, Samples: 9}},
		"a: as fast as b or up to 1.25× slower":            {name: "a", other: "b", speedup: stats.Interval{Median: 0.9, Lo: 0.8, Hi: 0.99, Samples: 9}},
		"a: faster than c? Can't tell":                     {name: "a", other: "c", speedup: stats.Interval{Median: 1.1, Samples: 2}},
		"a: start shorter than in b? Can't tell":           {name: "a", phase: "start", other: "b", both: true, speedup: wide},
		"a with 4 workers: faster than with 1? Can't tell": {name: "a with 4 workers", other: "with 1", speedup: wide},
	} {
		if got := m.title(newWorld(15, 0).file(2).Noise()); got.text != want || got.factor {
			t.Errorf("the title is %+v, want %q, and no factor", got, want)
		}
	}
}

func TestSampleDotsAreThinned(t *testing.T) {
	for _, n := range []int{0, 1, maxDots, maxDots + 1, 10 * maxDots} {
		if got := len(thin(make([]int, n), maxDots)); got > maxDots || n <= maxDots && got != n {
			t.Errorf("of %d dots %d are kept", n, got)
		}
	}
}

func TestColoursStandOutOnBothPapers(t *testing.T) {
	for _, look := range append(palette, neutral, own, rightLook, wrongLook) {
		for _, paper := range []string{"#ffffff", "#16181c"} {
			a, b := luminance(look.color), luminance(paper)
			if contrast := (max(a, b) + 0.05) / (min(a, b) + 0.05); contrast < 3 {
				t.Errorf("%s on %s has a contrast of %.2f, want 3 (WCAG 2.2, 1.4.11)", look.color, paper, contrast)
			}
		}
	}
}

func TestVerdictsAndVariantsShareNoLook(t *testing.T) {
	for _, variant := range append(palette, own, neutral) {
		for _, verdict := range []look{rightLook, wrongLook} {
			if variant.color == verdict.color || variant.symbol == verdict.symbol {
				t.Errorf("a variant looks like %v, a verdict like %v", variant, verdict)
			}
		}
	}
}

func TestAVariantKeepsItsLook(t *testing.T) {
	w := newWorld(6, 0.01)
	f := w.file(2, w.processes(), w.granularity())
	four, ten := looks(f, &f.Labs[0]), looks(f, &f.Labs[1])
	if four["processes"] != ten["processes"] {
		t.Errorf("processes looks like %v in lab 04 and %v in lab 10", four["processes"], ten["processes"])
	}
	if ten["goroutines"] == ten["processes"] || four["serial"] != neutral || ten["serial"] != neutral {
		t.Errorf("lab 10's looks are %v", ten)
	}
}

// luminance is the relative luminance of a colour #rrggbb (WCAG 2.2).
func luminance(color string) float64 {
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		part, _ := strconv.ParseUint(color[1+2*i:3+2*i], 16, 8)
		sum += weight * math.Pow((float64(part)/255+0.055)/1.055, 2.4)
	}
	return sum
}

// deepText joins every string of the options.
func deepText(t *testing.T, options json.RawMessage) string {
	var all strings.Builder
	var walk func(any)
	walk = func(x any) {
		switch x := x.(type) {
		case string:
			all.WriteString(x + "\n")
		case []any:
			for _, y := range x {
				walk(y)
			}
		case map[string]any:
			for _, y := range x {
				walk(y)
			}
		}
	}
	walk(option(t, options))
	return all.String()
}

func TestALongNameIsBrokenBehindItsHyphens(t *testing.T) {
	for name, want := range map[string]string{
		"padded": "{a}", "atomic-once": "{a}", "atomic-every-add": "atomic-\nevery-add", "compare-and-swap": "compare-\nand-swap", "a{b}-very-long-name": "{a}",
	} {
		if got := hyphenated(name); got != want {
			t.Errorf("%s becomes %q, want %q", name, got, want)
		}
	}
}
