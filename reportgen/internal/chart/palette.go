package chart

import (
	"slices"

	"github.com/go-echarts/go-echarts/v2/opts"

	"workbook/reportgen/internal/results"
)

// A look tells one variant from another, by shape as well as by colour.
type look struct {
	color  string
	symbol string
	dash   string // of lines
}

// palette holds the looks of variants. Neither its colours nor its shapes are
// those of right and wrong sums, and each colour has a contrast of 3:1 or more
// on white and on near-black.
var palette = []look{
	{"#1580c8", "circle", "solid"},
	{"#b87f00", "triangle", "dashed"},
	{"#c0609f", "diamond", "dotted"},
	{"#8f8600", "rect", "solid"},
	{"#6b7db3", "roundRect", "dashed"},
	{"#a8643c", "pin", "dotted"},
	{"#4d98b0", "arrow", "solid"},
}

// own is the look of the reader's own variant in every lab: a star.
var own = look{"#7b4fd6", "path://" + Star, "solid"}

// Star is the path of that symbol, in a square of 14 by 14.
const Star = "M7 0.5L8.9 5.1L13.8 5.5L10.1 8.7L11.2 13.5L7 10.9L2.8 13.5L3.9 8.7L0.2 5.5L5.1 5.1Z"

// neutral is the baseline's look in every lab, and that of reference lines.
var neutral = look{"#7f7f7f", "rect", "solid"}

// phaseColors are those of the last looks: a phase is not a variant, and its bars
// hold its name.
var phaseColors = []string{palette[4].color, palette[6].color, palette[2].color, palette[3].color}

// Right and wrong sums: a ring and a cross, in Okabe and Ito's green and
// vermilion (Color Universal Design, 2008).
var (
	rightLook = look{color: "#009e73", symbol: "path://" + Ring}
	wrongLook = look{color: "#d55e00", symbol: "path://" + Cross}
)

// Ring and Cross are the paths of those symbols, in a square of 14 by 14. A Frame
// is a variant of which the race detector was not asked.
const (
	Ring  = "M7 0A7 7 0 1 0 7 14A7 7 0 1 0 7 0ZM7 3A4 4 0 1 1 7 11A4 4 0 1 1 7 3Z"
	Cross = "M3 0L7 4L11 0L14 3L10 7L14 11L11 14L7 10L3 14L0 11L4 7L0 3Z"
	Frame = "M0 0H14V14H0ZM3 3V11H11V3Z"
)

// again is the k-th look like this one, from 0: with another dash and shape, and
// from the fourth on with another colour.
func (l look) again(k int) look {
	dashes := []string{"solid", "dashed", "dotted"}
	shapes := []string{"circle", "rect", "triangle", "diamond", "arrow", "pin", "roundRect"}
	if turn := k / len(dashes); turn > 0 {
		at := slices.IndexFunc(palette, func(p look) bool { return p.color == l.color })
		l.color = palette[(at+turn+len(palette))%len(palette)].color
	}
	if k > 0 {
		l.dash = dashes[(slices.Index(dashes, l.dash)+k)%len(dashes)]
		l.symbol = shapes[(slices.Index(shapes, l.symbol)+k)%len(shapes)]
	}
	return l
}

// distinct gives the points looks that differ as lines and as marks.
func distinct(points []point) []point {
	lines, marks := map[look]bool{}, map[look]bool{}
	for i, p := range points {
		for k := range len(palette) * 3 {
			l := p.look.again(k)
			line, mark := look{color: l.color, dash: l.dash}, look{color: l.color, symbol: l.symbol}
			if !lines[line] && !marks[mark] {
				lines[line], marks[mark] = true, true
				points[i].look = l
				break
			}
		}
	}
	return points
}

// looks gives each variant of a lab its look. A name keeps the look of the
// first lab that had it, unless another variant of this lab has taken that.
func looks(f *results.File, l *results.Lab) map[string]look {
	first := map[string]int{}
	for i := range f.Labs {
		taken := assign(&f.Labs[i], first)
		if f.Labs[i].Name == l.Name {
			return taken
		}
	}
	return assign(l, first)
}

// assign returns the looks of a lab's variants; first maps each name to the
// place in the palette that it got at its first appearance.
func assign(l *results.Lab, first map[string]int) map[string]look {
	given := map[string]look{}
	used := map[int]bool{}
	for _, c := range l.Cases {
		place, known := first[c.Variant]
		_, done := given[c.Variant]
		switch {
		case c.Baseline:
			given[c.Variant] = neutral
		case c.Variant == results.Yours:
			given[c.Variant] = own
		case known && !done && !used[place]:
			given[c.Variant], used[place] = palette[place], true
		}
	}
	for _, c := range l.Cases {
		if _, done := given[c.Variant]; done {
			continue
		}
		place := free(used)
		given[c.Variant], used[place] = palette[place], true
		if _, known := first[c.Variant]; !known {
			first[c.Variant] = place
		}
	}
	return given
}

// free returns the first place in the palette that is not used, or the first
// of all if there is none.
func free(used map[int]bool) int {
	for place := range palette {
		if !used[place] {
			return place
		}
	}
	return 0
}

// fill is the look's colour, for what is filled with it.
func (l look) fill() *opts.ItemStyle { return &opts.ItemStyle{Color: l.color} }

// strong is the same for a part that is to be seen first.
func (l look) strong() *opts.ItemStyle {
	return &opts.ItemStyle{Color: l.color, Opacity: opts.Float(0.7)}
}
