package machine

import (
	"context"
	"fmt"
	"time"

	"github.com/shirou/gopsutil/v3/cpu"

	"workbook/labs/launch"
	"workbook/labs/units"
	"workbook/reportgen/internal/results"
)

// What may be before and during a run without a warning, as shares of all the
// CPUs' time.
const (
	busyLimit  = 0.10
	stealLimit = 0.01
	// othersLimit is for the whole run: other programs had this much of the CPUs.
	othersLimit = 0.10
)

// How far the system's clock may depart from the steady one during a run. NTP lets it
// go a little faster or slower, and changes it by more than a tenth of a second only
// if it sets it.
const (
	setLimit  = 100 * time.Millisecond
	slewLimit = 0.001
)

// mostElapsed is more CPU time, in seconds, than any machine has during a run: that of
// ten thousand CPUs in a week.
const mostElapsed = 10_000 * 7 * 24 * 3600

// idleWindow is how long the idle probe looks: at 10 ms a tick, time enough to
// tell 10% busy from idle even on one CPU.
const idleWindow = 500 * time.Millisecond

// A Watch holds what the counters said when a run began.
type Watch struct {
	system System
	busy   float64 // share of the CPUs' time that was taken before the start
	start  counters
}

// counters only ever rise while the system is up.
type counters struct {
	times cpu.TimesStat    // seconds
	own   time.Duration    // CPU time of this process and of all that it launched
	heat  map[string]int64 // by file: how often heat slowed a CPU
	quota map[string]int64 // by control group: how often its quota stopped it
	at    time.Time        // by the steady clock
	wall  int64            // by the system's, in Unix nanoseconds
}

// Watch probes for half a second how busy the machine is by itself, then notes
// what its counters say. The caller does nothing meanwhile, and starts the
// run after. A cancelled ctx cuts the probe short.
func (s System) Watch(ctx context.Context) *Watch {
	before := s.cpuTimes(ctx)
	select {
	case <-ctx.Done():
	case <-time.After(idleWindow):
	}
	start := s.count(ctx)
	busy, _ := shares(before, start.times)
	return &Watch{system: s, busy: busy, start: start}
}

// Stop returns what disturbed the run's CPUs or its clock: the codes cpus, busy,
// disturbed, steal, throttled, once for heat and once for a quota, and clock. First is
// the machine for which the cases were laid out. What other programs did counts only if
// the run may use the whole machine; if it has only a part, they may use the rest.
func (w *Watch) Stop(ctx context.Context, first results.Machine) []results.Warning {
	end := w.system.count(ctx)
	_, stolen := shares(w.start.times, end.times)
	var found []results.Warning
	warn := func(holds bool, code, text string, figures ...any) {
		if holds {
			found = append(found, results.Warning{Level: results.Amber, Code: code, Text: fmt.Sprintf(text, figures...)})
		}
	}
	last := w.system.usableNow()
	warn(last != first.CPUsUsable, "cpus",
		"The labs could use %s at the start and %d at the end; measure again, and leave the CPUs as they are meanwhile.",
		units.Plural(first.CPUsUsable, "CPU"), last)
	warn(w.busy > busyLimit, "busy",
		"Other programs kept the CPUs %s busy just before the start; close them and measure again.",
		units.Percent(w.busy))
	taken := others(w.start, end)
	warn(first.Whole() && taken > othersLimit, "disturbed",
		"Other programs used %s of the CPUs' time during the run; close them and measure again.",
		units.Percent(taken))
	warn(stolen > stealLimit, "steal",
		"The host took %s of the CPUs' time away during the run; measure again when its other machines are quiet.",
		units.Percent(stolen))
	heat := rise(w.start.heat, end.heat)
	warn(heat > 0, "throttled",
		"Heat slowed the CPUs during the run (%s times); let the machine cool, give it air and measure again.",
		units.Count(heat))
	quota := rise(w.start.quota, end.quota)
	warn(quota > 0, "throttled",
		"The container's CPU quota stopped programs during the run (%s times); grant it more CPUs or measure outside it.",
		units.Count(quota))
	set := clockSet(w.start, end)
	warn(set != 0, "clock",
		"The system's clock was set by %s during the run, or the machine slept; start and end times of some launches are missing or wrong, so measure again.",
		units.Time(float64(set)))
	return found
}

// clockSet returns by how much the system's clock was set between two readings,
// either way; 0 for no more than it may drift.
func clockSet(before, after counters) time.Duration {
	steady := after.at.Sub(before.at)
	set := (time.Duration(after.wall-before.wall) - steady).Abs()
	if set <= max(setLimit, time.Duration(slewLimit*float64(steady))) {
		return 0
	}
	return set
}

func (s System) count(ctx context.Context) counters {
	now := time.Now()
	return counters{times: s.cpuTimes(ctx), own: launch.CPUTime(), heat: heatStops(s.Root), quota: quotaStops(s.Root), at: now, wall: now.UnixNano()}
}

// cpuTimes returns the time of all CPUs together, zero if the system does
// not tell.
func (s System) cpuTimes(ctx context.Context) cpu.TimesStat {
	var times []cpu.TimesStat
	ask(func() { times, _ = s.Times(ctx, false) })
	if len(times) == 0 {
		return cpu.TimesStat{}
	}
	return times[0]
}

// shares returns which part of the CPUs' time between two readings went to
// work and which was stolen by the host.
func shares(before, after cpu.TimesStat) (busy, stolen float64) {
	total := elapsed(before, after)
	if total <= 0 {
		return 0, 0
	}
	return (atWork(after) - atWork(before)) / total, (after.Steal - before.Steal) / total
}

// elapsed is the time of all CPUs between two readings in seconds; 0 if the counters tell
// nonsense. In some virtual machines and containers one falls, or jumps by centuries.
func elapsed(before, after cpu.TimesStat) float64 {
	fell := after.User < before.User || after.Nice < before.Nice || after.System < before.System ||
		after.Irq < before.Irq || after.Softirq < before.Softirq || after.Idle < before.Idle || after.Steal < before.Steal
	total := all(after) - all(before)
	if fell || total > mostElapsed {
		return 0
	}
	return total
}

// atWork is the time in seconds that CPUs worked. User time holds a guest's already.
func atWork(t cpu.TimesStat) float64 { return t.User + t.Nice + t.System + t.Irq + t.Softirq }

// all is the time of the CPUs in seconds: at work, idle, and taken by the host.
func all(t cpu.TimesStat) float64 { return atWork(t) + t.Idle + t.Iowait + t.Steal }

// others returns which part of the CPUs' time between two readings other programs
// had: all work but that of this process and of what it launched.
func others(before, after counters) float64 {
	busy, _ := shares(before.times, after.times)
	total := elapsed(before.times, after.times)
	if total <= 0 {
		return 0
	}
	return max(0, busy-(after.own-before.own).Seconds()/total)
}

// rise returns by how much the counter rose that rose most: one event may show
// in several, so a sum would count it more than once.
func rise(before, after map[string]int64) int64 {
	var most int64
	for name, count := range after {
		if start, ok := before[name]; ok {
			most = max(most, count-start)
		}
	}
	return most
}
