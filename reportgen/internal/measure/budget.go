package measure

import (
	"cmp"
	"slices"
	"time"

	"workbook/reportgen/internal/results"
)

// Every case gets firstRounds rounds, or fewestRounds if the budget allows no
// more: a median of fewer samples has no interval. Rounds beyond the first go to
// the labs that gain most by them, until a lab has MostRounds.
const (
	fewestRounds = 6
	firstRounds  = 9
	MostRounds   = results.MostRounds
)

// A launch's timed repeats fill a slot. Launches of one case differ by more than
// the repeats of one launch do, so many launches with short slots tell more than
// few with long ones. A slot is longer than minSlot only if the budget has time
// left after MostRounds rounds.
const (
	minSlot = 10 * time.Millisecond
	maxSlot = 120 * time.Millisecond
)

// A budget shares the time of a run out over the labs.
type budget struct {
	ends   time.Time
	share  time.Duration // of one lab, if all had the same
	rounds int           // the most that a lab may take
}

// stretched returns the budget with its end put off until every lab has the rounds
// that it is owed, with a tenth more for what takes longer than the launches before;
// but not beyond the latest end.
func (b budget) stretched(labs []*subject, now, latest time.Time) budget {
	missing := total(labs, func(s *subject) time.Duration {
		cost := s.roundCost(minSlot)
		return time.Duration(max(0, b.owed(cost)-s.rounds)) * cost
	})
	enough := now.Add(missing + missing/10)
	if enough.After(latest) {
		enough = latest
	}
	if enough.After(b.ends) {
		b.ends = enough
	}
	return b
}

// owed is how many rounds a lab gets even if others are slow: the first ones if they
// take no longer than its share of the budget, else the fewest. With fewer rounds than
// the first ones, a comparison of two files rarely tells a change from chance.
func (b budget) owed(cost time.Duration) int {
	if firstRounds*cost <= b.share {
		return min(firstRounds, b.rounds)
	}
	return min(fewestRounds, b.rounds)
}

// slot returns the longest slot with which the labs' remaining rounds, up to the
// most that they may take, fit into what is left of the budget.
func (b budget) slot(labs []*subject, now time.Time) time.Duration {
	left := b.ends.Sub(now)
	lo, hi := minSlot, maxSlot
	for hi-lo > time.Millisecond/4 {
		middle := (lo + hi) / 2
		rounds := func(s *subject) time.Duration { return time.Duration(b.rounds-s.rounds) * s.roundCost(middle) }
		if total(labs, rounds) <= left {
			lo = middle
		} else {
			hi = middle
		}
	}
	return lo
}

// next returns the lab that takes the next round, or nil if the budget is used up
// or every lab is precise. Labs that lack rounds take them in turn, so that a change
// of the machine affects all of them.
func (b budget) next(labs []*subject, slot time.Duration, now time.Time) *subject {
	left := b.ends.Sub(now)
	for _, want := range []int{fewestRounds, firstRounds} {
		if lacking := affordable(labs, min(want, b.rounds), slot, left); len(lacking) > 0 {
			return slices.MinFunc(lacking, func(a, b *subject) int { return cmp.Compare(a.rounds, b.rounds) })
		}
	}
	return b.widest(labs, slot, left)
}

// affordable returns the labs that lack some of the wanted rounds. If the time
// left is too short for all of these rounds, it leaves out the labs whose missing
// rounds take longest, so that the others reach the wanted number.
func affordable(labs []*subject, want int, slot, left time.Duration) (lacking []*subject) {
	missing := func(s *subject) time.Duration { return time.Duration(want-s.rounds) * s.roundCost(slot) }
	for _, s := range labs {
		if s.rounds < want {
			lacking = append(lacking, s)
		}
	}
	for len(lacking) > 0 && total(lacking, missing) > left {
		dearest := slices.MaxFunc(lacking, func(a, b *subject) int { return cmp.Compare(missing(a), missing(b)) })
		lacking = slices.DeleteFunc(lacking, func(s *subject) bool { return s == dearest })
	}
	return lacking
}

// widest returns the lab whose imprecise cases gain most by another round for the
// time that it takes. The variance of a mean falls as 1/n, so one more sample
// lowers it by 1/(n+1) of itself; sharing samples out by what they gain for their
// cost is Neyman's optimal allocation (Cochran, Sampling Techniques, 1977,
// section 5.5).
func (b budget) widest(labs []*subject, slot, left time.Duration) (widest *subject) {
	var most float64
	for _, s := range labs {
		cost := s.roundCost(slot)
		if s.rounds >= b.rounds || cost > left {
			continue
		}
		if gain := s.gain() / float64(cost); gain > most {
			widest, most = s, gain
		}
	}
	return widest
}

// total adds up what the labs cost.
func total(labs []*subject, cost func(*subject) time.Duration) (sum time.Duration) {
	for _, s := range labs {
		sum += cost(s)
	}
	return sum
}
