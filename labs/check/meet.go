package check

import (
	"fmt"
	"runtime"
	"sync"
	"time"

	"workbook/labs/lab"
)

const (
	// patience is how long workers wait for the others to come. On a busy
	// machine a worker may be kept from its CPU for a while.
	patience = 2 * time.Second
	// hold is how long they stay when all are there, for one too many to show.
	hold = 50 * time.Millisecond
	// spare is how many goroutines an exercise may have beside its workers.
	spare = 10
)

// Meet wants so many workers at work at once, and never more. It calls do with a
// function that whoever is at work has to call: there, workers wait until all of
// them have come. Each number that the function is called with is answered by 1.
func Meet(workers int, input string, do func(number func(int64) int64)) *Failure {
	m := &meeting{workers: workers, open: make(chan struct{}), before: runtime.NumGoroutine()}
	late := time.AfterFunc(patience, m.end)
	defer late.Stop()
	do(m.number)
	return m.verdict(input)
}

// Meets lets the workers of a sum meet: with several numbers of workers, and
// many numbers for each of them.
func Meets(sum func(lab.Task)) *Failure {
	for _, workers := range []int{2, 3, 5} {
		t := lab.Task{N: int64(workers) * 40, Workers: workers}
		if failed := Meet(workers, Input(t), func(number func(int64) int64) { sum(t.With(number)) }); failed != nil {
			return failed
		}
	}
	return nil
}

// A meeting is where workers wait for each other.
type meeting struct {
	workers int
	before  int // goroutines
	open    chan struct{}

	mu      sync.Mutex
	inside  int  // guarded by mu
	most    int  // guarded by mu
	crowd   int  // guarded by mu: goroutines when all were there
	holding bool // guarded by mu: all were there
	ended   bool // guarded by mu
}

func (m *meeting) number(int64) int64 {
	m.mu.Lock()
	m.inside++
	m.most = max(m.most, m.inside)
	if m.inside == m.workers && !m.holding {
		m.holding = true
		time.AfterFunc(hold, m.end)
	}
	m.mu.Unlock()

	<-m.open

	m.mu.Lock()
	m.inside--
	m.mu.Unlock()
	return 1
}

// end lets everybody go on.
func (m *meeting) end() {
	m.mu.Lock()
	defer m.mu.Unlock()
	if !m.ended {
		m.ended = true
		m.crowd = runtime.NumGoroutine() - m.before
		close(m.open)
	}
}

func (m *meeting) verdict(input string) *Failure {
	m.mu.Lock()
	defer m.mu.Unlock()
	want := fmt.Sprintf("%d workers at work at once", m.workers)
	switch {
	case m.most > m.workers:
		return Fail(Many, input, want+", and no more", "%d or more", m.most)
	case m.most < m.workers && m.most <= 1:
		return Fail(Serial, input, want, "never more than one")
	case m.most < m.workers:
		return Fail(Few, input, want, "never more than %d", m.most)
	case m.crowd > 2*m.workers+spare:
		return Fail(Crowd, input, want, "%d goroutines at once", m.crowd)
	}
	return nil
}

// Settled waits until no more goroutines are left than there were before.
func Settled(before int, input string) *Failure {
	for end := time.Now().Add(patience); ; time.Sleep(time.Millisecond) {
		left := runtime.NumGoroutine() - before
		if left <= 0 {
			return nil
		}
		if time.Now().After(end) {
			return Fail(Goroutines, input, "no goroutine left behind", "%d %s", left, standing())
		}
	}
}
