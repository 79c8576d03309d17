package exercise_test

import (
	"slices"

	"workbook/labs/19-layout/exercise"
	"workbook/labs/contract"
)

// refilled splits a slice, and once more when it holds other records.
func refilled(t *contract.T, n int) {
	t.With("%d records that are split, and as many others then in the same slice", n)
	given := records(t, n)
	before := slices.Clone(given)
	first := exercise.Split(given)
	copy(given, records(t, n))
	second := exercise.Split(given)
	column := second.Numbers()
	t.Want(len(column) == n, numbers, "as many numbers as records", "%d", len(column))
	for i, r := range given {
		t.Want(column[i] == r.Number && second.Record(i) == r, contract.Remembered, "the records that the slice holds now", "another one, at place %d", i)
	}
	equal(t, first, before)
}

// same splits the same records several times at once, unless two calls one after another
// are in each other's way, which is another step's business.
func same(t *contract.T, given []exercise.Record) {
	t.With("4 calls of Split at once, all of them with the same records")
	first := exercise.Split(given)
	exercise.Split(make([]exercise.Record, len(given)))
	if !slices.ContainsFunc(first.Numbers(), func(number int64) bool { return number != 0 }) {
		return
	}
	t.AtOnce(4, func(int) { equal(t, exercise.Split(given), given) }).Wait()
}

// setAgain sets records of a few very often, each time to another one.
func setAgain(t *contract.T) {
	t.With("3 records, which are set %d times", contract.ManyCalls)
	all := records(t, 50)
	c := exercise.Split(all[:3])
	column := c.Numbers()
	for call := range contract.ManyCalls {
		i, r := call%3, all[call%50]
		c.Set(i, r)
		t.Want(column[i] == r.Number, numbers, "the new number in the column", "another one")
		t.Want(c.Record(i) == r, note, "the record that was set", "another one")
	}
}

// veryMany splits more records than a program may have room for in one piece. Nearly all
// of them are empty.
func veryMany(t *contract.T) {
	n := 1<<20 + 1 + t.IntN(50_000)
	t.With("%d records, and Numbers called twice", n)
	given := make([]exercise.Record, n)
	some := []int{0, n / 2, n - 1}
	for k, r := range records(t, len(some)) {
		given[some[k]] = r
	}
	c := exercise.Split(given)
	column := c.Numbers()
	t.Want(len(column) == n, numbers, "as many numbers as records", "%d", len(column))
	for _, i := range some {
		t.Want(column[i] == given[i].Number && c.Record(i) == given[i], note, "the record that was given", "another one, at place %d", i)
	}
	made := contract.Allocated(func() { column = c.Numbers() })
	t.Want(made < 64<<10, copied, "columns that Split has made", "%d kB of memory taken by Numbers", made>>10)
	t.Want(&c.Numbers()[0] == &column[0], copied, "the same memory", "other memory")
}
