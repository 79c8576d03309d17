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
	var before part
	for side, w := range neighbours {
		t.With("worker %d of %s", w, contract.Describe(task))
		p := long(t, task, w, slots)
		t.Want(p.asked >= even, uneven, evenly(even), "%s", units.Count(p.asked))
		t.Want(side == 0 || p.first == before.last+1, order, fmt.Sprintf("number %d first", before.last+1), "number %d", p.first)
		t.Want(w < workers-1 || p.last >= task.N, contract.Missed, fmt.Sprintf("number %d last", task.N), "number %d", p.last)
		t.Want(p.last <= task.N, contract.Beyond, fmt.Sprintf("no number after %d", task.N), "number %d", p.last)
		before = p
	}
}

// long lets worker w add up a part, which may be so long that no program can keep all parts
// of this length. While it does, the slot stays as it was, and so does the memory in use.
func long(t *contract.T, task lab.Task, w int, slots []int64) (p part) {
	even := task.N / int64(task.Workers)
	slot, was := fmt.Sprintf("slot %d", w), -1-t.Int64N(1<<40)
	slots[w] = was
	var sum int64
	before := contract.Memory()
	exercise.Part(task.N, task.Workers, w, func(i int64) int64 {
		if p.add(i); p.asked > even+1 {
			t.Fail(uneven, evenly(even), "more, and number %d among them", i)
		}
		if slots[w] != was {
			t.Fail(early, slot+" written once, with the whole sum", "written before number %d was asked for", i)
		}
		if p.asked == even {
			kept := int64(contract.Memory()) - int64(before)
			t.Want(kept < max(4*even, 1<<20), hoards, "memory for a few numbers", "%s more in use than before, and %s numbers asked for", units.Bytes(float64(kept)), units.Count(even))
		}
		sum += i
		return i
	}, slots)
	t.Want(slots[w] == sum, contract.Total, units.Count(sum)+" in "+slot+", the sum of the numbers asked for", "%s", units.Count(slots[w]))
	return p
}

// evenly names the lengths that parts may have.
func evenly(even int64) string { return units.Count(even) + " numbers, or one more" }
