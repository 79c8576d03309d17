package measure

import (
	"context"
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

// lineEnd is when the hand-over is given up. Two threads that share one CPU would take
// minutes, since each spins until the system takes the CPU from it; ten busy programs
// on two CPUs leave time enough.
const lineEnd = 10 * time.Second

// Between two looks at the clock a side writes as often as this: a look takes about
// as long as one hand-over.
const (
	turnsPerLook     = 32
	additionsPerLook = 1024
)

// spinsPerCheck is how often a side looks for its answer before it checks whether to give
// up. An answer from another CPU comes long before, so no check is in the measured time.
const spinsPerCheck = 4096

// cacheLine measures what it costs to write to memory that another CPU wrote last.
// Handover is the time in nanoseconds until one CPU sees what the other wrote, and
// alone the time of an atomic addition to memory that only one CPU uses. Handover
// is empty if only one CPU is usable, or if the others are taken away meanwhile, since
// nobody is there to hand over to.
func cacheLine(ctx context.Context, cpus int) (handover, alone stats.Interval) {
	var handovers, additions []float64
	began := time.Now()
	over := func() bool { return ctx.Err() != nil || time.Since(began) > lineEnd }
	for len(additions) < lineRounds && ctx.Err() == nil {
		if cpus > 1 {
			turn, answered := handOver(over)
			if answered {
				handovers = append(handovers, turn)
			} else {
				cpus, handovers = 1, nil
			}
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
// leaves out the moments in which another program had one of the CPUs. If an answer is
// slow and over says so, the turns end, and they are not answered.
func handOver(over func() bool) (turn float64, answered bool) {
	const first, second, end = 0, 1, 2
	var whose atomic.Int64
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
			switch whose.Load() {
			case second:
				whose.Store(first)
			case end:
				return
			}
		}
	})
	looks := make([]float64, 0, lineLooks)
	sides.Go(func() {
		meet()
		defer whose.Store(end) // when it is first's turn, or the other side would overwrite it
		for range lineLooks {
			began := launch.Clock()
			for range turnsPerLook {
				whose.Store(second)
				giveUp := false
				for spins := 1; whose.Load() == second; spins++ {
					giveUp = giveUp || spins%spinsPerCheck == 0 && over()
				}
				if giveUp {
					return
				}
			}
			looks = append(looks, float64(launch.Clock()-began)/(2*turnsPerLook)) // a turn of each side
		}
	})
	sides.Wait()
	return stats.Median(looks).Median, len(looks) == lineLooks
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
