package measure

import "time"

// boundaries are the round counts at which a lab may stop: those whose median
// has a balanced 95% interval. firstRounds of them every case gets, unless the
// budget is too small even so; then it gets fewestRounds.
var boundaries = []int{9, 12, 15, 20}

const (
	firstRounds  = 9
	fewestRounds = 6
	MostRounds   = 20
)

// A launch's repeats fill at least minSlot, below which the timer and the start
// weigh too much, and at most maxSlot, above which more rounds serve better.
const (
	minSlot = 5 * time.Millisecond
	maxSlot = 120 * time.Millisecond
)

// firstShare is the part of the budget planned for the first rounds; the rest
// goes to labs that need more of them. A longer slot narrows an interval more
// than further rounds of a short one.
const firstShare = 0.9

// roundCost is how long one round of the lab takes at a slot.
func (s *subject) roundCost(slot time.Duration) time.Duration {
	var cost time.Duration
	for i, p := range s.pilots {
		once := p.overhead + max(slot, p.work)
		if s.lab.Cases[i].Baseline {
			once *= 2
		}
		cost += once
	}
	return cost
}

// A budget shares the time out over the labs.
type budget struct {
	slot   time.Duration
	rounds int // that every lab gets
	ends   time.Time
}

// share finds the longest slot with which every lab's first rounds fit into
// their part of the budget, and falls back on fewer rounds where none does.
func share(total time.Duration, subjects []*subject, now time.Time) budget {
	cost := func(rounds int, slot time.Duration) (sum time.Duration) {
		for _, s := range subjects {
			sum += time.Duration(rounds) * s.roundCost(slot)
		}
		return sum
	}
	first := time.Duration(firstShare * float64(total))
	lo, hi := minSlot, maxSlot
	for hi-lo > time.Millisecond/4 {
		if middle := (lo + hi) / 2; cost(firstRounds, middle) <= first {
			lo = middle
		} else {
			hi = middle
		}
	}
	b := budget{slot: lo, rounds: firstRounds, ends: now.Add(total)}
	if cost(firstRounds, lo) > total {
		b.rounds = fewestRounds
	}
	return b
}

// next returns how many rounds a lab that has had some shall come to: the next
// boundary, if the time left after the labs still to come allows it, or no more.
func (b budget) next(s *subject, had int, later []*subject, most int, now time.Time) int {
	left := b.ends.Sub(now)
	for _, l := range later {
		left -= time.Duration(b.rounds) * l.roundCost(b.slot)
	}
	for _, boundary := range boundaries {
		if boundary > had && boundary <= most {
			if time.Duration(boundary-had)*s.roundCost(b.slot) <= left {
				return boundary
			}
			break
		}
	}
	return had
}
