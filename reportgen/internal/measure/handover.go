package measure

import (
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"workbook/labs/launch"
	"workbook/reportgen/internal/stats"
)

// The hand-over of a cache line is measured in lineRounds rounds, each of lineLooks
// looks at the clock. On a busy machine a round takes longer, because the two sides
// do not run at once; then there are fewer rounds, which take about lineLimit.
const (
	lineRounds = 40
	lineLooks  = 30
	lineLimit  = 300 * time.Millisecond
)

// Between two looks at the clock a side writes as often as this: a look takes about
// as long as one hand-over.
const (
	turnsPerLook     = 32
	additionsPerLook = 1024
)

// cacheLine measures what it costs to write to memory that another CPU wrote last.
// Handover is the time in nanoseconds until one CPU sees what the other wrote, and
// alone the time of an atomic addition to memory that only one CPU uses. Handover
// is empty if only one CPU is usable, since nobody is there to hand over to.
func cacheLine(cpus int) (handover, alone stats.Interval) {
	var handovers, additions []float64
	for began := time.Now(); len(additions) < lineRounds; {
		if cpus > 1 {
			handovers = append(handovers, handOver())
		}
		additions = append(additions, addAlone())
		if len(additions) >= stats.MinSamples && time.Since(began) > lineLimit {
			break
		}
	}
	return stats.Median(handovers), stats.Median(additions)
}

// handOver lets two goroutines, each on a thread of its own, write to one number in
// turns, and returns the time of a turn in nanoseconds. Both spin: a goroutine that
// sleeps would measure how long it takes to wake it. The median over the looks
// leaves out the moments in which another program had one of the CPUs.
func handOver() float64 {
	const first, second, end = 0, 1, 2
	var turn atomic.Int64
	var here, sides sync.WaitGroup
	meet := func() {
		runtime.LockOSThread()
		here.Done()
		here.Wait()
	}
	here.Add(2)
	sides.Go(func() {
		meet()
		for {
			switch turn.Load() {
			case second:
				turn.Store(first)
			case end:
				return
			}
		}
	})
	looks := make([]float64, lineLooks)
	sides.Go(func() {
		meet()
		for i := range looks {
			began := launch.Clock()
			for range turnsPerLook {
				turn.Store(second)
				for turn.Load() == second {
				}
			}
			looks[i] = float64(launch.Clock()-began) / (2 * turnsPerLook) // a turn of each side
		}
		turn.Store(end)
	})
	sides.Wait()
	return stats.Median(looks).Median
}

// addAlone makes atomic additions and returns the time of one in nanoseconds.
func addAlone() float64 {
	var total atomic.Int64
	looks := make([]float64, lineLooks)
	for i := range looks {
		began := launch.Clock()
		for range additionsPerLook {
			total.Add(1)
		}
		looks[i] = float64(launch.Clock()-began) / additionsPerLook
	}
	return stats.Median(looks).Median
}
