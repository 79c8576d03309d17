package measure

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"workbook/labs/launch"
	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/results"
)

// A launch hangs if it takes longer than minPatience and patience times the time that
// the launches before it predict, together.
const (
	patience    = 50
	minPatience = 10 * time.Second
)

// A subject is one lab being measured.
type subject struct {
	unit     course.Unit
	path     string // of its program
	lab      results.Lab
	variants []launch.Listed
	endless  []results.Case      // that should never end; they join the lab's cases after the rounds
	pilots   []pilot             // one a case
	rounds   int                 // that were taken
	random   *rand.Rand          // for the order of the cases in a round
	still    *launch.Standstills // of the report; nil if nobody watches for them
	dropped  []results.Warning   // why cases are not measured
	asGiven  string              // flag of go build that leaves the student's exercise out; "" if it is in the program
	fault    *results.Failure    // why no case of yours is launched; nil if they are
	fallen   []results.Case      // of yours, that failed; they join the lab's cases after the rounds
	failure  error
}

// launch launches case i once, as often or as long as the call says, and turns it
// into a sample. If the report stood still meanwhile, it launches once more.
func (s *subject) launch(ctx context.Context, i int, call launch.Call) (results.Sample, error) {
	for {
		before := s.still.Sum()
		got, err := s.launchOnce(ctx, i, call)
		if s.still.Sum() == before || ctx.Err() != nil {
			return got, err
		}
	}
}

func (s *subject) launchOnce(ctx context.Context, i int, call launch.Call) (results.Sample, error) {
	c := s.lab.Cases[i]
	call.Lab, call.Variant, call.N, call.Workers = s.unit.Name, c.Variant, c.N, c.Workers
	limit := minPatience + patience*(s.pilots[i].work*time.Duration(max(call.Repeat, 1))+s.pilots[i].overhead)
	ctx, cancel := context.WithTimeoutCause(ctx, limit, fmt.Errorf("did not end within %s; ended it", limit.Round(time.Second)))
	defer cancel()
	got, err := launch.Lab(ctx, s.path, call)
	if err != nil {
		return results.Sample{}, s.describe(ctx, s.lab.Cases[i], err)
	}
	return sample(got), nil
}

// A caseError is a launch of a case that gave no sample.
type caseError struct {
	error        // which case, why, and what the launch printed last
	why   string // why, in one line
	err   error  // of the launch
}

func (e *caseError) Unwrap() error { return e.err }

// describe says in one line which case failed, why, and where in the lab if the runtime
// knows it, and in more what the launch printed last.
func (s *subject) describe(ctx context.Context, c results.Case, err error) error {
	why := err
	if errors.Is(err, context.DeadlineExceeded) {
		why = context.Cause(ctx)
	}
	var place, printed string
	if failed := (*launch.Error)(nil); errors.As(err, &failed) {
		if place = failed.Place(s.unit.Lab); place != "" {
			place = "; it was in " + place
		}
		if lines := failed.Lines(5); len(lines) > 0 {
			printed = ";\nit printed last:\n" + strings.Join(lines, "\n")
		}
	}
	return &caseError{
		error: fmt.Errorf("%s, variant %s, %d workers, n %d: %w%s%s", s.unit.Name, c.Variant, c.Workers, c.N, why, place, printed),
		why:   why.Error(),
		err:   err,
	}
}

// without takes case i out if the error of its launch is not a failure of the lab: the
// machine lacks something, or it is the student's own variant that is not attempted
// yet or fails. That the program could not be started is not a failure of a variant.
func (s *subject) without(ctx context.Context, i int, err error) bool {
	variant := s.lab.Cases[i].Variant
	switch missing := launch.Unavailable(""); {
	case err == nil || ctx.Err() != nil || !launch.Started(err):
		return false
	case errors.As(err, &missing):
		s.warn(results.Warning{Level: results.Note, Code: "unavailable", Lab: s.unit.Name, Variant: variant,
			Text: fmt.Sprintf("%s cannot run on this machine: %s.", variant, missing)})
	case errors.Is(err, launch.NotAttempted):
	case variant == results.Yours:
		s.yoursFell(i, s.failureOf(err))
	default:
		return false
	}
	s.remove(i)
	return true
}

// remove takes case i and its pilot out.
func (s *subject) remove(i int) {
	s.lab.Cases = slices.Delete(s.lab.Cases, i, i+1)
	s.pilots = slices.Delete(s.pilots, i, i+1)
}

// warn keeps a warning once.
func (s *subject) warn(w results.Warning) {
	if !slices.Contains(s.dropped, w) {
		s.dropped = append(s.dropped, w)
	}
}
