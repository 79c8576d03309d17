package results

import "workbook/labs/units"

// AtOnce returns on how many CPUs processes run at the same time: those of the
// affinity mask. GOMAXPROCS bounds only the goroutines of one process, and under a
// quota all run together until its time is used up.
func (m Machine) AtOnce() int { return max(m.CPUsAffinity, m.CPUsUsable) }

// GoIsBound reports whether GOMAXPROCS leaves the goroutines of a process fewer
// CPUs than the machine has. Go itself chooses fewer only under a quota.
func (m Machine) GoIsBound() bool {
	return m.GoMaxProcs > 0 && m.GoMaxProcs < m.CPUsAffinity &&
		(m.CPUQuota == 0 || m.GoMaxProcs < 2 || float64(m.GoMaxProcs) < m.CPUQuota)
}

// NoSpeedup says why no speedup by sharing work can show on the machine, or "".
func (m Machine) NoSpeedup() string {
	if m.AtOnce() == 1 {
		return "this machine has one usable CPU, so workers take turns and a speedup says nothing about sharing work"
	}
	return ""
}

// NoScaling says why a speedup says nothing about the number of workers, or "".
func (m Machine) NoScaling() string {
	switch {
	case m.CPUsUsable != 1 || m.AtOnce() == 1:
		return m.NoSpeedup()
	case m.GoIsBound():
		return "GOMAXPROCS is 1 here, so goroutines take turns and only processes run at once"
	}
	return "the container grants the time of " + units.Number(m.CPUQuota) + " CPUs: workers run at once until it is used up, and are then stopped"
}
