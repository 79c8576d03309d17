// Package exercise has functions for any sequence.
package exercise

import (
	"cmp"
	"iter"
	"slices"
	"time"
)

// Workers returns the smallest number of workers within 5% of the shortest time.
func Workers(curve []Point) int {
	least, ok := least(points(curve), func(p Point) time.Duration { return p.Time })
	if !ok {
		return 1
	}
	near := func(yield func(Point) bool) {
		for _, p := range curve {
			if p.Time-least.Time <= least.Time/20 && !yield(p) {
				return
			}
		}
	}
	smallest, _ := leastOf(near)
	return smallest.Workers
}

func points(curve []Point) iter.Seq[Point] { return slices.Values(curve) }

func leastOf(all iter.Seq[Point]) (Point, bool) {
	return least(all, func(p Point) int { return p.Workers })
}

func least[T any, K cmp.Ordered](all iter.Seq[T], key func(T) K) (found T, ok bool) {
	for one := range all {
		if !ok || key(one) < key(found) {
			found, ok = one, true
		}
	}
	return found, ok
}
