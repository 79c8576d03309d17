package main

import (
	"fmt"

	"workbook/labs/04-processes/exercise"
	"workbook/labs/check"
	"workbook/labs/lab"
	"workbook/labs/units"
)

// before is what stands in every slot until its worker writes there.
const before = -7_777

// work is one task, done worker by worker.
type work struct {
	task  lab.Task
	watch *check.Watch
	slots []int64
	parts []part
}

// A part is what one worker asked for.
type part struct {
	asked, first, last int64 // how many numbers, the smallest, the largest
	sum                int64
	early              bool // the slot had changed before one of them
}

func newWork(t lab.Task) *work {
	slots := make([]int64, t.Workers)
	for w := range slots {
		slots[w] = before
	}
	return &work{t, check.NewWatch(t.N), slots, make([]part, t.Workers)}
}

// do lets worker w do its part, and looks at the slots.
func (k *work) do(w int) *check.Failure {
	p := &k.parts[w]
	were := append([]int64(nil), k.slots...)
	exercise.Part(k.task.N, k.task.Workers, w, func(i int64) int64 {
		p.early = p.early || k.slots[w] != before
		if p.asked == 0 {
			p.first, p.last = i, i
		}
		p.asked, p.first, p.last = p.asked+1, min(p.first, i), max(p.last, i)
		value := k.watch.Number(i)
		p.sum += value
		return value
	}, k.slots)

	input := who(w, k.task)
	for v := range k.slots {
		if v != w && k.slots[v] != were[v] {
			return check.Fail(others, input, fmt.Sprintf("nothing written but slot %d", w), "slot %d changed", v)
		}
	}
	slot := fmt.Sprintf("slot %d", w)
	switch got := k.slots[w]; {
	case p.early:
		return check.Fail(early, input, slot+" written once, with the whole sum", "written before number %d was asked for", p.last)
	case got == before:
		return check.Fail(unset, input, fmt.Sprintf("the sum in %s, 0 if the part is empty", slot), "nothing written there")
	case p.asked == 0 && got != 0:
		return check.Fail(check.NeverAsked, input, "the sum of the numbers asked for in "+slot, "%s, and no number was asked for", units.Count(got))
	case got != p.sum:
		return check.Fail(check.Sum, input, fmt.Sprintf("%s in %s, the sum of the numbers asked for", units.Count(p.sum), slot), "%s", units.Count(got))
	}
	return nil
}

// shared looks at how the workers shared out the numbers.
func (k *work) shared() *check.Failure {
	input := check.Input(k.task)
	if failed := k.watch.Asked(input); failed != nil {
		return failed
	}
	end := int64(0) // of the parts before
	least, most := 0, 0
	for w, p := range k.parts {
		if p.asked > 0 && (p.first != end+1 || p.last != end+p.asked) {
			return check.Fail(order, input, fmt.Sprintf("worker %d asks for number %d first, and for all up to its last", w, end+1),
				"%s numbers from %d to %d", units.Count(p.asked), p.first, p.last)
		}
		end += p.asked
		if p.asked < k.parts[least].asked {
			least = w
		}
		if p.asked > k.parts[most].asked {
			most = w
		}
	}
	if k.parts[most].asked > k.parts[least].asked+1 {
		return check.Fail(uneven, input, "parts that differ in length by one at most",
			"worker %d has %d numbers, worker %d has %d", least, k.parts[least].asked, most, k.parts[most].asked)
	}
	return nil
}
