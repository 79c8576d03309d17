// Command check is the checker of exercise 04; reportgen check starts it.
package main

import (
	"fmt"
	"sync"

	"workbook/labs/04-processes/exercise"
	"workbook/labs/check"
	"workbook/labs/lab"
)

// Causes of this exercise's own.
const (
	early  = "early"  // the slot is written before the last number is asked for
	unset  = "unset"  // the slot is not written
	others = "others" // another worker's slot is written
	order  = "order"  // the parts do not follow each other
	uneven = "uneven" // their lengths differ by more than one
)

func main() {
	// A part is small beside all of the numbers.
	large := lab.Task{N: 1_000_000, Workers: 100}
	slots := make([]int64, large.Workers)
	check.Main(check.Exercise{
		Right:    right,
		RaceFree: raceFree,
		Fast: []check.Comparison{{
			Input:   "worker 50 of " + check.Input(large),
			Against: "one loop over as many numbers",
			Yours: func() {
				exercise.Part(large.N, large.Workers, 50, check.Value, slots)
			},
			Reference: func() {
				check.Loop(lab.Task{N: large.N / int64(large.Workers)}.With(check.Value))
			},
			Most: 8,
		}},
		Hints: hints,
	})
}

// right lets the workers of a task do their parts one after another.
func right() *check.Failure {
	tasks := check.Sizes()
	// One number before none: what is added to a slot, and not written there,
	// shows where there is something to add.
	tasks[0], tasks[1] = tasks[1], tasks[0]
	for _, t := range tasks {
		work := newWork(t)
		for w := range t.Workers {
			if failed := work.do(w); failed != nil {
				return failed
			}
		}
		if failed := work.shared(); failed != nil {
			return failed
		}
	}
	return nil
}

// raceFree lets all workers work at once, with nothing that orders them.
func raceFree() {
	t := lab.Task{N: 1000, Workers: 4}
	slots := make([]int64, t.Workers)
	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			exercise.Part(t.N, t.Workers, w, check.Value, slots)
		})
	}
	workers.Wait()
}

// who names a worker of a task.
func who(w int, t lab.Task) string {
	return fmt.Sprintf("worker %d of %s", w, check.Input(t))
}

var hints = map[string][]string{
	check.Sum: {
		"Every number of the part was asked for. What stands in the slot besides their sum?",
		"The slot may hold anything before. Does your program begin at 0, in each call anew?",
	},
	check.NeverAsked: {
		"A formula knows the sum of a range. It does not know the numbers that the checker put there.",
		"Ask for each number of the part, and add up what is answered.",
	},
	check.Missed: {
		"Write down the first and last number of each worker, for n 4 and 3 workers. Which are missing?",
		"What becomes of the rest when n is no multiple of the workers?",
		"Take the end of each part, not the length. What should the last worker's end always be?",
	},
	check.Beyond: {
		"Numbers go from 1 to n, both included.",
		"Look at the last worker's end, and at what happens when there are more workers than numbers.",
	},
	early: {
		"While the part is being added up, the slot shows half of a sum to whoever looks, and memory that others see is written for each number.",
		"Where can a sum grow so that nobody else sees it?",
	},
	unset: {
		"The parent adds up all slots, and takes what stands there for a sum.",
		"Is there a way through your function that does not come by the slot? What is the sum of no numbers?",
	},
	others: {
		"A slot with the number of another worker changed.",
		"Which index do you write to, and does any loop go over all of the slots?",
		"Who adds the partial sums up? It is not the worker.",
	},
	order: {
		"Each number has its worker. But parts are ranges: all numbers of worker 0 come before all of worker 1.",
		"By how much does i grow from one number of a worker to the next?",
	},
	uneven: {
		"Write down how many numbers each worker has, for n 5 and 3 workers.",
		"If the rest all goes to one worker, the others wait for that one. How many numbers can the rest be, at most, and how many workers are there to take them?",
		"Rounding the length up or down gives every worker the same mistake, and somebody pays for all of them. Is there something else that you could round?",
	},
	check.Race: {
		"In the lab the workers are processes, and no race detector sees this. Here they are goroutines.",
		"Which memory do two workers touch? A slot has one owner; a variable outside of the function is there once for all of them.",
	},
	check.Slow: {
		"Count how often your loop goes round, and hold it against the length of the part.",
		"Can you say where the part begins without passing by the numbers before it?",
	},
}
