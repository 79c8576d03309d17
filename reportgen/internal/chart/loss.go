package chart

import (
	"fmt"

	"github.com/go-echarts/go-echarts/v2/opts"

	"workbook/labs/units"
	"workbook/reportgen/internal/results"
	"workbook/reportgen/internal/stats"
)

// maxCells is the most squares that stand for the runs of one case.
const maxCells = 200

// loss draws a square for each run, or for each few runs, and fills as many of
// them as came out wrong: one at least if any did, and not all if any was right.
func loss(f *results.File, l *results.Lab, a Asked) (Chart, error) {
	all := points(f, l, a)
	table := lossTable(l, all)
	ran, _ := split(all, func(p point) bool { return !p.Baseline && runs(p) > 0 })
	wrong, right := split(ran, func(p point) bool { return p.Wrong() > 0 })
	drawn := append(wrong, right...) // what went wrong is seen first
	if len(drawn) == 0 {
		return nothing(lacking(l, "no run of this lab came to a sum"), table), nil
	}
	high, square := leastLines*cellSize, "a run"
	for _, p := range drawn {
		total, _, each := cellsOf(p)
		high = max(high, cellSize*((total+cellsAcross-1)/cellsAcross))
		if each > 1 {
			square = "a run, or as many runs as its row says"
		}
	}
	g := rows(each(drawn, lossName), high, axis{kind: "value", from: 0, to: 1, format: " "})
	g.XAxisList[0].Show = opts.Bool(false)
	g.GridList[0].Bottom, g.GridList[0].ContainLabel = "0", opts.Bool(false) // as for tallies
	var cells []item
	for row, p := range drawn {
		total, filled, _ := cellsOf(p)
		cells = append(cells, item{Name: lossName(p), Value: []int{row, total, filled}, SymbolSize: high})
	}
	g.onRows("cells", cells, wrongLook.color)
	options, err := g.options()
	return Chart{
		Title: lossTitle(l, drawn),
		Caption: "Each square is " + square + ". The filled ones, which come first, are wrong sums. " +
			"If any run of a row was wrong, at least one square is filled. " +
			"Sums do not tell whether there is a data race. The race detector does: " + raceWords(l) + ".",
		Options: options,
		Height:  max(100, g.top+g.row*len(drawn)),
		Table:   table,
	}, err
}

// A square takes cellSize CSS pixels with its gap, and a line has cellsAcross squares. On a
// narrow screen squares are smaller, and their lines shorter, so that they still fill the
// height.
const (
	cellSize    = 13
	cellsAcross = 50
	leastLines  = 2
)

// cellsOf returns how many squares stand for a case's runs, how many of them are
// filled, and how many runs a square stands for.
func cellsOf(p point) (total, filled, each int) {
	all := runs(p)
	each = (all + maxCells - 1) / maxCells
	total = (all + each - 1) / each
	filled = (p.Wrong()*total + all/2) / all
	if p.Wrong() > 0 {
		filled = max(filled, 1)
	}
	if p.Right() > 0 {
		filled = min(filled, total-1)
	}
	return total, max(filled, 0), each
}

func runs(p point) int { return p.Right() + p.Wrong() }

// lossName is a row's name: how many runs were wrong, and what a square is.
func lossName(p point) string {
	name := p.name + ": " + wrongOf(p)
	if _, _, each := cellsOf(p); each > 1 {
		name += fmt.Sprintf("; a square is %s runs", units.Count(int64(each)))
	}
	return name
}

// lossTitle tells of the first case that had a wrong sum, of the other variant with
// wrong sums in the same task if there is just one, and of the variants that had none.
func lossTitle(l *results.Lab, drawn []point) string {
	wrong, _ := split(drawn, func(p point) bool { return p.Wrong() > 0 })
	if len(wrong) == 0 {
		title := fmt.Sprintf("%s: no wrong sum in %s", drawn[0].Variant, units.Plural(drawn[0].Right(), "run"))
		if verdictOn(l, drawn[0].Variant) == results.Racy {
			return title + ", and still a race"
		}
		return title
	}
	first := wrong[0]
	alike, _ := split(wrong[1:], func(p point) bool { return p.Workers == first.Workers && p.N == first.N })
	if len(alike) == 1 {
		second := alike[0]
		return first.Variant + ": " + wrongOf(first) + "; " + second.Variant + ": " + wrongOutOf(second) + faultless(drawn)
	}
	return first.Variant + " with " + units.Plural(first.Workers, "worker") + ": " + wrongOf(first) + faultless(drawn)
}

// faultless names the variant without any wrong sum, or says that there are
// others.
func faultless(drawn []point) string {
	wrong := map[string]bool{}
	for _, p := range drawn {
		wrong[p.Variant] = wrong[p.Variant] || p.Wrong() > 0
	}
	var right []string
	for variant, was := range wrong {
		if !was && variant != results.Yours {
			right = append(right, variant)
		}
	}
	switch len(right) {
	case 0:
		return ""
	case 1:
		return "; " + right[0] + ": none"
	}
	return "; others: none"
}

func wrongOf(p point) string { return wrongOutOf(p) + " sums wrong" }

// wrongOutOf is how many of a case's sums were wrong, as "4 of 9".
func wrongOutOf(p point) string {
	return units.Count(int64(p.Wrong())) + " of " + units.Count(int64(runs(p)))
}

func lossTable(l *results.Lab, all []point) Table {
	t := Table{Head: []string{"Case", "Sums right", "Sums wrong", "Missing from wrong sums", "95% interval", "Launches", "Race detector"}}
	for _, p := range all {
		loss := stats.Median(p.Losses())
		t.Rows = append(t.Rows, []string{p.name, units.Count(int64(p.Right())), units.Count(int64(p.Wrong())),
			value(loss, units.Percent), between(loss, units.Percent), units.Count(int64(loss.Samples)), string(verdictOn(l, p.Variant))})
	}
	return t
}

func raceWords(l *results.Lab) string {
	switch l.Race.Status {
	case results.Racy:
		return "it found one"
	case results.Clean:
		return "it found none"
	}
	return "its verdict is not available here"
}
