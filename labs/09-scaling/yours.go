package main

import (
	"sync"
	"time"

	"workbook/labs/09-scaling/exercise"
	"workbook/labs/lab"
)

// yours is share-90 with as many workers as the student's function picks from a
// curve, which is measured when the process first comes here.
var yours = lab.Variant{Name: "yours", Sum: func(t lab.Task) int64 {
	pick.Do(func() { picked = exercise.Workers(curve(t)) })
	t.Workers = picked
	return share90(t)
}}

var (
	pick   sync.Once
	picked int
)

// curve measures share-90 with a fiftieth of the numbers, which takes little time,
// and with 1, 2, 4 … up to twice the workers asked for, three times each.
func curve(t lab.Task) []exercise.Point {
	short := lab.Task{N: t.N / 50}
	var points []exercise.Point
	for short.Workers = 1; short.Workers <= 2*t.Workers; short.Workers *= 2 {
		for range 3 {
			began := time.Now()
			share90(short)
			took := max(time.Since(began), 1) // in case the clock is coarse
			points = append(points, exercise.Point{Workers: short.Workers, Time: took})
		}
	}
	return points
}
