package exercise_test

import (
	"encoding/binary"
	"runtime"
	"slices"

	"workbook/labs/19-layout/exercise"
	"workbook/labs/contract"
)

// refilled splits a slice, and again when it holds other records, a single other one, or two
// of them exchanged.
func refilled(t *contract.T, n int) {
	given := records(t, n)
	before := slices.Clone(given)
	first := exercise.Split(given)
	for other := range min(n, 9) {
		t.With("%d records that are split, and others then in the same slice", n)
		switch a, b := t.IntN(n), t.IntN(n); other % 3 {
		case 0:
			copy(given, records(t, n))
		case 1:
			given[a] = records(t, 1)[0]
		case 2:
			given[a], given[b] = given[b], given[a]
		}
		equal(t, exercise.Split(given), given, contract.Remembered)
	}
	equal(t, first, before, nil)
}

// twice splits the same records twice, and sets those of one of the two.
func twice(t *contract.T, n int) {
	t.With("%d records that are split twice, and set in the columns of the first time", n)
	given := records(t, n)
	first, second := exercise.Split(given), exercise.Split(given)
	for i, r := range records(t, n) {
		first.Set(i, r)
	}
	equal(t, second, given, nil)
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
	t.AtOnce(4, func(int) { equal(t, exercise.Split(given), given, nil) })
}

// cleared splits records, and clears them before the columns are looked at. There is one
// CPU, so whoever copies them behind the back of Split comes too late.
func cleared(t *contract.T, n int) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	t.With("%d records that the caller clears as soon as Split has returned; GOMAXPROCS is 1", n)
	given := records(t, n)
	want := slices.Clone(given)
	c := exercise.Split(given)
	clear(given)
	equal(t, c, want, shared)
}

// setAgain sets records of a few very often, each time to another one.
func setAgain(t *contract.T) {
	t.With("3 records, which are set %d times", contract.ManyCalls)
	all := records(t, 50)
	c := exercise.Split(all[:3])
	column := c.Numbers()
	contract.InARow(contract.ManyCalls, func(call int64) {
		i, r := int(call%3), all[call%50]
		c.Set(i, r)
		t.Want(column[i] == r.Number, numbers, "the new number in the column", "another one")
		t.Want(c.Record(i) == r, note, "the record that was set", "another one")
	})
}

// veryMany splits more records than a program may have room for in one piece.
func veryMany(t *contract.T) {
	n := 1<<20 + 1 + t.IntN(50_000)
	t.With("%d records that the caller clears as soon as Split has returned, and Numbers called twice", n)
	given, first := make([]exercise.Record, n), t.Uint64()
	for i := range given {
		given[i] = record(first, i)
	}
	c := exercise.Split(given)
	clear(given)
	column := c.Numbers()
	t.Want(len(column) == n, numbers, "as many numbers as records", "%d", len(column))
	for i, number := range column {
		r := record(first, i)
		t.Want(number == r.Number && (i%97 > 0 || c.Record(i) == r), note, "the record that was given", "another one, at place %d", i)
	}
	oneColumn(t, c)
}

// record is number i of many that differ, if first does or i.
func record(first uint64, i int) (r exercise.Record) {
	r.Number = int64(first + uint64(i))
	binary.NativeEndian.PutUint64(r.Note[8*(i%7):], first-uint64(i))
	return r
}

// manyTables splits very many small tables, sets a record of each, and looks at all of them
// when the last one has been made.
func manyTables(t *contract.T) {
	t.With("%d tables of 1 to 4 records, each with one that is set; all of them are looked at in the end", contract.ManyCalls)
	first := t.Uint64()
	var tables []*exercise.Columns
	want := func(table int) (records []exercise.Record) {
		for i := range 1 + table%4 {
			records = append(records, record(first, 4*table+i))
		}
		return records
	}
	contract.InARow(contract.ManyCalls, func(call int64) {
		table := int(call)
		given := want(table)
		last := len(given) - 1
		given[last].Number++
		c := exercise.Split(given)
		c.Set(last, want(table)[last])
		tables = append(tables, c)
	})
	for table, c := range tables {
		equal(t, c, want(table), nil)
	}
}
