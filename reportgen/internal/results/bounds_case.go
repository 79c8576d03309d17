package results

import (
	"cmp"

	"workbook/labs/limits"
)

func (c *Case) check() error {
	if c.Stuck != nil {
		if err := inside("stuck.after_ns", c.Stuck.After, 0, limits.Time); err != nil {
			return err
		}
	}
	if c.Failure != nil {
		if err := oneOf("failure.outcome", c.Failure.Outcome, DoesNotBuild, Crashed, DidNotEnd, GaveError); err != nil {
			return err
		}
	}
	return cmp.Or(
		named("variant", c.Variant),
		inside("workers", c.Workers, 1, limits.Workers),
		inside("n", c.N, 0, limits.N),
		oneOf("expect", c.Expect, ExpectRight, ExpectRace, ExpectWrong, ExpectStuck),
		each("samples", c.Samples, (*Sample).check),
		each("timeline", c.Timeline, func(m *Moment) error {
			return cmp.Or(inside("at_ns", m.At, 0, limits.Time), inside("cpus", m.CPUs, 0, maxCPUs), inside("rss_bytes", m.RSS, 0, limits.Memory))
		}),
		inside("number of spans", len(c.Spans), 0, maxSpans),
		inside("number of lanes", len(c.Lanes), 0, maxLanes),
		each("lanes", c.Lanes, (*Lane).check),
		c.Scheduling.check(),
		each("spans", c.Spans, func(s *Span) error {
			return cmp.Or(inside("worker", s.Worker, 0, limits.Workers), inside("from_ns", s.From, 0, s.To), inside("to_ns", s.To, 0, limits.Time))
		}),
	)
}

func (s *Sample) check() error {
	for name, took := range s.Phases {
		if err := cmp.Or(named("phases", name), inside("phases."+name, took, 0, limits.Time)); err != nil {
			return err
		}
	}
	return cmp.Or(
		inside("round", s.Round, 0, maxCount),
		inside("position", s.Position, 0, maxCount),
		inside("repeats", s.Repeats, 1, maxCount),
		inside("work_ns", s.Work, 1, limits.Time),
		inside("wall_ns", s.Wall, 1, limits.Time),
		inside("start_ns", s.Start, 0, limits.Time),
		inside("teardown_ns", s.Teardown, 0, limits.Time),
		inside("user_ns", s.User, 0, limits.Time),
		inside("system_ns", s.System, 0, limits.Time),
		inside("peak_rss_bytes", s.PeakRSS, 0, limits.Memory),
		oneOf("memory_kind", s.Memory, "", MemoryPeak, MemoryPSS, MemorySum),
		ifKnown("voluntary_switches", s.Voluntary, 0, limits.Memory),
		ifKnown("involuntary_switches", s.Involuntary, 0, limits.Memory),
		ifKnown("cache_misses", s.CacheMisses, 0, limits.Memory),
		ifKnown("others_share", s.Others, 0, 1),
		ifKnown("queued_ns", s.Queued, 0, maxThreads*limits.Time),
		inside("warm_up_ns", s.WarmUp, 0, limits.Time),
		inside("counting_ns", s.Counting, 0, limits.Time),
		inside("work_cpu_ns", s.WorkCPU, 0, limits.Time),
		s.Quantiles.check(),
		s.Runtime.check(),
		inside("right", s.Right, 0, s.Repeats),
		inside("wrong", s.Wrong, s.Repeats-s.Right, s.Repeats-s.Right),
		each("lost", s.Lost, func(lost *float64) error { return inside("share", *lost, -maxLost, maxLost) }),
	)
}

// ifKnown is inside for what may be unknown.
func ifKnown[T ~int | ~int64 | ~float64](name string, x *T, least, most T) error {
	if x == nil {
		return nil
	}
	return inside(name, *x, least, most)
}

func (q *Quantiles) check() error {
	if q == nil {
		return nil
	}
	return cmp.Or(
		inside("repeat_ns.min", q.Min, 0, limits.Time),
		inside("repeat_ns.q1", q.Q1, q.Min, limits.Time),
		inside("repeat_ns.median", q.Median, q.Q1, limits.Time),
		inside("repeat_ns.q3", q.Q3, q.Median, limits.Time),
		inside("repeat_ns.p95", q.P95, q.Q3, limits.Time),
		inside("repeat_ns.max", q.Max, q.P95, limits.Time),
	)
}

func (r *Runtime) check() error {
	if r == nil {
		return nil
	}
	return cmp.Or(
		inside("runtime.gc_cycles", r.GCCycles, 0, limits.Memory),
		inside("runtime.gc_pause_ns", r.GCPause, 0, limits.Time),
		inside("runtime.gc_cpu_ns", r.GCCPU, 0, limits.Time),
		inside("runtime.allocated_bytes", r.Allocated, 0, limits.Memory),
		inside("runtime.goroutines", r.Goroutines, 0, limits.Memory),
		inside("runtime.runnable_ns", r.Runnable, 0, maxThreads*limits.Time),
		inside("runtime.runnable_p95_ns", r.RunnableP95, 0, limits.Time),
		inside("runtime.lock_wait_ns", r.LockWait, 0, maxThreads*limits.Time),
	)
}

func (l *Lane) check() error {
	return cmp.Or(
		inside("goroutine", l.Goroutine, 0, limits.Memory),
		ifKnown("p", l.P, 0, maxCPUs),
		oneOf("state", l.State, Running, Runnable, Waiting, Syscall),
		inside("from_ns", l.From, 0, l.To),
		inside("to_ns", l.To, 0, limits.Time),
	)
}

func (s *Scheduling) check() error {
	if s == nil {
		return nil
	}
	return cmp.Or(
		inside("scheduling.n", s.N, 0, limits.N),
		inside("scheduling.goroutines", s.Goroutines, 0, maxCount),
		inside("scheduling.running_ns", s.Running, 0, maxThreads*limits.Time),
		inside("scheduling.runnable_ns", s.Runnable, 0, maxThreads*limits.Time),
		inside("scheduling.waiting_ns", s.Waiting, 0, maxThreads*limits.Time),
	)
}
