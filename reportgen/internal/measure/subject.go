package measure

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"workbook/labs/launch"
	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/results"
)

// pilotLength is how long a pilot launch repeats its case.
const pilotLength = 5 * time.Millisecond

// A launch that takes patience times as long as its pilot let expect, and
// minPatience at least, hangs.
const (
	patience    = 50
	minPatience = 10 * time.Second
)

// maxRepeats bounds the repeats of a launch, however fast the case.
const maxRepeats = 1_000_000

// A subject is one lab being measured.
type subject struct {
	unit    course.Unit
	path    string // of its program
	lab     results.Lab
	endless []results.Case    // that should never end; they join the lab's cases after the rounds
	pilots  []pilot           // one a case
	dropped []results.Warning // why cases are not measured
	asGiven string            // flag of go build that leaves the student's exercise out, where that does not build
	failure error
}

// A pilot is what a case's thrown-away launch tells.
type pilot struct {
	work     time.Duration // of one repeat
	overhead time.Duration // of a launch beside its repeats
}

// launch launches case i once and turns it into a sample.
func (s *subject) launch(ctx context.Context, i, repeat int, length time.Duration) (results.Sample, error) {
	c := s.lab.Cases[i]
	limit := minPatience
	if i < len(s.pilots) {
		limit += patience * (s.pilots[i].work*time.Duration(max(repeat, 1)) + s.pilots[i].overhead)
	}
	ctx, cancel := context.WithTimeoutCause(ctx, limit, fmt.Errorf("did not end within %s; ended it", limit.Round(time.Second)))
	defer cancel()
	l, err := launch.Lab(ctx, s.path, launch.Call{
		Lab: s.unit.Name, Variant: c.Variant, N: c.N, Workers: c.Workers,
		Repeat: repeat, For: length,
	})
	if err != nil {
		return results.Sample{}, s.describe(ctx, i, err)
	}
	return sample(l), nil
}

// describe says which case failed, why, and what the launch printed last.
func (s *subject) describe(ctx context.Context, i int, err error) error {
	c := s.lab.Cases[i]
	var failed *launch.Error
	var printed string
	if errors.As(err, &failed) {
		printed = strings.Join(failed.Lines(5), "\n")
	}
	if errors.Is(err, context.DeadlineExceeded) {
		err = context.Cause(ctx)
	}
	if printed != "" {
		printed = "; it printed last:\n" + printed
	}
	return fmt.Errorf("%s, variant %s, %d workers, n %d: %w%s", s.unit.Name, c.Variant, c.Workers, c.N, err, printed)
}

// sample keeps of a launch what the results file holds.
func sample(l launch.Result) results.Sample {
	return results.Sample{
		Repeats:     l.Repeats,
		Work:        l.Work,
		Wall:        l.Wall(),
		Start:       l.Start(),
		Teardown:    l.Teardown(),
		User:        l.User,
		System:      l.System,
		PeakRSS:     l.PeakRSS,
		Memory:      results.MemoryKind(l.MemoryKind),
		Voluntary:   ifCounted(l.Voluntary),
		Involuntary: ifCounted(l.Involuntary),
		Right:       l.Right,
		Wrong:       l.Wrong,
		Lost:        l.Lost,
		Phases:      l.Phases,
	}
}

// ifCounted returns nil for a count below 0: the system does not count.
func ifCounted(switches int64) *int64 {
	if switches < 0 {
		return nil
	}
	return &switches
}

// pilot launches every case once, to learn how long it takes. It drops the cases
// that cannot run on this machine, with a warning.
func (s *subject) pilot(ctx context.Context) error {
	for i := 0; i < len(s.lab.Cases); {
		got, err := s.launch(ctx, i, -1, pilotLength)
		if s.without(ctx, i, err) {
			continue
		}
		if err != nil {
			return err
		}
		s.pilots = append(s.pilots, pilot{
			work:     max(got.Work, time.Nanosecond),
			overhead: got.Wall - got.Work*time.Duration(got.Repeats),
		})
		i++
	}
	return nil
}

// without takes case i out where the error of its launch is no failure of the
// lab: the machine lacks something, or it is the student's own variant that is not
// attempted yet or fails.
func (s *subject) without(ctx context.Context, i int, err error) bool {
	variant := s.lab.Cases[i].Variant
	switch missing := launch.Unavailable(""); {
	case err == nil || ctx.Err() != nil:
		return false
	case errors.As(err, &missing):
		s.warn(results.Warning{Level: results.Note, Code: "unavailable", Lab: s.unit.Name, Variant: variant,
			Text: fmt.Sprintf("%s cannot run on this machine: %s.", variant, missing)})
	case errors.Is(err, launch.NotAttempted):
	case variant == results.Yours:
		s.leaveOut(variant, err)
	default:
		return false
	}
	s.lab.Cases = slices.Delete(s.lab.Cases, i, i+1)
	if i < len(s.pilots) {
		s.pilots = slices.Delete(s.pilots, i, i+1)
	}
	return true
}

// leaveOut warns that the student's own variant is not measured.
func (s *subject) leaveOut(variant string, err error) {
	why, _, _ := strings.Cut(err.Error(), "\n")
	s.warn(results.Warning{Level: results.Amber, Code: "yours", Lab: s.unit.Name, Variant: variant,
		Text: fmt.Sprintf("Your own variant of %s is left out: %s; go run ./reportgen check %s says more.", s.unit.Name, why, s.unit.Number)})
}

// warn keeps a warning once.
func (s *subject) warn(w results.Warning) {
	if !slices.Contains(s.dropped, w) {
		s.dropped = append(s.dropped, w)
	}
}

// repeats is how often a launch of case i repeats to fill its slot.
func (s *subject) repeats(i int, slot time.Duration) int {
	return int(min(max(slot/s.pilots[i].work, 1), maxRepeats))
}
