// Command check is the checker of exercise 09; reportgen check starts it.
package main

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"workbook/labs/09-scaling/exercise"
	"workbook/labs/check"
)

func main() {
	check.Main(check.Exercise{Right: right, Hints: hints})
}

// right goes from curves as one draws them to curves of any kind.
func right() *check.Failure {
	for _, c := range drawn {
		if failed := pick("", c); failed != nil {
			return failed
		}
	}
	for _, c := range drawn {
		for _, other := range c.orders() {
			if failed := pick("order", other); failed != nil {
				return failed
			}
		}
	}
	for _, c := range repeated {
		if failed := pick("repeated", c); failed != nil {
			return failed
		}
	}
	if failed := pick("empty", nil); failed != nil {
		return failed
	}
	for _, c := range random() {
		if failed := pick("", c); failed != nil {
			return failed
		}
	}
	return nil
}

// pick holds the exercise's pick against the right one. A cause that is not
// given is worked out from the pick.
func pick(cause string, c curve) *check.Failure {
	given := slices.Clone(c)
	got := exercise.Workers(given)
	if got != c.pick() {
		return check.Fail(cmp.Or(cause, c.mistake(got)), c.String(), c.want(), "%s", c.told(got))
	}
	if !slices.Equal(given, c) {
		return check.Fail("changed", c.String(), "the curve as it was", "%s", curve(given))
	}
	return nil
}

// A curve is what the exercise gets.
type curve []exercise.Point

// pick tries one number after another, until no point is more than 5% faster.
func (c curve) pick() int {
	for workers := 1; len(c) > 0; workers++ {
		if c.measured(workers) && c.near(workers) {
			return workers
		}
	}
	return 1
}

func (c curve) measured(workers int) bool {
	return slices.ContainsFunc(c, func(p exercise.Point) bool { return p.Workers == workers })
}

// near reports whether nothing measured is more than 5% faster than so many
// workers.
func (c curve) near(workers int) bool {
	return 100*c.time(workers) <= 105*c.shortest()
}

// time is the shortest time of so many workers.
func (c curve) time(workers int) time.Duration {
	return slices.DeleteFunc(slices.Clone(c), func(p exercise.Point) bool { return p.Workers != workers }).shortest()
}

func (c curve) shortest() time.Duration {
	return slices.MinFunc(c, func(a, b exercise.Point) int { return cmp.Compare(a.Time, b.Time) }).Time
}

// orders returns the curve begun at each of its points, forwards and backwards.
func (c curve) orders() []curve {
	var all []curve
	for i := range c {
		forwards := slices.Concat(c[i:], c[:i])
		backwards := slices.Clone(forwards)
		slices.Reverse(backwards)
		all = append(all, forwards, backwards)
	}
	return all
}

// mistake is the cause of a wrong pick.
func (c curve) mistake(got int) string {
	switch {
	case !c.measured(got):
		return "not-measured"
	case !c.near(got):
		return "too-slow"
	}
	return "too-many"
}

func (c curve) want() string {
	if len(c) == 0 {
		return "1"
	}
	return fmt.Sprintf("%d: it takes %v, the shortest time is %v, and no smaller number is within 5%% of that",
		c.pick(), c.time(c.pick()), c.shortest())
}

func (c curve) told(got int) string {
	switch {
	case len(c) == 0 || !c.measured(got):
		return fmt.Sprintf("%d, which the curve does not have", got)
	case !c.near(got):
		longer := float64(c.time(got))/float64(c.shortest()) - 1
		return fmt.Sprintf("%d, which takes %v, %.1f%% longer than the shortest", got, c.time(got), 100*longer)
	}
	return fmt.Sprintf("%d, which takes %v", got, c.time(got))
}

func (c curve) String() string {
	if len(c) == 0 {
		return "a curve without points"
	}
	points := make([]string, len(c))
	for i, p := range c {
		points[i] = fmt.Sprintf("%d in %v", p.Workers, p.Time)
	}
	return "workers " + strings.Join(points, ", ")
}

// random makes curves, short ones first, whose times lie near each other.
func random() []curve {
	from := rand.New(rand.NewPCG(9, 5))
	var all []curve
	for length := 1; length <= 9; length++ {
		for range 200 {
			c := make(curve, length)
			for i := range c {
				c[i] = exercise.Point{Workers: 1 + from.IntN(12), Time: time.Duration(1_000_000 + from.IntN(120_000))}
			}
			all = append(all, c)
		}
	}
	return all
}
