package lab

import (
	"math"
	"slices"
	"time"

	"workbook/labs/launch"
)

// keptTimes bounds how many times are kept for the quantiles.
const keptTimes = 1024

// times keeps the times of a launch's repeats: all of them while there is room,
// then every second, every fourth and so on, evenly over the launch.
type times struct {
	kept       []time.Duration
	seen       int
	every      int // keeps each time whose number is divisible by this
	least, top time.Duration
}

func (t *times) add(took time.Duration) {
	if t.seen == 0 {
		t.every, t.least = 1, took
	}
	t.least, t.top = min(t.least, took), max(t.top, took)
	if t.seen%t.every == 0 {
		if len(t.kept) == keptTimes {
			t.thin()
		}
		t.kept = append(t.kept, took)
	}
	t.seen++
}

// thin keeps every second time.
func (t *times) thin() {
	for i := range keptTimes / 2 {
		t.kept[i] = t.kept[2*i]
	}
	t.kept = t.kept[:keptTimes/2]
	t.every *= 2
}

// quantiles returns how the times are distributed; all zero if there are none.
func (t *times) quantiles() launch.Quantiles {
	if len(t.kept) == 0 {
		return launch.Quantiles{}
	}
	slices.Sort(t.kept)
	n := len(t.kept)
	at := func(p float64) time.Duration { return t.kept[int(math.Round(p*float64(n-1)))] }
	median := (t.kept[(n-1)/2] + t.kept[n/2]) / 2
	return launch.Quantiles{Min: t.least, Q1: at(0.25), Median: median, Q3: at(0.75), P95: at(0.95), Max: t.top}
}
