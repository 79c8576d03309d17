package exercise_test

import (
	"slices"

	"workbook/labs/09-scaling/exercise"
	"workbook/labs/contract"
)

// refilled puts one curve after another into the same memory. Some differ from the one
// before in a single point, the fastest, and some in the place of that time.
func refilled(t *contract.T) {
	for _, length := range []int{1, 2, 5, 40} {
		room, fastest := make(curve, length), 0
		for i := range 30 {
			switch other := t.IntN(length); i % 3 {
			case 0:
				copy(room, random(t, length))
			case 1:
				room[other], fastest = exercise.Point{Workers: 100 + i, Time: 1}, other
			case 2:
				room[other].Time, room[fastest].Time = room[fastest].Time, room[other].Time
			}
			t.With("%v, in memory that held another curve before", room)
			got := exercise.Workers(room)
			t.Want(got == room.pick(), contract.Remembered, room.want(), "%s", room.told(got))
		}
	}
}

// same gives several calls at once the same curve, unless one call alone changes it,
// which is another step's business.
func same(t *contract.T) {
	for length := range 40 {
		c := random(t, length)
		want := c.pick()
		room := append(slices.Clone(c), exercise.Point{})
		if exercise.Workers(room[:length]); !slices.Equal(room[:length], c) || room[length] != (exercise.Point{}) {
			return
		}
		t.With("4 calls at once, all of them with the same curve of %d points", length)
		t.AtOnce(4, func(int) {
			t.Want(exercise.Workers(c) == want, changed, "the pick from the curve as it was", "another one")
		})
	}
}
