package measure

import (
	"context"
	"math/rand/v2"
	"time"

	"workbook/reportgen/internal/results"
)

// precise is the half-width of a speedup's interval, as a share, below which a
// case needs no more rounds. A case that is far wider may never become precise:
// from vague on, width earns it no more of the time that others could use.
const (
	precise = 0.05
	vague   = 2 * precise
)

// wide reports whether case i needs more rounds. It looks at the width of the
// interval only: to stop at a difference would favour finding one. A baseline
// against itself needs none; it takes part in the rounds of the others.
func (s *subject) wide(i int) bool {
	c := s.lab.Cases[i]
	return !c.Baseline && c.Summary.Speedup.HalfWidth() >= precise
}

// gain is how much the variances of the lab's wide cases fall by another round.
func (s *subject) gain() (gain float64) {
	for i, c := range s.lab.Cases {
		if width := min(c.Summary.Speedup.HalfWidth(), vague); s.wide(i) {
			gain += width * width / float64(len(c.Samples)+1)
		}
	}
	return gain
}

// due returns the cases of the lab's next round. All cases take part in the first
// rounds; after these the wide ones do, and their baselines.
func (s *subject) due() (due []int) {
	wideAt := map[int64]bool{}
	for i, c := range s.lab.Cases {
		if s.rounds < firstRounds || s.wide(i) {
			wideAt[c.N] = true
		}
	}
	for i, c := range s.lab.Cases {
		if s.rounds < firstRounds || s.wide(i) || c.Baseline && wideAt[c.N] {
			due = append(due, i)
		}
	}
	return due
}

// roundCost is how long the lab's next round takes.
func (s *subject) roundCost(slot time.Duration) (cost time.Duration) {
	for _, i := range s.due() {
		once := s.pilots[i].launch(slot)
		if s.lab.Cases[i].Baseline {
			once *= 2
		}
		cost += once
	}
	return cost
}

// order returns the cases of one round in random order, the baselines twice.
func order(cases []results.Case, due []int, random *rand.Rand) (round []int) {
	for _, i := range due {
		round = append(round, i)
		if cases[i].Baseline {
			round = append(round, i)
		}
	}
	random.Shuffle(len(round), func(a, b int) { round[a], round[b] = round[b], round[a] })
	return round
}

// round launches the cases that are due, in random order, keeps the samples and
// learns from them how long the next launches will take. A case that turns out not
// to run here leaves the round. If a launch fails, none of the round's samples is
// kept: a round is a set of pairs.
func (s *subject) round(ctx context.Context, slot time.Duration) error {
	launches := order(s.lab.Cases, s.due(), s.random)
	var taken []results.Sample // by position
	for len(taken) < len(launches) {
		i := launches[len(taken)]
		got, gone, err := s.take(ctx, i, slot)
		switch {
		case gone:
			launches, taken = leave(launches, taken, i)
		case err != nil:
			return err
		default:
			taken = append(taken, got)
		}
	}
	for position, i := range launches {
		taken[position].Round, taken[position].Position = s.rounds, position
		s.lab.Cases[i].Samples = append(s.lab.Cases[i].Samples, taken[position])
		s.pilots[i].learn(taken[position])
	}
	s.rounds++
	s.lab.Summarize()
	return nil
}

// take launches case i once for a round. The case is gone if it does not run here,
// or if it is the student's and another case of that variant has failed already.
func (s *subject) take(ctx context.Context, i int, slot time.Duration) (got results.Sample, gone bool, err error) {
	if s.fault != nil && s.lab.Cases[i].Variant == results.Yours {
		s.yoursFell(i, s.fault)
		s.remove(i)
		return got, true, nil
	}
	got, err = s.launch(ctx, i, s.pilots[i].call(slot))
	return got, s.without(ctx, i, err), err
}

// leave takes a case that is gone out of a round. The numbers of the cases after it
// are one less now.
func leave(launches []int, taken []results.Sample, gone int) (left []int, kept []results.Sample) {
	for position, i := range launches {
		if i == gone {
			continue
		}
		if i > gone {
			i--
		}
		left = append(left, i)
		if position < len(taken) {
			kept = append(kept, taken[position])
		}
	}
	return left, kept
}
