package exercise_test

import (
	"fmt"

	"workbook/labs/04-processes/exercise"
	"workbook/labs/contract"
	"workbook/labs/lab"
	"workbook/labs/limits"
	"workbook/labs/units"
)

// vast looks at neighbours among the workers of a task of the largest n.
func vast(t *contract.T, workers int, neighbours ...int) {
	neighbouring(t, lab.Task{N: limits.N, Workers: workers}, neighbours...)
}

// between looks at the last two workers of tasks with many workers, from parts of a few
// numbers to those of the largest n: a product of n and a worker is large, however short
// the parts are.
func between(t *contract.T) {
	for n := int64(4 * limits.Workers); n <= limits.N; n *= 4 {
		workers := limits.Workers - t.IntN(limits.Workers/2)
		neighbouring(t, lab.Task{N: min(n+t.Int64N(3*n), limits.N), Workers: workers}, workers-2, workers-1)
	}
}

// neighbouring lets neighbours among the workers of a task do their parts, which follow
// each other.
func neighbouring(t *contract.T, task lab.Task, neighbours ...int) {
	workers, slots := task.Workers, make([]int64, task.Workers)
	even := task.N / int64(task.Workers)
	end := int64(0) // of the part before
	for side, w := range neighbours {
		t.With("worker %d of %s", w, contract.Describe(task))
		var first, last int64
		t.WantNone(func() { first, last = long(t, task, w, slots) })
		t.Want(last-first+1 >= even, uneven, evenly(even), "%s", units.Count(last-first+1))
		t.Want(side == 0 || first == end+1, order, fmt.Sprintf("number %d first", end+1), "number %d", first)
		t.Want(w < workers-1 || last >= task.N, contract.Missed, fmt.Sprintf("number %d last", task.N), "number %d", last)
		end = last
	}
}

// long lets worker w add up a part, which may be so long that no program can keep all parts
// of this length, and returns the first and the last number of it. While the worker adds,
// the slot stays as it was, and so does the memory in use. Only what is asked for near the
// ends of the part is noted: to note all of it takes too long.
func long(t *contract.T, task lab.Task, w int, slots []int64) (first, last int64) {
	even, rest := task.N/int64(task.Workers), task.N%int64(task.Workers)
	least, most := int64(w)*even+1, int64(w+1)*even+rest // the workers before may all have one more, or none
	slot, was := fmt.Sprintf("slot %d", w), -1-t.Int64N(1<<40)
	slots[w] = was
	factor, before := t.Int64(), contract.Memory()
	var ends part
	exercise.Part(task.N, task.Workers, w, func(i int64) int64 {
		if i < least || i > most {
			t.Fail(uneven, fmt.Sprintf("%s, between %d and %d", evenly(even), least, most), "number %d among them", i)
		}
		if slots[w] != was {
			t.Fail(early, slot+" written once, with the whole sum", "written before number %d was asked for", i)
		}
		if i <= least+rest || i >= most-rest {
			ends.add(i, 0)
		}
		if i == least+rest || i == most-rest {
			kept := contract.Memory() - before
			t.Want(kept < max(4*even, 1<<20), hoards, "memory for a few numbers", "%s more in use than before, and number %d asked for", units.Bytes(float64(kept)), i)
		}
		return factor * i
	}, slots)
	sum := factor * (lab.Task{N: ends.last}.Expected() - lab.Task{N: ends.first - 1}.Expected())
	t.Want(slots[w] == sum, contract.Total, units.Count(sum)+" in "+slot+", the sum of the numbers asked for", "%s", units.Count(slots[w]))
	return ends.first, ends.last
}

// evenly names the lengths that parts may have.
func evenly(even int64) string { return units.Count(even) + " numbers, or one more" }
