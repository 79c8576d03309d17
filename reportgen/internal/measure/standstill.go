package measure

import (
	"context"
	"sync"
	"time"

	"workbook/labs/units"
	"workbook/reportgen/internal/results"
)

// A process that looks at the clock every lookEvery and sees that longLook went by did
// not run meanwhile. Even on a machine that is far too busy, it gets a CPU sooner.
const (
	lookEvery = 250 * time.Millisecond
	longLook  = 3 * time.Second
)

// standstills are the times in which the whole report did not run: somebody pressed
// Ctrl-Z, or the container or the virtual machine was paused. The labs stood still as
// well, so what such a launch says is not true, and no program is to blame.
type standstills struct {
	mu    sync.Mutex
	last  time.Time     // guarded by mu: the last look
	total time.Duration // guarded by mu
}

// watchStandstills looks at the clock until ctx ends.
func watchStandstills(ctx context.Context) *standstills {
	s := &standstills{last: time.Now()}
	go func() {
		ticker := time.NewTicker(lookEvery)
		defer ticker.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-ticker.C:
				s.sum()
			}
		}
	}()
	return s
}

// sum returns how long the report stood still so far, 0 if nobody watches. It looks at
// the clock itself, because its caller may be the first to run again.
func (s *standstills) sum() time.Duration {
	if s == nil {
		return 0
	}
	return s.look(time.Now())
}

func (s *standstills) look(now time.Time) time.Duration {
	s.mu.Lock()
	defer s.mu.Unlock()
	if gap := now.Sub(s.last); gap > longLook {
		s.total += gap
	}
	s.last = now
	return s.total
}

// warnings says that the report stood still, if it did.
func (s *standstills) warnings() []results.Warning {
	lost := s.sum()
	if lost == 0 {
		return nil
	}
	return []results.Warning{{Level: results.Note, Code: "stopped",
		Text: "The report itself stood still for " + units.Time(float64(lost)) +
			", as after Ctrl-Z or in a paused container; the launches that this hit were made again."}}
}
