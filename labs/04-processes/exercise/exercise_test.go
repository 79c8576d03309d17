package exercise_test

import (
	"fmt"
	"runtime/debug"
	"slices"
	"sync"
	"testing"

	"workbook/labs/04-processes/exercise"
	"workbook/labs/contract"
	"workbook/labs/lab"
	"workbook/labs/limits"
	"workbook/labs/units"
)

func TestRight(t *testing.T) {
	contract.Step(t, func(t *contract.T) {
		first := []lab.Task{{N: 1, Workers: 1}, {N: 1000, Workers: 4}}
		last := []lab.Task{{N: 1_000_000 + t.Int64N(2_000_000), Workers: 3}}
		for _, task := range slices.Concat(first, t.Edges(), small(t), t.Larger(100_000), last) {
			newWork(t, task, t.Numbers(task.N)).wantDone()
		}
		newWork(t, contract.Default, t.Places(contract.Default.N)).wantDone()
		for _, task := range []lab.Task{{N: 1, Workers: 1}, {N: 9, Workers: 1}, {N: 5, Workers: 5}, {N: 15, Workers: 5}, {N: 30, Workers: 5}} {
			for _, numbers := range t.Special(task.N) {
				newWork(t, task, numbers).wantDone()
			}
		}
	})
}

// small are all pairs of a few numbers and a few workers, and some of more numbers:
// a division that rounds goes wrong at some of them only.
func small(t *contract.T) (all []lab.Task) {
	for w := range 64 {
		for n := range 66 {
			all = append(all, lab.Task{N: int64(n), Workers: w + 1})
		}
	}
	for range 200 {
		all = append(all, lab.Task{N: 1000 + t.Int64N(9000), Workers: 1 + t.IntN(64)})
	}
	return all
}

// work is one task, done worker by worker.
type work struct {
	t       *contract.T
	task    lab.Task
	numbers *contract.Numbers
	slots   []int64
	parts   []part
}

// A part is what one worker asked for: how many numbers, their sum, the smallest and
// the largest. Several goroutines of a worker may ask at once.
type part struct {
	mu                      sync.Mutex
	asked, sum, first, last int64 // guarded by mu
}

func newWork(t *contract.T, task lab.Task, numbers *contract.Numbers) *work {
	slots := make([]int64, task.Workers)
	for w := range slots {
		slots[w] = 1 + t.Int64N(1<<40)
	}
	return &work{t, task, numbers, slots, make([]part, task.Workers)}
}

// String names the work: "3 workers, n 10".
func (k *work) String() string {
	if k.numbers.Says != "" {
		return contract.Describe(k.task) + ", " + k.numbers.Says
	}
	return contract.Describe(k.task)
}

// wantDone lets the workers do their parts, one after the other.
func (k *work) wantDone() {
	for w := range k.task.Workers {
		k.do(w)
	}
	k.wantShared()
}

// do lets worker w do its part, and looks at the slots.
func (k *work) do(w int) {
	t, p := k.t, &k.parts[w]
	slot := fmt.Sprintf("slot %d", w)
	were := slices.Clone(k.slots)
	t.With("worker %d of %s", w, k)
	exercise.Part(k.task.N, k.task.Workers, w, func(i int64) int64 {
		t.Want(k.slots[w] == were[w], early, slot+" written once, with the whole sum", "written before number %d was asked for", i)
		value := k.numbers.Ask(i)
		p.add(i, value)
		return value
	}, k.slots)

	for v := range k.slots {
		t.Want(v == w || k.slots[v] == were[v], others, "nothing written but "+slot, "slot %d changed", v)
	}
	got := k.slots[w]
	t.Want(got != were[w], unset, "the sum in "+slot+", 0 if the part is empty", "nothing written there")
	t.Want(p.asked > 0 || got == 0, contract.NeverAsked, "the sum of the numbers asked for in "+slot, "%s, and no number was asked for", units.Count(got))
	t.Want(got == p.sum, contract.Total, units.Count(p.sum)+" in "+slot+", the sum of the numbers asked for", "%s", units.Count(got))
}

func (p *part) add(i, value int64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.asked == 0 {
		p.first, p.last = i, i
	}
	p.asked, p.sum, p.first, p.last = p.asked+1, p.sum+value, min(p.first, i), max(p.last, i)
}

// wantShared fails the step unless the workers shared out the numbers as ranges of
// about one length.
func (k *work) wantShared() {
	t := k.t
	t.With("%s", k)
	t.WantEachOnce(k.numbers)
	end := int64(0) // of the parts before
	least, most := 0, 0
	for w := range k.parts {
		p := &k.parts[w]
		t.Want(p.asked == 0 || p.first == end+1 && p.last == end+p.asked, order,
			fmt.Sprintf("worker %d asks for number %d first, and for all up to its last", w, end+1),
			"%s numbers from %d to %d", units.Count(p.asked), p.first, p.last)
		end += p.asked
		if p.asked < k.parts[least].asked {
			least = w
		}
		if p.asked > k.parts[most].asked {
			most = w
		}
	}
	t.Want(k.parts[most].asked <= k.parts[least].asked+1, uneven, "parts that differ in length by one at most",
		"worker %d has %d numbers, worker %d has %d", least, k.parts[least].asked, most, k.parts[most].asked)
}

// atOnce lets all workers of a task work at the same time, with nothing that orders
// them.
func atOnce(t *contract.T, task lab.Task) {
	t.With("all workers at once, %s", contract.Describe(task))
	m, slots := t.Numbers(task.N), make([]int64, task.Workers)
	var workers sync.WaitGroup
	for w := range task.Workers {
		workers.Go(func() { exercise.Part(task.N, task.Workers, w, m.At, slots) })
	}
	workers.Wait()
	var total int64
	for _, sum := range slots {
		total += sum
	}
	t.WantTotal(m, total)
}

func TestRaceFree(t *testing.T) {
	contract.Step(t, func(t *contract.T) {
		for _, w := range t.AllWorkers(1) {
			for _, n := range []int{0, w / 2, 10*w + 3} {
				atOnce(t, lab.Task{N: int64(n), Workers: w})
			}
		}
		for _, task := range t.Larger(contract.Default.N) {
			atOnce(t, task)
		}
	})
}

func TestTidy(t *testing.T) {
	contract.Step(t, func(t *contract.T) {
		for _, task := range append(t.Edges(), t.Larger(100_000)...) {
			slots := make([]int64, task.Workers)
			for w := range min(task.Workers, 5) {
				t.With("worker %d of %s", w, contract.Describe(task))
				t.WantNone(func() { exercise.Part(task.N, task.Workers, w, task.Number, slots) })
			}
		}
	})
}

// TestFast gives a worker a part that is small beside all of the numbers.
func TestFast(t *testing.T) {
	large := lab.Task{N: 10_000_000, Workers: 1000}
	length := large.N / int64(large.Workers)
	contract.Step(t, func(t *contract.T) {
		m, slots := t.Numbers(length), make([]int64, large.Workers)
		t.Compare(contract.Comparison{
			Input:     "worker 500 of " + contract.Describe(large),
			Against:   "one loop over the numbers of a part",
			Yours:     func() { exercise.Part(large.N, large.Workers, 500, m.At, slots) },
			Reference: func() { contract.Loop(lab.Task{N: length}.With(m.At)) },
			Most:      8,
		})
		// These come late: a program that walks over all numbers takes minutes.
		defer debug.SetMaxStack(debug.SetMaxStack(1 << 20))
		left, few := t.IntN(limits.Workers-1), limits.Workers/2
		vast(t, limits.Workers, left, left+1)
		vast(t, 32, t.IntN(32)) // a part so long that calls within calls, one for some thousands of its numbers, fill the stack
		vast(t, limits.Workers, limits.Workers-2, limits.Workers-1)
		for _, workers := range []int{999, 1017, few + t.IntN(few), few + t.IntN(few), few + t.IntN(few)} {
			vast(t, workers, workers-1) // in floating point, n/999*999 and n/1017*1017 are less than n
		}
		between(t)
		t.WithoutState()
	})
}
