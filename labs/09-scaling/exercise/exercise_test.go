package exercise_test

import (
	"math"
	"slices"
	"sync"
	"testing"
	"time"

	"workbook/labs/09-scaling/exercise"
	"workbook/labs/contract"
)

// enough is how long curves of one kind are tried if the exercise is slow.
const enough = 2 * time.Second

// A curve is what the exercise gets.
type curve []exercise.Point

// day is the longest time that a point may have, in ms.
const day = 24 * 60 * 60 * 1000

// most is the largest number of workers that a point may have.
const most = 1_000_000

// drawn are curves in the order of their workers, with every number once. The
// first ones have one point, so that no number that comes from elsewhere is right
// for all of them.
var drawn = []curve{
	draw(3, 40),
	draw(1000, 40),
	draw(1, 40),
	draw(most, 40),
	draw(1, 100, 2, 51),
	draw(1, 100, 2, 51, 4, 26, 8, 25), // 8 is the fastest, by 4%
	draw(1, 100, 2, 51, 4, 30, 8, 40, 16, 60),   // from 8 on it gets slower again
	draw(1, 100, 2, 50, 4, 50, 8, 50),           // a tie
	draw(1, 100, 2, 97, 4, 94, 8, 91, 16, 88),   // no step is large, and all together are
	draw(1, 100, 2, 110, 4, 60),                 // a hump
	draw(1, 100, 2, 900, 4, 20),                 // a steep one
	draw(2, 105, 4, 100),                        // exactly 5% longer
	draw(2, 105.2, 4, 100),                      // more than that, but 100 is not 5% shorter
	draw(1, 103, 2, 104, 3, 102, 4, 101, 5, 99), // hardly anything but noise
	draw(7, day), // as long as a time may be
	draw(7, day, 9, day),
	draw(1, day, 2, 1000),
}

// repeated are curves with a number of workers more than once.
var repeated = []curve{
	draw(2, 50, 2, 70, 4, 49),
	draw(2, 70, 2, 50, 4, 49),
	draw(1, 100, 2, 51, 2, 60, 1, 98, 2, 55, 4, 50, 4, 80),
}

// draw makes a curve of pairs: a number of workers, and its time in ms.
func draw(pairs ...float64) (c curve) {
	for pair := range slices.Chunk(pairs, 2) {
		c = append(c, exercise.Point{Workers: int(pair[0]), Time: time.Duration(pair[1] * float64(time.Millisecond))})
	}
	return c
}

// TestRight goes from curves as one draws them to curves of any kind.
func TestRight(t *testing.T) {
	contract.Step(t, func(t *contract.T) {
		for _, c := range drawn {
			c.judge(t, nil)
		}
		for _, c := range drawn {
			for i := range c { // begun at each point, forwards and backwards
				other := slices.Concat(c[i:], c[:i])
				other.judge(t, order)
				slices.Reverse(other)
				other.judge(t, order)
			}
		}
		for _, c := range repeated {
			c.judge(t, again)
		}
		curve(nil).judge(t, empty)
		curve{}.judge(t, empty)
		for _, shortest := range []time.Duration{1, 19, 20, 21, 1000, 1_000_020, time.Second, time.Hour, 22 * time.Hour} {
			edge(t, shortest, most)
		}
		began := time.Now()
		for i := 0; i < 2000 && time.Since(began) < enough; i++ { // in seconds, a few of these and their 105% are not what they should be
			edge(t, 20*time.Duration(1+t.Int64N(1<<(4+t.IntN(36)))), 8+t.IntN(100))
		}
		for _, length := range []int{1, 2, 3, 4, 5, 6, 7, 8, 9, 13, 33, 100, 1000} {
			began := time.Now()
			for i := 0; i <= 2000/length && time.Since(began) < enough/10; i++ {
				random(t, length).judge(t, nil)
				wide(t, length).judge(t, nil)
			}
		}
		refilled(t)
		long(t)
	})
}

// edge has a number of workers that takes the shortest time, and 7 that take 5% longer
// and no more, then 1 ns more.
func edge(t *contract.T, shortest time.Duration, workers int) {
	for beyond := range time.Duration(2) {
		curve{{7, shortest + shortest/20 + beyond}, {workers, shortest}}.judge(t, nil)
	}
}

// random makes a curve whose times are near each other, of few workers or of up to as many
// as there may be.
func random(t *contract.T, length int) (c curve) {
	base := []int64{30, 1_000_000, int64(time.Hour)}[t.IntN(3)]
	workers := []int{min(length+10, most), most}[t.IntN(2)]
	for range length {
		c = append(c, exercise.Point{Workers: 1 + t.IntN(workers), Time: time.Duration(base + t.Int64N(base/8))})
	}
	return c
}

// long has curves in which one point is by far the fastest, the last one or any, up to two
// million points if the exercise is fast.
func long(t *contract.T) {
	for length, took := 2000, time.Duration(0); length <= 1<<20 && took < enough/8; length *= 2 {
		for _, fromEnd := range []int{1, 1 + t.IntN(length)} {
			c := random(t, length+t.IntN(length))
			c[len(c)-fromEnd] = exercise.Point{Workers: most, Time: 1}
			t.With("%v", c)
			began := time.Now()
			got := exercise.Workers(c)
			if took = time.Since(began); got != most {
				c.judge(t, nil)
			}
		}
	}
}

// wide makes a curve of times of all sizes, from 1 ns to a day.
func wide(t *contract.T, length int) (c curve) {
	for range length {
		took := math.Pow(float64(24*time.Hour), t.Float64())
		c = append(c, exercise.Point{Workers: 1 + t.IntN(length+10), Time: time.Duration(took)})
	}
	return c
}

// TestRaceFree picks from several curves at once.
func TestRaceFree(t *testing.T) {
	contract.Step(t, func(t *contract.T) {
		t.With("4 calls at once, each with curves of its own")
		var curves [4][]curve
		for c := range curves {
			for length := range 40 {
				curves[c] = append(curves[c], random(t, length))
			}
		}
		var calls sync.WaitGroup
		for _, own := range curves {
			calls.Go(func() {
				for _, c := range own {
					want := c.pick()
					t.Want(exercise.Workers(c) == want, contract.Mixed, "the pick from its own curve from each call", "another one")
				}
			})
		}
		calls.Wait()
		same(t)
	})
}
