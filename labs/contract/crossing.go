package contract

import (
	"runtime"
	"sync"
	"time"

	"workbook/labs/lab"
)

// A crossing is where calls wait for each other and the race detector does not see
// it: what it saw would order them. Its fields are shared and nothing guards them,
// which is good enough to wait.
type crossing struct {
	here  []bool    // by number; place 0 is nobody's
	until time.Time // set by the first that comes
	late  bool      // somebody has waited in vain
	spins int       // looks before whoever waits gives its CPU to another
	signs int       // how often somebody came, or asked for a number elsewhere
}

// silence is how long nobody comes and nobody asks for a number if nobody will. Whoever waits
// counts only the time in which it had a CPU itself, give or take a millisecond.
const silence = Patience / 16

//go:norace
func (c *crossing) wait(i int64) {
	if i < 1 || i >= int64(len(c.here)) {
		return
	}
	c.here[i] = true
	if c.until.IsZero() {
		c.until = time.Now().Add(Patience / 2)
	}
	c.sign()
	seen, idle, now := c.signs, time.Duration(0), time.Now()
	for !c.full() && !c.late && idle < silence && now.Before(c.until) {
		for range c.spins {
			if c.full() {
				return
			}
		}
		runtime.Gosched()
		before := now
		now = time.Now()
		idle += min(now.Sub(before), time.Millisecond)
		if c.signs != seen {
			seen, idle = c.signs, 0
		}
	}
	c.late = c.late || !c.full()
}

// sign says that somebody goes on.
//
//go:norace
func (c *crossing) sign() { c.signs++ }

// met reports that all came, and nobody waited in vain.
//
//go:norace
func (c *crossing) met() bool { return c.full() && !c.late }

//go:norace
func (c *crossing) full() bool {
	for _, here := range c.here[1:] {
		if !here {
			return false
		}
	}
	return true
}

// AtOnce makes a number of calls, each in a goroutine of its own. They begin in the
// same moment, as far as there are CPUs, give or take some nanoseconds that are drawn
// anew: sooner or later one comes between any two steps of another. The race detector
// does not see what they wait for. AtOnce returns when all calls have.
func (t *T) AtOnce(number int, call func(i int)) {
	x := &crossing{here: make([]bool, number+1), spins: 1000}
	var calls sync.WaitGroup
	for i := range number {
		delay := t.IntN(200)
		calls.Go(func() {
			x.wait(int64(i) + 1)
			for range delay {
				x.full()
			}
			call(i)
		})
	}
	calls.Wait()
}

// Together returns number, with a wait at the last number of each share until all
// workers have come to theirs: what they do after their shares, they do at once.
// The race detector does not see the wait. Workers that divide the numbers in
// another way wait a second altogether.
func (t *T) Together(task lab.Task, number func(int64) int64) func(int64) int64 {
	number, _ = together(task, number)
	return number
}

// together is Together. It returns the place where they wait, too.
func together(task lab.Task, number func(int64) int64) (func(int64) int64, *crossing) {
	last := map[int64]int64{}
	for w := range task.Workers {
		if share := task.Share(w); share.First <= share.Last {
			last[share.Last] = int64(w) + 1
		}
	}
	x := &crossing{here: make([]bool, len(last)+1)}
	return func(i int64) int64 {
		if worker := last[i]; worker != 0 {
			x.wait(worker)
		}
		x.sign()
		return number(i)
	}, x
}

// InStep returns number, with a wait at each number until all workers have come to
// the same place of their shares: what one of them does between two numbers, another
// does at the same time. It is for shares of equal length. Workers that divide the
// numbers in another way wait a second altogether.
func (t *T) InStep(task lab.Task, number func(int64) int64) func(int64) int64 {
	length := task.N / int64(task.Workers)
	s := &steps{places: make([]crossing, length)}
	for place := range s.places {
		s.places[place].here = make([]bool, task.Workers+1)
	}
	return func(i int64) int64 {
		s.wait((i-1)%length, (i-1)/length+1)
		return number(i)
	}
}

// steps are the crossings of one place of a share after the other, up to the first
// at which somebody has waited in vain.
type steps struct {
	places []crossing
	late   bool
}

//go:norace
func (s *steps) wait(place, worker int64) {
	if !s.late {
		s.places[place].wait(worker)
		s.late = s.late || s.places[place].late
	}
}
