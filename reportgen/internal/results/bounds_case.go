package results

import (
	"cmp"

	"workbook/labs/limits"
	"workbook/reportgen/internal/bounds"
)

func (c *Case) check() error {
	if c.Stuck != nil {
		if err := bounds.Inside("stuck.after_ns", c.Stuck.After, 0, limits.Time); err != nil {
			return err
		}
	}
	if c.Failure != nil {
		if err := bounds.OneOf("failure.outcome", c.Failure.Outcome, DoesNotBuild, Crashed, DidNotEnd, GaveError); err != nil {
			return err
		}
	}
	return cmp.Or(
		named("variant", c.Variant),
		bounds.Inside("workers", c.Workers, 1, limits.Workers),
		bounds.Inside("n", c.N, 0, limits.N),
		bounds.OneOf("expect", c.Expect, ExpectRight, ExpectRace, ExpectWrong, ExpectStuck),
		bounds.Each("samples", c.Samples, (*Sample).check),
		bounds.Each("timeline", c.Timeline, func(m *Moment) error {
			return cmp.Or(bounds.Inside("at_ns", m.At, 0, limits.Time), bounds.Inside("cpus", m.CPUs, 0, maxCPUs), bounds.Inside("rss_bytes", m.RSS, 0, limits.Memory))
		}),
		bounds.Inside("number of spans", len(c.Spans), 0, maxSpans),
		bounds.Inside("number of lanes", len(c.Lanes), 0, maxLanes),
		bounds.Each("lanes", c.Lanes, (*Lane).check),
		c.Scheduling.check(),
		bounds.Each("spans", c.Spans, func(s *Span) error {
			return cmp.Or(bounds.Inside("worker", s.Worker, 0, limits.Workers), bounds.Inside("to_ns", s.To, 0, limits.Time), bounds.Inside("from_ns", s.From, 0, s.To))
		}),
	)
}

func (s *Sample) check() error {
	for name, took := range s.Phases {
		if err := cmp.Or(named("phases", name), bounds.Inside("phases."+name, took, 0, limits.Time)); err != nil {
			return err
		}
	}
	return cmp.Or(
		bounds.Inside("round", s.Round, 0, maxCount),
		bounds.Inside("position", s.Position, 0, maxCount),
		bounds.Inside("repeats", s.Repeats, 1, maxCount),
		bounds.Inside("work_ns", s.Work, 1, limits.Time),
		bounds.Inside("wall_ns", s.Wall, 1, limits.Time),
		bounds.Inside("start_ns", s.Start, 0, limits.Time),
		bounds.Inside("teardown_ns", s.Teardown, 0, limits.Time),
		bounds.Inside("user_ns", s.User, 0, limits.Time),
		bounds.Inside("system_ns", s.System, 0, limits.Time),
		bounds.Inside("peak_rss_bytes", s.PeakRSS, 0, limits.Memory),
		bounds.OneOf("memory_kind", s.Memory, "", MemoryPeak, MemoryPSS, MemorySum),
		ifKnown("voluntary_switches", s.Voluntary, 0, limits.Memory),
		ifKnown("involuntary_switches", s.Involuntary, 0, limits.Memory),
		ifKnown("cache_misses", s.CacheMisses, 0, limits.Memory),
		ifKnown("others_share", s.Others, 0, 1),
		ifKnown("queued_ns", s.Queued, 0, maxThreads*limits.Time),
		bounds.Inside("warm_up_ns", s.WarmUp, 0, limits.Time),
		bounds.Inside("counting_ns", s.Counting, 0, limits.Time),
		bounds.Inside("work_cpu_ns", s.WorkCPU, 0, limits.Time),
		s.Quantiles.check(),
		s.Runtime.check(),
		bounds.Inside("right", s.Right, 0, s.Repeats),
		bounds.Inside("wrong", s.Wrong, s.Repeats-s.Right, s.Repeats-s.Right),
		bounds.Inside("refused", s.Refused, 0, limits.Memory),
		bounds.Each("lost", s.Lost, func(lost *float64) error { return bounds.Inside("share", *lost, -maxLost, maxLost) }),
	)
}

// ifKnown is [bounds.Inside] for a figure that may be unknown.
func ifKnown[T ~int | ~int64 | ~float64](name string, x *T, least, most T) error {
	if x == nil {
		return nil
	}
	return bounds.Inside(name, *x, least, most)
}

func (q *Quantiles) check() error {
	if q == nil {
		return nil
	}
	return cmp.Or(
		bounds.Inside("repeat_ns.min", q.Min, 0, limits.Time),
		bounds.Inside("repeat_ns.q1", q.Q1, q.Min, limits.Time),
		bounds.Inside("repeat_ns.median", q.Median, q.Q1, limits.Time),
		bounds.Inside("repeat_ns.q3", q.Q3, q.Median, limits.Time),
		bounds.Inside("repeat_ns.p95", q.P95, q.Q3, limits.Time),
		bounds.Inside("repeat_ns.max", q.Max, q.P95, limits.Time),
	)
}

func (r *Runtime) check() error {
	if r == nil {
		return nil
	}
	return cmp.Or(
		bounds.Inside("runtime.gc_cycles", r.GCCycles, 0, limits.Memory),
		bounds.Inside("runtime.gc_pause_ns", r.GCPause, 0, limits.Time),
		bounds.Inside("runtime.gc_cpu_ns", r.GCCPU, 0, limits.Time),
		bounds.Inside("runtime.allocated_bytes", r.Allocated, 0, limits.Memory),
		bounds.Inside("runtime.goroutines", r.Goroutines, 0, limits.Memory),
		bounds.Inside("runtime.runnable_ns", r.Runnable, 0, maxThreads*limits.Time),
		bounds.Inside("runtime.runnable_p95_ns", r.RunnableP95, 0, limits.Time),
		bounds.Inside("runtime.lock_wait_ns", r.LockWait, 0, maxThreads*limits.Time),
	)
}

func (l *Lane) check() error {
	return cmp.Or(
		bounds.Inside("goroutine", l.Goroutine, 0, limits.Memory),
		ifKnown("p", l.P, 0, maxCPUs),
		bounds.OneOf("state", l.State, Running, Runnable, Waiting, Syscall),
		bounds.Inside("to_ns", l.To, 0, limits.Time),
		bounds.Inside("from_ns", l.From, 0, l.To),
	)
}

func (s *Scheduling) check() error {
	if s == nil {
		return nil
	}
	return cmp.Or(
		bounds.Inside("scheduling.n", s.N, 0, limits.N),
		bounds.Inside("scheduling.goroutines", s.Goroutines, 0, maxCount),
		bounds.Inside("scheduling.running_ns", s.Running, 0, maxThreads*limits.Time),
		bounds.Inside("scheduling.runnable_ns", s.Runnable, 0, maxThreads*limits.Time),
		bounds.Inside("scheduling.waiting_ns", s.Waiting, 0, maxThreads*limits.Time),
	)
}
