package measure

import (
	"cmp"
	"slices"
	"time"
)

// Every case gets firstRounds rounds, or fewestRounds if the budget allows no
// more: a median of fewer samples has no interval. Rounds beyond the first go to
// the labs that gain most by them, until a lab has MostRounds.
const (
	fewestRounds = 6
	firstRounds  = 9
	MostRounds   = 40
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
	rounds int // the most that a lab may take
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
// or every lab is precise. Labs take their first rounds in turn, so that a change
// of the machine meets all of them alike. Every lab takes one round, if it must
// after the end of the budget.
func (b budget) next(labs []*subject, slot time.Duration, now time.Time) *subject {
	left := b.ends.Sub(now)
	fewest := func(a, b *subject) int { return cmp.Compare(a.rounds, b.rounds) }
	first := func(s *subject) time.Duration { return time.Duration(max(0, 1-s.rounds)) * s.roundCost(slot) }
	if lacking := affordable(labs, min(fewestRounds, b.rounds), slot, left-total(labs, first)); len(lacking) > 0 {
		return slices.MinFunc(lacking, fewest)
	}
	if len(labs) > 0 {
		if s := slices.MinFunc(labs, fewest); s.rounds == 0 {
			return s
		}
	}
	if lacking := affordable(labs, min(firstRounds, b.rounds), slot, left); len(lacking) > 0 {
		return slices.MinFunc(lacking, fewest)
	}
	return b.widest(labs, slot, left)
}

// affordable returns the labs that lack some of the wanted rounds. If the time
// left is too short for all of these rounds, it leaves out the labs whose missing
// rounds take longest, so that the others reach the wanted number. It does not
// count the very first round of a lab: that one is taken in any case.
func affordable(labs []*subject, want int, slot, left time.Duration) (lacking []*subject) {
	missing := func(s *subject) time.Duration { return time.Duration(want-max(1, s.rounds)) * s.roundCost(slot) }
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
