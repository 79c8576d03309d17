package chart

import (
	"fmt"
	"slices"
	"time"

	"workbook/labs/units"
	"workbook/reportgen/internal/results"
)

// maxTraced is the most goroutines of a traced launch that have a lane.
const maxTraced = 12

// mainGoroutine is the runtime's number of the goroutine that runs main.
const mainGoroutine = 1

// traced takes the stretches in which goroutines ran from the trace of a launch
// whose workers do not say themselves when they worked. A main goroutine that only waits
// for the others has no lane.
func traced(p point) point {
	if len(p.Spans) > 0 || len(p.Lanes) == 0 {
		return p
	}
	copied := *p.Case
	seen := map[int64]int{}
	var busy, last time.Duration
	for _, lane := range p.Lanes {
		runs := lane.State == results.Running
		if runs {
			busy, last = busy+lane.To-lane.From, max(last, lane.To)
		}
		worker, known := seen[lane.Goroutine]
		if !known && (runs || lane.Goroutine != mainGoroutine) {
			worker = len(seen)
			seen[lane.Goroutine] = worker
			if worker < maxTraced {
				p.goroutines = append(p.goroutines, goroutineName(lane.Goroutine, p.goroutines))
			}
		}
		if runs && worker < maxTraced {
			copied.Spans = append(copied.Spans, results.Span{Worker: worker, From: lane.From, To: lane.To})
		}
	}
	p.cpus, p.traced = float64(busy)/float64(max(last, 1)), len(seen)
	p.Case, p.name = &copied, p.overN // a traced launch may have an N of its own
	return p
}

// goroutineName names a goroutine whose lane comes after those of the others: the
// runtime's own numbers have gaps, and differ from launch to launch.
func goroutineName(number int64, others []string) string {
	if number == mainGoroutine {
		return "main"
	}
	if slices.Contains(others, "main") {
		return fmt.Sprintf("goroutine %d", len(others))
	}
	return fmt.Sprintf("goroutine %d", len(others)+1)
}

// running says how many goroutines of a traced launch ran at a time, on average, and on how
// many CPUs, 0 if that is not known. How long a goroutine was without one says little: with
// more goroutines than CPUs, somebody always is.
func running(p point, has int) string {
	text := "on average " + units.Number(p.cpus) + " of " + units.Plural(p.traced, "goroutine") + " run"
	if has == 0 {
		return text
	}
	return text + ", on " + units.Plural(has, "CPU")
}

// outside says what a lane is between the case's spans: a goroutine without a CPU waits
// for something, or for a CPU.
func outside(p point) string {
	if p.cpus > 0 {
		return "without a CPU"
	}
	return "idle"
}
