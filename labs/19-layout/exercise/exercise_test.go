package exercise_test

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"slices"
	"sync"
	"testing"

	"workbook/labs/19-layout/exercise"
	"workbook/labs/contract"
)

var (
	numbers = &contract.Cause{Name: "numbers", Hints: []string{
		"The column of numbers is not that of the records.",
		"Compare its length and its first and last number with those of the records.",
	}}
	note = &contract.Cause{Name: "note", Hints: []string{
		"A record came back with another note, or another number.",
		"How many columns does a record with two fields need?",
	}}
	copied = &contract.Cause{Name: "copied", Hints: []string{
		"Numbers made a new slice, so every sum pays for a copy of all records.",
		"Make the column once, in Split, and return it.",
	}}
	shared = &contract.Cause{Name: "shared", Hints: []string{
		"The caller changed a record, and the columns changed with it.",
		"Does your program keep the caller's slice?",
	}}
)

// records draws some. The first two have the same note. Of very many, nearly all notes
// differ, so that two of them have the same checksum of 32 bits.
func records(t *contract.T, n int) []exercise.Record {
	all := make([]exercise.Record, n)
	for i := range all {
		all[i].Number = int64(t.Uint64())
		all[i].Note[t.IntN(56)] = byte(1 + t.IntN(255))
		if i%2 == 0 || n > 10_000 {
			binary.NativeEndian.PutUint64(all[i].Note[8*t.IntN(7):], t.Uint64())
		}
	}
	if n > 1 {
		all[1].Note = all[0].Note
	}
	return all
}

func TestRight(t *testing.T) {
	contract.Step(t, func(t *contract.T) {
		for _, n := range []int{0, 1, 2, 7, 100, 1 + t.IntN(5000), 300_000 + t.IntN(10_000)} {
			t.With("%d records", n)
			given := records(t, n)
			want := slices.Clone(given)
			c := exercise.Split(given)
			equal(t, c, want, nil)

			t.With("%d records that the caller clears afterwards", n)
			clear(given)
			equal(t, c, want, shared)
			cleared(t, n)
			if n == 0 {
				continue
			}
			t.With("%d records, and Numbers called for the first time", n)
			oneColumn(t, exercise.Split(want))

			t.With("%d records, and a caller that appends to the column", n)
			column := c.Numbers()
			_ = append(column, -1, -2, -3, -4)
			equal(t, c, want, nil)

			t.With("%d records, and some that are set", n)
			for _, i := range []int{0, n - 1, t.IntN(n)} {
				r := records(t, 1)[0]
				for _, r := range []exercise.Record{r, {Number: r.Number}, {Number: 7}, {7, r.Note}, want[n/2]} {
					want[i] = r
					c.Set(i, r)
					t.Want(column[i] == r.Number, copied, "the new number in the column", "another one")
					t.Want(c.Record(i) == r, note, "the record that was set", "another one")
				}
			}
			equal(t, c, want, nil)

			t.With("%d records, and as many others that are split then", n)
			exercise.Split(records(t, n))
			equal(t, c, want, nil)
			refilled(t, min(n, 5000))
			twice(t, min(n, 5000))
		}
		setAgain(t)
		manyTables(t)
		veryMany(t)
	})
}

// equal wants the columns to hold these records. Cause may say why they would not.
func equal(t *contract.T, c *exercise.Columns, want []exercise.Record, cause *contract.Cause) {
	column := c.Numbers()
	t.Want(len(column) == len(want), numbers, "as many numbers as records", "%d", len(column))
	for i, r := range want {
		t.Want(column[i] == r.Number, cmp.Or(cause, numbers), "the number of each record", "another one, at place %d", i)
		t.Want(c.Record(i) == r, cmp.Or(cause, note), "the record that was given", "another one, at place %d", i)
	}
}

// oneColumn wants Numbers to return the same memory each time, and to make none.
func oneColumn(t *contract.T, c *exercise.Columns) {
	var column []int64
	made := contract.Allocated(func() { column = c.Numbers() })
	t.Want(made < 64<<10, copied, "columns that Split has made", "%d kB of memory taken by Numbers", made>>10)
	t.Want(&c.Numbers()[0] == &column[0], copied, "the same memory from each call", "other memory")
}

func TestRaceFree(t *testing.T) {
	contract.Step(t, func(t *contract.T) {
		t.With("8 workers that read everything at once")
		given := records(t, 1000)
		c := exercise.Split(given)
		var workers sync.WaitGroup
		for range 8 {
			workers.Go(func() { equal(t, c, given, nil) })
		}
		workers.Wait()
		same(t, given)
	})
}

func TestFast(t *testing.T) {
	contract.Step(t, func(t *contract.T) {
		const n, few, calls = 1_000_000, 2, 100
		given := records(t, n)
		sum := func(records []exercise.Record) func() {
			c, total := exercise.Split(records), int64(0)
			return func() {
				for i := range calls {
					total += c.Numbers()[i%few]
				}
			}
		}
		t.Compare(contract.Comparison{
			Input:     fmt.Sprintf("%d calls of Numbers, of %d records", calls, n),
			Against:   fmt.Sprintf("as many calls, of %d records", few),
			Yours:     sum(given),
			Reference: sum(given[:few]),
			Most:      3,
		})
		firstCalls(t, given[:n/10])
	})
}

// firstCalls makes the first call of Numbers of some columns. A loop over a part of the
// records takes far longer than a call that has nothing to do for each of them.
func firstCalls(t *contract.T, given []exercise.Record) {
	t.With("%d records that are split three times, and Numbers called for the first time of each", len(given))
	columns := []*exercise.Columns{exercise.Split(given), exercise.Split(given), exercise.Split(given)}
	part, next, total := given[:len(given)/10], 0, int64(0)
	slower := contract.Slower(1, func() {
		total += columns[next].Numbers()[0]
		next++
	}, func() {
		for i := range part {
			total += part[i].Number
		}
	})
	t.Want(!slower, contract.Slow, "less time than one loop over a tenth of the records", "more, each time")
}

func init() {
	contract.Slow.Hint(
		"Each call of Numbers does something for every record.",
		"What is left to do in Numbers, if Split and Set have kept the column as it has to be?",
	)
}
