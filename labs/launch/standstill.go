package launch

import (
	"context"
	"sync"
	"time"
)

// A process that looks at the clock every lookEvery and sees that longLook went by did
// not run meanwhile. Even on a machine that is far too busy, it gets a CPU sooner.
const (
	lookEvery = 250 * time.Millisecond
	longLook  = 3 * time.Second
)

// Standstills are the times in which this process and all that it launched did not run:
// somebody pressed Ctrl-Z, or the container or the virtual machine was paused. What a
// launch says that stood still is not true, and no program is to blame for it.
type Standstills struct {
	mu    sync.Mutex
	last  time.Time     // guarded by mu: the last look
	total time.Duration // guarded by mu
}

// WatchStandstills looks at the clock until ctx ends.
func WatchStandstills(ctx context.Context) *Standstills {
	s := &Standstills{last: time.Now()}
	go func() {
		ticker := time.NewTicker(lookEvery)
		defer ticker.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-ticker.C:
				s.Sum()
			}
		}
	}()
	return s
}

// Sum returns how long all standstills so far took together, 0 if s is nil. It looks at
// the clock itself, because its caller may be the first to run again.
func (s *Standstills) Sum() time.Duration {
	if s == nil {
		return 0
	}
	return s.look(time.Now())
}

func (s *Standstills) look(now time.Time) time.Duration {
	s.mu.Lock()
	defer s.mu.Unlock()
	if gap := now.Sub(s.last); gap > longLook {
		s.total += gap
	}
	s.last = now
	return s.total
}
