package chart

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"workbook/labs/units"
	"workbook/reportgen/internal/results"
	"workbook/reportgen/internal/stats"
)

// loss draws a dot for each run whose share of lost sum was kept.
func loss(f *results.File, l *results.Lab) (Chart, error) {
	all := points(f, l)
	table := lossTable(l, all)
	drawn, _ := split(all, func(p point) bool { return !p.Baseline && len(lost(p)) > 0 })
	if len(drawn) == 0 {
		return nothing(lacking(l, "no run of this lab says what share of its sum was lost"), table), nil
	}
	g := rows(each(drawn, func(p point) string { return p.name + ": " + wrongOf(p) }), rowHeight, lossAxis(drawn))
	right := charts.SingleSeries{Name: "right sum", Type: "scatter", YAxisIndex: 1, Symbol: rightLook.symbol, SymbolSize: 10,
		ItemStyle: &opts.ItemStyle{Color: rightLook.color, Opacity: opts.Float(0.85)}}
	wrong := charts.SingleSeries{Name: "wrong sum", Type: "scatter", YAxisIndex: 1, Symbol: wrongLook.symbol, SymbolSize: 10,
		ItemStyle: &opts.ItemStyle{Color: wrongLook.color, Opacity: opts.Float(0.85)}}
	var none, some [][]float64
	for row, p := range drawn {
		for i, share := range thin(lost(p), maxDots) {
			dot := []float64{short(100 * share), short(float64(row) + scatter(i))}
			if share == 0 {
				none = append(none, dot)
			} else {
				some = append(some, dot)
			}
		}
	}
	right.Data, wrong.Data = none, some
	g.add(right, map[string]any{"silent": true})
	g.add(wrong, map[string]any{"silent": true})
	options, err := g.options()
	return Chart{
		Title: lossTitle(l, drawn),
		Caption: "Each dot is one run: at 0% its sum was right, further right more of it was lost, left of 0% it was too large. " +
			"The counts are of all runs; of the first runs of each launch the loss is kept. " +
			"The race detector, not the loss, decides whether there is a race: " + raceWords(l) + "." +
			thinned(drawn, func(p point) int { return len(lost(p)) }, maxDots),
		Alt:     "Shares of the sum lost: " + readings(drawn, func(p point) string { return wrongOf(p) + ", " + medianLoss(p) }) + ".",
		Key:     g.key(right.Name, wrong.Name),
		Options: options,
		Height:  g.top + footer + rowHeight*len(drawn),
		Table:   table,
	}, err
}

// lost returns the finite shares of all samples, in the order of the runs.
func lost(p point) (shares []float64) {
	for _, s := range p.Samples {
		for _, share := range s.Lost {
			if finite(100 * share) {
				shares = append(shares, share)
			}
		}
	}
	return shares
}

// lossAxis goes to 100% unless the losses are too small to be seen there.
func lossAxis(drawn []point) axis {
	a := axis{name: "share of the sum lost, %", kind: "value", format: "{value}%"}
	least, most := 0.0, 0.0
	for _, p := range drawn {
		least, most = min(least, slices.Min(lost(p))), max(most, slices.Max(lost(p)))
	}
	if least == 0 {
		a.from = 0
	}
	if most == 0 || most > 0.1 && most <= 1 {
		a.to = 100
	}
	return a
}

// lossTitle tells of the case with the greatest share of wrong sums.
func lossTitle(l *results.Lab, drawn []point) string {
	worst := slices.MaxFunc(drawn, func(a, b point) int { return cmp.Compare(wrongShare(a), wrongShare(b)) })
	if worst.Wrong() > 0 {
		return worst.name + ": " + wrongOf(worst) + ", " + medianLoss(worst)
	}
	title := fmt.Sprintf("%s: no wrong sum in %s runs", worst.name, units.Count(int64(worst.Right())))
	if verdictOn(l, worst.Variant) == results.Racy {
		return title + ", and still a race"
	}
	return title
}

func wrongShare(p point) float64 {
	if p.Wrong() == 0 {
		return 0
	}
	return float64(p.Wrong()) / float64(p.Wrong()+p.Right())
}

func wrongOf(p point) string {
	return fmt.Sprintf("%s of %s sums wrong", units.Count(int64(p.Wrong())), units.Count(int64(p.Wrong()+p.Right())))
}

func medianLoss(p point) string {
	return units.Percent(stats.Median(lost(p)).Median) + " lost in the median run"
}

// launchLoss is the interval of the launches' mean losses: runs within a launch
// are not independent.
func launchLoss(p point) stats.Interval {
	var means []float64
	for _, s := range p.Samples {
		sum := 0.0
		for _, share := range s.Lost {
			sum += share
		}
		if mean := sum / float64(len(s.Lost)); finite(mean) {
			means = append(means, mean)
		}
	}
	return stats.Median(means)
}

func lossTable(l *results.Lab, all []point) Table {
	t := Table{Head: []string{"Case", "Sums right", "Sums wrong", "Lost, median of launches", "95% interval", "Launches", "Race detector"}}
	for _, p := range all {
		loss := launchLoss(p)
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
