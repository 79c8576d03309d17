package measure

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"workbook/reportgen/internal/results"
	"workbook/reportgen/internal/stats"
)

// A simulation plays a run, from the end of every lab's first round on. The machine
// becomes slower at that moment: a lab's second round takes longer by that factor;
// the pilots learn from it, and the later rounds take what they promise.
type simulation struct {
	labs []*subject
	slow float64
	now  time.Time
}

func drawLabs(t *rapid.T) (all []*subject) {
	for range rapid.IntRange(1, 14).Draw(t, "labs") {
		s := &subject{rounds: 1}
		for i := range rapid.IntRange(1, 10).Draw(t, "cases") {
			s.lab.Cases = append(s.lab.Cases, results.Case{Baseline: i == 0, Samples: make([]results.Sample, 1)})
			s.pilots = append(s.pilots, pilot{
				work:     time.Duration(rapid.Int64Range(1, int64(100*time.Millisecond)).Draw(t, "work")),
				overhead: time.Duration(rapid.Int64Range(1, int64(5*time.Millisecond)).Draw(t, "overhead")),
			})
		}
		all = append(all, s)
	}
	return all
}

// run takes rounds until the budget has no more. width is the half-width of a
// speedup after n samples.
func (m *simulation) run(b budget, width func(s *subject, n int) float64) {
	for {
		slot := b.slot(m.labs, m.now)
		s := b.next(m.labs, slot, m.now)
		if s == nil {
			return
		}
		if s.rounds == 1 {
			m.now = m.now.Add(time.Duration(m.slow * float64(s.roundCost(slot))))
			for i := range s.pilots {
				p := &s.pilots[i]
				p.work, p.overhead = time.Duration(m.slow*float64(p.work)), time.Duration(m.slow*float64(p.overhead))
			}
		} else {
			m.now = m.now.Add(s.roundCost(slot))
		}
		for _, i := range s.due() {
			c := &s.lab.Cases[i]
			c.Samples = append(c.Samples, results.Sample{})
			n := len(c.Samples)
			w := width(s, n)
			c.Summary.Speedup = stats.Interval{Median: 1, Lo: 1 - w, Hi: 1 + w, Samples: n}
		}
		s.rounds++
	}
}

func never(*subject, int) float64 { return 0.08 }

func rounds(labs []*subject) (all []int) {
	for _, s := range labs {
		all = append(all, s.rounds)
	}
	return all
}

// costs are how long a round of each lab takes, on the machine before it is slower.
func costs(labs []*subject) (all []time.Duration) {
	for _, s := range labs {
		all = append(all, s.roundCost(maxSlot))
	}
	return all
}

// TestTheBudgetIsKept wants no run to exceed its budget by more than one round, the
// one that taught how slow the machine has become.
func TestTheBudgetIsKept(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := simulation{labs: drawLabs(t), slow: rapid.Float64Range(1, 4).Draw(t, "slow"), now: time.Unix(0, 0)}
		length := time.Duration(rapid.Int64Range(int64(time.Second), int64(5*time.Minute)).Draw(t, "budget"))
		longest := m.slow * float64(slices.Max(costs(m.labs)))
		began := m.now
		m.run(budget{ends: began.Add(length), rounds: MostRounds}, never)
		if took := m.now.Sub(began); took > length+time.Duration(longest) {
			t.Fatalf("took %s of a budget of %s; the longest round takes %s", took, length, time.Duration(longest))
		}
	})
}

// same makes labs with one round that takes that long, without the slot.
func same(overheads ...time.Duration) (labs []*subject) {
	for _, overhead := range overheads {
		labs = append(labs, &subject{
			rounds: 1,
			lab:    results.Lab{Cases: []results.Case{{Baseline: true, Samples: make([]results.Sample, 1)}, {Variant: "v", Samples: make([]results.Sample, 1)}}},
			pilots: []pilot{{work: time.Microsecond, overhead: overhead}, {work: time.Microsecond, overhead: overhead}},
		})
	}
	return labs
}

func TestFirstRoundsForAllThenForTheWidest(t *testing.T) {
	began := time.Unix(0, 0)
	m := simulation{labs: same(time.Millisecond, time.Millisecond, time.Millisecond), slow: 1, now: began}
	wide := m.labs[1]
	width := func(s *subject, n int) float64 {
		if s == wide && n < 15 {
			return 0.2
		}
		return 0.01
	}
	m.run(budget{ends: began.Add(time.Hour), rounds: MostRounds}, width)
	if got, want := fmt.Sprint(rounds(m.labs)), "[9 15 9]"; got != want {
		t.Errorf("rounds %s, want %s", got, want)
	}
}

// TestABudgetIsStretched has labs whose fewest rounds take twice as long as the budget,
// which may become three times as long, or stay as it is.
func TestABudgetIsStretched(t *testing.T) {
	now := time.Unix(0, 0)
	for _, c := range []struct{ atMost, least, most time.Duration }{
		{3 * time.Second, 2 * time.Second, 2500 * time.Millisecond},
		{1500 * time.Millisecond, 1500 * time.Millisecond, 1500 * time.Millisecond},
		{time.Second, time.Second, time.Second},
	} {
		labs := same(123*time.Millisecond, time.Millisecond)
		b := budget{ends: now.Add(time.Second), rounds: MostRounds}
		if got := b.stretched(labs, now, now.Add(c.atMost)).ends.Sub(now); got < c.least || got > c.most {
			t.Errorf("at most %s: %s, want %s to %s", c.atMost, got, c.least, c.most)
		}
	}
}

// TestShortRoundsAreOwedMore has labs whose share is 900 ms, which nine rounds of 100 ms
// fill.
func TestShortRoundsAreOwedMore(t *testing.T) {
	for _, c := range []struct {
		cost         time.Duration
		rounds, want int
	}{
		{100 * time.Millisecond, MostRounds, firstRounds},
		{101 * time.Millisecond, MostRounds, fewestRounds},
		{time.Minute, MostRounds, fewestRounds},
		{100 * time.Millisecond, 7, 7},
		{time.Minute, 3, 3},
	} {
		if got := (budget{share: 900 * time.Millisecond, rounds: c.rounds}).owed(c.cost); got != c.want {
			t.Errorf("rounds of %s, %d at most: %d are owed, want %d", c.cost, c.rounds, got, c.want)
		}
	}
}

// TestAShortBudgetGivesUpTheDearest wants intervals for as many labs as possible.
func TestAShortBudgetGivesUpTheDearest(t *testing.T) {
	began := time.Unix(0, 0)
	m := simulation{labs: same(time.Millisecond, 300*time.Millisecond, time.Millisecond), slow: 1, now: began}
	m.run(budget{ends: began.Add(3 * time.Second), rounds: MostRounds}, never)
	got := rounds(m.labs)
	if got[0] < firstRounds || got[2] < firstRounds || got[1] < 1 || got[1] >= fewestRounds {
		t.Errorf("rounds %v: want all for the short labs, and some for the long one", got)
	}
}

func TestOnlyWideCasesTakeFurtherRounds(t *testing.T) {
	known := func(width float64) results.Summary {
		return results.Summary{Speedup: stats.Interval{Median: 2, Lo: 2 - 2*width, Hi: 2 + 2*width, Samples: 9}}
	}
	s := &subject{rounds: firstRounds, lab: results.Lab{Cases: []results.Case{
		{N: 1, Baseline: true, Summary: known(0.3)}, {N: 1, Variant: "precise", Summary: known(0.01)}, {N: 1, Variant: "wide", Summary: known(0.06)},
		{N: 2, Baseline: true, Summary: known(0.3)}, {N: 2, Variant: "precise", Summary: known(0.04)},
	}}}
	if got := s.due(); !slices.Equal(got, []int{0, 2}) {
		t.Errorf("due are cases %v, want the wide one and its baseline", got)
	}
	s.rounds--
	if got := s.due(); len(got) != len(s.lab.Cases) {
		t.Errorf("due are cases %v, want all in the first rounds", got)
	}
}
