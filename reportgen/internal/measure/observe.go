package measure

import (
	"context"
	"sync"
	"time"

	"github.com/shirou/gopsutil/v3/process"

	"workbook/labs/launch"
	"workbook/labs/limits"
	"workbook/reportgen/internal/results"
)

// An observed launch is looked at every tick. Linux counts CPU time in steps of
// 10 ms, so ticks much shorter would show steps. The first case planned of a
// variant is the one that charts show, and is watched for longer.
const (
	observeFirst = 240 * time.Millisecond
	observeOther = 90 * time.Millisecond
	tick         = 30 * time.Millisecond
)

// keptSpans bounds how many stretches of work a case's lanes show.
const keptSpans = 256

// observe makes one more launch of case i, untimed, under the sampler, and keeps
// its timeline and spans. A launch that fails here has nothing to show; it has
// been timed already.
func (s *subject) observe(ctx context.Context, i int) {
	c := &s.lab.Cases[i]
	length := observeOther
	if s.lab.Of(c.Variant, 0, -1) == c {
		length = observeFirst
	}
	ctx, cancel := context.WithTimeout(ctx, minPatience+patience*s.pilots[i].work)
	defer cancel()

	watched := newSampler()
	stop := watched.start()
	_, err := launch.Lab(ctx, s.path, launch.Call{
		Lab: s.unit.Name, Variant: c.Variant, N: c.N, Workers: c.Workers,
		Repeat: -1, For: length,
		Observe: watched.event,
	})
	stop()
	if err == nil {
		c.Timeline, c.Spans = watched.timeline, watched.spans
	}
}

// A sampler follows the processes that a launch reports. It keeps one handle a
// process: a fresh one would know no CPU time before its first look.
type sampler struct {
	began time.Time

	mu        sync.Mutex
	processes []*process.Process // guarded by mu
	spans     []results.Span     // guarded by mu

	timeline []results.Moment // written by the ticking goroutine until it stops
	cpu      time.Duration    // of all processes at the last tick
}

func newSampler() *sampler {
	process.EnableBootTimeCache(true) // else every look at a process reads it anew
	return &sampler{began: time.Now()}
}

// event takes what the launch reports.
func (s *sampler) event(e launch.Event) {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case e.Event == "process" && len(s.processes) <= limits.Workers:
		if p, err := process.NewProcess(int32(e.PID)); err == nil {
			s.processes = append(s.processes, p)
		}
	case e.Event == "span" && len(s.spans) < keptSpans:
		s.spans = append(s.spans, results.Span{Worker: e.Worker, From: e.From, To: e.To})
	}
}

// start looks every tick until the function that it returns is called.
func (s *sampler) start() (stop func()) {
	done := make(chan struct{})
	var ticking sync.WaitGroup
	ticking.Go(func() {
		ticks := time.NewTicker(tick)
		defer ticks.Stop()
		for {
			select {
			case <-done:
				return
			case <-ticks.C:
				s.look()
			}
		}
	})
	return func() { close(done); ticking.Wait() }
}

// look adds up the CPU time and memory of the processes that still run. A
// process that has ended is dropped; its CPU time is then its parent's.
func (s *sampler) look() {
	s.mu.Lock()
	defer s.mu.Unlock()
	var cpu time.Duration
	var rss int64
	running := s.processes[:0]
	for _, p := range s.processes {
		times, errTimes := p.Times()
		memory, errMemory := p.MemoryInfo()
		if errTimes != nil || errMemory != nil {
			continue
		}
		running = append(running, p)
		cpu += time.Duration((times.User+times.System)*float64(time.Second)) + waitedCPU(p.Pid)
		rss += int64(memory.RSS)
	}
	s.processes = running
	if len(running) == 0 {
		return
	}
	moment := results.Moment{At: time.Since(s.began), RSS: rss}
	if last := len(s.timeline) - 1; last >= 0 {
		moment.CPUs = max(0, float64(cpu-s.cpu)/float64(moment.At-s.timeline[last].At))
	} else {
		moment.CPUs = float64(cpu) / float64(moment.At)
	}
	s.timeline, s.cpu = append(s.timeline, moment), cpu
}
