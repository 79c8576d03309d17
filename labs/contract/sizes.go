package contract

import (
	"math"

	"workbook/labs/lab"
	"workbook/labs/limits"
)

// Default is the task of a lab for which nobody asked for another one.
var Default = lab.Task{N: 1_000_000, Workers: 4}

// workers are numbers of workers at which answers part: few, around powers of two,
// and more than most programs have room for. Each run draws two more.
var workers = []int{1, 2, 3, 4, 5, 7, 8, 9, 16, 17, 33, 64, 100}

// Workers are the numbers of workers to try, from least on.
func (t *T) Workers(least int) (all []int) {
	for _, w := range workers {
		if w >= least {
			all = append(all, w)
		}
	}
	return append(all, 6+t.IntN(60), 66+t.IntN(200))
}

// AllWorkers are Workers, and as many as a task may have: some programs have room for
// a few hundred.
func (t *T) AllWorkers(least int) []int { return append(t.Workers(least), limits.Workers) }

// usual is a small task without anything special.
var usual = lab.Task{N: 1000, Workers: 4}

// crowded has as many workers as a task may have, each with a few numbers.
var crowded = lab.Task{N: 4 * limits.Workers, Workers: limits.Workers}

// Edges are small tasks at which a division into shares goes wrong first: no
// number, one, as many as workers, one more and one less, and somewhat more. Two have as
// many workers as a task may have.
func (t *T) Edges() (all []lab.Task) {
	for _, w := range t.Workers(1) {
		for _, n := range []int{0, 1, w - 1, w, w + 1, 2*w - 1, 10*w + 3} {
			all = append(all, lab.Task{N: int64(n), Workers: w})
		}
	}
	return append(all, lab.Task{N: limits.Workers - 1, Workers: limits.Workers}, lab.Task{N: 10*limits.Workers + 3, Workers: limits.Workers})
}

// Blocks are tasks around the numbers that programs take at a time, powers of two and
// of ten: one less, just as many, and one more.
func (t *T) Blocks(most int64) (all []lab.Task) {
	for _, base := range []int64{2, 10} {
		for n := base * base * base; n < most; n *= base {
			for _, n := range []int64{n - 1, n, n + 1} {
				all = append(all, lab.Task{N: n, Workers: 4})
			}
		}
	}
	return all
}

// Larger are tasks from a thousand numbers up to most: one of each size, all drawn
// anew in each run, and the lab's own task if it is not beyond most. Each has two
// workers or more, because one alone does nothing at the same time as another. The last one
// has just two, which have as many numbers each as these sizes allow: some programs do
// something else from some number of numbers for each worker on.
func (t *T) Larger(most int64) (all []lab.Task) {
	workers := t.Workers(2)
	for from := 1000.0; from < float64(most); from *= 4 {
		n := int64(from * math.Pow(4, t.Float64()))
		all = append(all, lab.Task{N: min(n, most), Workers: workers[t.IntN(len(workers))]})
	}
	if most >= Default.N {
		all = append(all, Default, lab.Task{N: Default.N, Workers: 2 + t.IntN(14)})
	}
	return append(all, lab.Task{N: most - t.Int64N(most/100+1), Workers: 2})
}
