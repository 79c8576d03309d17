package card

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"workbook/reportgen/internal/results"
	"workbook/reportgen/internal/stats"
)

// Rounds are those of one lab: in which order its cases were launched, and how the
// baseline drifted meanwhile.
type Rounds struct {
	Lab      string
	Count    int
	Shown    int // of them, in the table of the order
	Launches int
	Change   string // baseline, last third of the rounds against the first
	Line     string // points of the baseline by round, in a 120 × 32 box
	Band     [2]int // top and height of ±5% around the median, in that box
	Cases    []order
}

// An order tells at which place of each round a case was launched.
type order struct {
	Case   string
	Places []string
}

// NewRounds returns the rounds of a lab.
func NewRounds(l *results.Lab) Rounds {
	r := Rounds{Lab: l.Name}
	last := -1
	for _, c := range l.Cases {
		r.Launches += len(c.Samples)
		for _, s := range c.Samples {
			last = max(last, min(s.Round, maxRounds-1))
		}
	}
	r.Count = last + 1
	r.Shown = min(r.Count, shownRounds)
	for _, c := range l.Cases {
		r.Cases = append(r.Cases, order{c.String(), places(c, r.Shown)})
	}
	r.drift(l)
	return r
}

// Bounds of rounds, whatever a file claims: of those that the drift is of, and of
// those whose order is shown. An order is random: the first rounds show it as
// well as all of them.
const (
	maxRounds   = 100
	shownRounds = 20
)

// places returns the case's places in each round, counted from 1.
func places(c results.Case, rounds int) []string {
	all := make([]string, rounds)
	for _, s := range c.Samples {
		if s.Round < 0 || s.Round >= rounds {
			continue
		}
		if all[s.Round] != "" {
			all[s.Round] += " and "
		}
		all[s.Round] += strconv.Itoa(s.Position + 1)
	}
	return all
}

// drift fills in how the first baseline changed over the rounds.
func (r *Rounds) drift(l *results.Lab) {
	i := slices.IndexFunc(l.Cases, func(c results.Case) bool { return c.Baseline })
	if i < 0 {
		return
	}
	times := byRound(l.Cases[i], r.Count)
	if len(times) < 3 {
		return
	}
	third := len(times) / 3
	first, last := stats.Median(times[:third]).Median, stats.Median(times[len(times)-third:]).Median
	r.Change = fmt.Sprintf("%+.1f%%", 100*(last/first-1))
	r.Line, r.Band = sparkline(times)
}

// byRound returns the median time of each round that has one.
func byRound(c results.Case, rounds int) (times []float64) {
	for round := range rounds {
		var ns []float64
		for _, s := range c.Samples {
			if s.Round == round && s.Work > 0 {
				ns = append(ns, float64(s.Work))
			}
		}
		if len(ns) > 0 {
			times = append(times, stats.Median(ns).Median)
		}
	}
	return times
}

// sparkline draws times around their median in a box 120 wide and 32 high, 16
// being the median, at ±10% or as far as the times stray.
func sparkline(times []float64) (points string, band [2]int) {
	const width, middle = 120.0, 16.0
	median := stats.Median(times).Median
	reach := 2 * stats.Margin
	for _, t := range times {
		reach = max(reach, math.Abs(t/median-1))
	}
	var line []string
	for i, t := range times {
		x := 3 + (width-6)*float64(i)/float64(len(times)-1)
		y := middle - (middle-3)*(t/median-1)/reach
		line = append(line, fmt.Sprintf("%.1f,%.1f", x, y))
	}
	half := int(math.Round((middle - 3) * stats.Margin / reach))
	return strings.Join(line, " "), [2]int{int(middle) - half, max(2*half, 1)}
}
