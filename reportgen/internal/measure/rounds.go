package measure

import (
	"context"
	"math/rand/v2"
	"time"

	"workbook/reportgen/internal/results"
)

// precise is the half-width of a speedup's interval, as a share, below which a
// lab needs no more rounds.
const precise = 0.05

// order returns the cases of one round in random order, the baselines twice.
func order(cases []results.Case, random *rand.Rand) []int {
	var round []int
	for i, c := range cases {
		round = append(round, i)
		if c.Baseline {
			round = append(round, i)
		}
	}
	random.Shuffle(len(round), func(a, b int) { round[a], round[b] = round[b], round[a] })
	return round
}

// round launches every case of the lab once, in order, and keeps the samples.
// Where one fails, none of the round's samples is kept: a round is a set of
// pairs.
func (s *subject) round(ctx context.Context, number int, order []int, slot time.Duration) error {
	taken := make([]results.Sample, len(order))
	for position, i := range order {
		got, err := s.launch(ctx, i, s.repeats(i, slot), 0)
		if s.without(ctx, i, err) {
			return s.round(ctx, number, skip(order, i), slot)
		}
		if err != nil {
			return err
		}
		got.Round, got.Position = number, position
		taken[position] = got
	}
	for position, i := range order {
		s.lab.Cases[i].Samples = append(s.lab.Cases[i].Samples, taken[position])
	}
	return nil
}

// skip returns the order without case i, which is gone: those behind it moved up.
func skip(order []int, gone int) (left []int) {
	for _, i := range order {
		switch {
		case i < gone:
			left = append(left, i)
		case i > gone:
			left = append(left, i-1)
		}
	}
	return left
}

// isPrecise reports whether every speedup of the lab is known well enough. It
// looks at widths only: to stop at a difference would favour finding one.
func (s *subject) isPrecise() bool {
	s.lab.Summarize()
	for _, c := range s.lab.Cases {
		if c.Summary.Speedup.HalfWidth() >= precise {
			return false
		}
	}
	return true
}
