package contract

import (
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"workbook/labs/units"
)

// spare is how many goroutines an exercise may have beside its workers.
const spare = 10

// A Meeting is where workers wait until all of them are at work. They meet at
// every place in turn: at the first number that each asks for, at the second, and
// so on. Once they fail to meet, the step fails.
type Meeting struct {
	t       *T
	workers int
	who, at string // what comes, "workers", and to what, "number"
	rounds  int    // after these nobody waits any more
	share   int64  // how many numbers are each worker's, if it is known; 0 if not
	before  Goroutines
	over    atomic.Bool // all rounds are: whoever comes now is not looked at
	atWork  headcount

	mu    sync.Mutex
	open  chan struct{} // guarded by mu: closed when the round's workers have met
	round int           // guarded by mu
	came  int           // guarded by mu: in this round
	all   int64         // guarded by mu: in all rounds
}

// Meet makes a meeting of a number of calls, in a number of rounds, with an input.
func (t *T) Meet(calls, rounds int, input string, args ...any) *Meeting {
	t.With(input, args...)
	return &Meeting{t: t, workers: calls, who: "calls", at: "place", rounds: rounds, before: t.Goroutines(), open: make(chan struct{})}
}

// Come is called by whoever is at work, and returns when all have come.
func (m *Meeting) Come() {
	if m.over.Load() {
		return
	}
	tooMany := m.atWork.enter() > m.workers
	m.mu.Lock()
	m.came++
	m.all++
	round, open, first := m.round, m.open, m.came == 1
	if m.came == m.workers {
		m.came = 0
		m.round++
		m.open = make(chan struct{})
		if round == 0 || round == m.rounds-1 {
			time.AfterFunc(Hold, func() { m.met(open, round) })
		} else {
			close(open)
		}
	}
	m.mu.Unlock()

	switch {
	case tooMany:
		m.t.Fail(Many, m.want()+", and no more", "%d or more", m.workers+1)
	case round < m.rounds:
		m.await(open, round, first)
	}
	m.atWork.leave()
}

// await returns when all have come to a round, or nobody is left who could. The first
// one who came looks for that. Many who wait look seldom, or they would keep the CPUs from
// those who are still to come.
func (m *Meeting) await(open chan struct{}, round int, first bool) {
	seldom := Hold + time.Duration(m.workers)*Hold/100
	met := comes(open, seldom, func() (int64, bool) {
		if first && !m.over.Load() && m.deserted(round) && m.mayEnd(round) {
			m.over.Store(true)
		}
		return m.comers(), m.over.Load()
	})
	switch {
	case met:
	case m.passed(round):
		<-open
	default:
		m.late()
	}
}

// comers is how often somebody has come.
func (m *Meeting) comers() int64 {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.all
}

// passed reports that all have come to a round. They are let go on soon.
func (m *Meeting) passed(round int) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.round > round
}

// deserted reports that those who have not come to a round have ended. They may, once
// all have met, in the second half of the rounds: a worker that takes a few numbers at a
// time may find none left, while the others still have some. Whoever is on the way from
// the round before has not ended: it waits too, or for mu, and has not come to this round.
func (m *Meeting) deserted(round int) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	if round == 0 || round < m.rounds/2 || round != m.round {
		return false
	}
	waiting := 1 // this one
	for _, g := range m.before.others() {
		switch {
		case strings.Contains(g.stack, "contract.(*Meeting).await"):
			waiting++
		case strings.Contains(g.stack, "contract.(*Meeting)"), !g.receives():
			return false
		}
	}
	return waiting == m.came
}

// mayEnd reports that those who are at work when the others have ended have no more
// numbers left than they can have taken at a time: a worker's share each. If they have
// more, the step fails once everybody waits, so that nobody can come any more.
func (m *Meeting) mayEnd(round int) bool {
	idle := len(busy(m.before)) == 0
	m.mu.Lock()
	came, left, now := m.came, int64(m.workers)*m.share-m.all, m.round
	m.mu.Unlock()
	if left <= int64(came)*m.share {
		return true
	}
	m.t.Want(!idle || round != now, Few, m.want()+", until hardly a number is left", "%d, with %s left", came, units.Plural(int(left), m.at))
	return false
}

// met lets a round's workers go on, unless far too many goroutines are there.
func (m *Meeting) met(open chan struct{}, round int) {
	if m.who == "workers" {
		if all, crowded := crowd(len(m.before) + 4*m.workers + spare); crowded {
			m.t.Fail(Crowd, m.want(), "%d goroutines at once", all-len(m.before))
		}
	}
	m.over.Store(round == m.rounds-1)
	close(open)
}

// late fails the step for workers that never came.
func (m *Meeting) late() {
	m.mu.Lock()
	most, place := m.came, m.round+1
	m.mu.Unlock()
	if most <= 1 {
		m.t.Fail(Serial, m.want(), "only one, at its %s %s", ordinal(place), m.at)
	}
	m.t.Fail(Few, m.want(), "%d, at their %s %s", most, ordinal(place), m.at)
}

func (m *Meeting) want() string { return fmt.Sprintf("%d %s at work at once", m.workers, m.who) }

// WantMet fails the step if not all workers were at work at once. It is called
// when the exercise has returned.
func (m *Meeting) WantMet() {
	most := m.atWork.most()
	m.t.Want(most > 0, NeverAsked, m.want(), "nobody at work")
	m.t.Want(most > 1 || m.workers == 1, Serial, m.want(), "never more than one")
	m.t.Want(most >= m.workers, Few, m.want(), "never more than %d", most)
}

// ordinal writes a place: 1st, 2nd, 11th.
func ordinal(n int) string {
	ending := "th"
	if n%100 < 11 || n%100 > 13 {
		switch n % 10 {
		case 1:
			ending = "st"
		case 2:
			ending = "nd"
		case 3:
			ending = "rd"
		}
	}
	return fmt.Sprintf("%d%s", n, ending)
}
