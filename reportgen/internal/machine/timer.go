package machine

import (
	"time"

	"workbook/reportgen/internal/stats"
)

// timerSteps is how many steps of the clock Timer waits for: enough for an
// interval, and a third of a second if a step takes 15.6 ms.
const timerSteps = 20

// Timer returns the smallest step of the labs' clock that a program can see, in
// nanoseconds: it asks now, which is launch.Clock, again and again until the answer
// changes. If the clock is finer than the call, that is the call's time.
func Timer(now func() time.Duration) stats.Interval {
	steps := make([]float64, timerSteps)
	for i := range steps {
		start := now()
		for steps[i] == 0 {
			steps[i] = float64(now() - start)
		}
	}
	return stats.Median(steps)
}
