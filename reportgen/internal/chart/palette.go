package chart

import "workbook/reportgen/internal/results"

// A look tells one variant from another, by shape as well as by colour.
type look struct {
	color  string
	symbol string
	dash   string // of lines
}

// palette is Okabe and Ito's (Color Universal Design, 2008), made darker or
// lighter until each reaches a contrast of 3:1 on white and on near-black.
var palette = []look{
	{"#1580c8", "circle", "solid"},
	{"#d55e00", "triangle", "dashed"},
	{"#009e73", "diamond", "dotted"},
	{"#cc79a7", "rect", "solid"},
	{"#b87f00", "roundRect", "dashed"},
	{"#4d98b0", "pin", "dotted"},
	{"#8f8600", "arrow", "solid"},
}

// own is the look of the reader's own variant in every lab: a star.
var own = look{"#7b4fd6", "path://" + Star, "solid"}

// Star is the path of that symbol, in a square of 14 by 14.
const Star = "M7 0.5L8.9 5.1L13.8 5.5L10.1 8.7L11.2 13.5L7 10.9L2.8 13.5L3.9 8.7L0.2 5.5L5.1 5.1Z"

// neutral is the baseline's look in every lab, and that of reference lines.
var neutral = look{"#7f7f7f", "rect", "solid"}

// phaseColors are not those of the first variants of a lab: a phase is none.
var phaseColors = []string{palette[4].color, palette[5].color, palette[3].color, palette[6].color}

// Right and wrong sums.
var (
	rightLook = palette[0]
	wrongLook = palette[1]
)

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
// of all where there is none.
func free(used map[int]bool) int {
	for place := range palette {
		if !used[place] {
			return place
		}
	}
	return 0
}
