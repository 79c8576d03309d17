package exercise_test

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"workbook/labs/09-scaling/exercise"
	"workbook/labs/contract"
)

// judge holds the exercise's pick against the right one. A cause that is not given
// is worked out from the pick.
func (c curve) judge(t *contract.T, cause *contract.Cause) {
	t.With("%v", c)
	room := append(slices.Clone(c), exercise.Point{Workers: 1, Time: 1}) // which is behind the curve
	got := exercise.Workers(room[:len(c):len(room)])
	t.Want(got == c.pick(), cmp.Or(cause, c.mistake(got)), c.want(), "%s", c.told(got))
	t.Want(slices.Equal(room[:len(c)], c), changed, "the curve as it was", "%v", room[:len(c)])
	t.Want(room[len(c)] == exercise.Point{Workers: 1, Time: 1}, changed, "what is behind the curve as it was", "%v", room[len(c)])
}

// times are the shortest time of each number of workers, and of all.
func (c curve) times() (times map[int]time.Duration, shortest time.Duration) {
	times, shortest = map[int]time.Duration{}, math.MaxInt64
	for _, p := range c {
		if before, there := times[p.Workers]; !there || p.Time < before {
			times[p.Workers] = p.Time
		}
		shortest = min(shortest, p.Time)
	}
	return times, shortest
}

// pick is the smallest number that is near the shortest time.
func (c curve) pick() int {
	times, shortest := c.times()
	picked := 0
	for workers, took := range times {
		if near(took, shortest) && (picked == 0 || workers < picked) {
			picked = workers
		}
	}
	return max(picked, 1)
}

func near(took, shortest time.Duration) bool { return 100*took <= 105*shortest }

// mistake is the cause of a wrong pick.
func (c curve) mistake(got int) *contract.Cause {
	times, shortest := c.times()
	switch took, there := times[got]; {
	case !there:
		return notMeasured
	case !near(took, shortest):
		return tooSlow
	}
	return tooMany
}

func (c curve) want() string {
	if len(c) == 0 {
		return "1"
	}
	times, shortest := c.times()
	return fmt.Sprintf("%d: it takes %v, the shortest time is %v, and no smaller number is within 5%% of that", c.pick(), times[c.pick()], shortest)
}

func (c curve) told(got int) string {
	times, shortest := c.times()
	took, there := times[got]
	if !there {
		return fmt.Sprintf("%d, which the curve does not have", got)
	}
	return fmt.Sprintf("%d, which takes %v, %.1f%% longer than the shortest", got, took, 100*(float64(took)/float64(shortest)-1))
}

func (c curve) String() string {
	if len(c) == 0 {
		return "a curve without points"
	}
	var points []string
	for _, p := range c[:min(len(c), 12)] {
		points = append(points, fmt.Sprintf("%d in %v", p.Workers, p.Time))
	}
	if len(c) > 12 {
		points = append(points, fmt.Sprintf("and %d more", len(c)-12))
	}
	return "workers " + strings.Join(points, ", ")
}
