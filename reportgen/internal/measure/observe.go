package measure

import (
	"context"
	"slices"
	"sync"
	"time"

	"github.com/shirou/gopsutil/v3/process"

	"workbook/labs/launch"
	"workbook/labs/limits"
	"workbook/reportgen/internal/results"
)

// An observed launch lasts for observeLength and is looked at every tick. Linux
// counts CPU time in steps of 10 ms, so ticks much shorter would show steps.
const (
	observeLength = 180 * time.Millisecond
	tick          = 30 * time.Millisecond
)

// keptSpans bounds how many stretches of work a case's lanes show.
const keptSpans = 256

// observe makes one more launch of case i, untimed, under the sampler, and keeps
// its timeline and spans. Charts show the timeline of the first case planned of a
// variant; another case is observed for one repeat, and only if that first one has
// spans. A launch that fails here has nothing to show; it has been timed already.
func (s *subject) observe(ctx context.Context, i int) {
	c := &s.lab.Cases[i]
	watched := newSampler()
	call := launch.Call{
		Lab: s.unit.Name, Variant: c.Variant, N: c.N, Workers: c.Workers,
		Repeat: -1, For: observeLength, Observe: watched.event,
	}
	first := s.lab.Of(c.Variant, 0, -1)
	if first != c {
		if len(first.Spans) == 0 {
			return
		}
		call.Repeat = 1
	}
	ctx, cancel := context.WithTimeout(ctx, minPatience+patience*s.pilots[i].work)
	defer cancel()

	stop := watched.start()
	_, err := launch.Lab(ctx, s.path, call)
	stop()
	if err != nil {
		return
	}
	c.Spans = watched.spans
	if first == c {
		c.Timeline = watched.timeline
	}
}

// A sampler follows the processes that a launch names, and those that these start.
// It keeps one handle a process: a fresh one would know no CPU time before its
// first look.
type sampler struct {
	began time.Time

	mu        sync.Mutex
	processes []*process.Process // guarded by mu; first the lab's own, while it runs
	workers   bool               // guarded by mu; the lab named worker processes
	spans     []results.Span     // guarded by mu

	timeline []results.Moment // written by the ticking goroutine until it stops
	cpu      time.Duration    // of all processes at the last moment of the timeline
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
		s.follow(int32(e.PID))
		s.workers = s.workers || e.Worker >= 0
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

// follow adds a process to those that are looked at, once. Nothing is looked at in
// a foreign /proc, where its number is that of another process.
func (s *sampler) follow(pid int32) {
	if !launch.OwnProc() || slices.ContainsFunc(s.processes, func(p *process.Process) bool { return p.Pid == pid }) {
		return
	}
	if p, err := process.NewProcess(pid); err == nil {
		s.processes = append(s.processes, p)
	}
}

// look adds up the CPU time and memory of the processes that still run. A
// process that has ended is dropped; its CPU time is then its parent's.
func (s *sampler) look() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i := 0; i < len(s.processes) && len(s.processes) <= limits.Workers; i++ {
		for _, child := range children(s.processes[i].Pid) {
			s.follow(child)
		}
	}
	var cpu time.Duration
	var rss int64
	shared := len(s.processes) > 1
	running := s.processes[:0]
	for i, p := range s.processes {
		times, err := p.Times()
		memory, errMemory := held(p, shared)
		if err != nil || errMemory != nil || memory == 0 { // one that has ended holds nothing
			continue
		}
		running = append(running, p)
		if waits := i == 0 && shared && !s.workers; waits {
			memory = 0 // the lab only waits for the program that it started, and is not counted in samples either
		}
		cpu += time.Duration((times.User+times.System)*float64(time.Second)) + waitedCPU(p.Pid)
		rss += memory
	}
	s.processes = running
	if len(running) > 0 {
		s.keep(time.Since(s.began), cpu, rss)
	}
}

// keep adds a moment to the timeline: the CPU time in all and the memory in bytes that the
// processes have by then. A clock may show the same time at two looks; between these,
// nobody can say how many CPUs were used.
func (s *sampler) keep(at, cpu time.Duration, rss int64) {
	var before time.Duration
	if last := len(s.timeline) - 1; last >= 0 {
		before = s.timeline[last].At
	}
	if at <= before {
		return
	}
	used := max(0, float64(cpu-s.cpu)/float64(at-before))
	s.timeline, s.cpu = append(s.timeline, results.Moment{At: at, CPUs: used, RSS: rss}), cpu
}

// held returns the memory of a process in bytes, as the samples count it: if it
// shares pages with other processes of the launch, only its part of these, if the
// system tells that.
func held(p *process.Process, shares bool) (int64, error) {
	if shares {
		if part, err := launch.SharedOutMemory(int(p.Pid)); err == nil {
			return part, nil
		}
	}
	memory, err := p.MemoryInfo()
	if err != nil {
		return 0, err
	}
	return int64(memory.RSS), nil
}
