package exercise_test

import (
	"testing"

	"workbook/labs/10-granularity/exercise"
	"workbook/labs/contract"
	"workbook/labs/lab"
)

// each is how many numbers for each worker oblige Sum to start them all.
const each = 100_000

var sum = contract.Sum{Of: exercise.Sum, Least: each}

func TestRight(t *testing.T) {
	contract.Step(t, func(t *contract.T) {
		sum.Right(t)
		for _, w := range []int{2, 3, 9} {
			sum.Want(t, lab.Task{N: each*int64(w) + 1 + t.Int64N(int64(w)-1), Workers: w}) // all of them at work, and a rest
		}
		t.WithoutClock()
	})
}

func TestRaceFree(t *testing.T) { contract.Step(t, sum.RaceFree) }

func TestConcurrent(t *testing.T) {
	contract.Step(t, func(t *contract.T) {
		sum.Concurrent(t)
		for _, w := range t.Workers(1) {
			for _, n := range []int64{20, 500, 4000} { // for each worker
				noMore(t, lab.Task{N: n * int64(w), Workers: w})
			}
		}
		for _, n := range []int64{12_000, 30_000, 60_000, 90_000} { // between one loop and all workers
			w := 1 + t.IntN(3)
			noMore(t, lab.Task{N: (n + t.Int64N(each/12)) * int64(w), Workers: w})
		}
		noMore(t, lab.Task{N: 3 * each, Workers: 2}) // enough for a third one
	})
}

func noMore(t *contract.T, task lab.Task) {
	t.NoMore(task, func(task lab.Task) { exercise.Sum(task) })
}

func TestTidy(t *testing.T) { contract.Step(t, sum.Tidy) }

// TestFast compares where sharing out costs most, and where it gains most: with few
// numbers for each worker one loop is the better program by far, with many the
// workers are, or with one CPU both alike. The contract's 10% are below the noise.
func TestFast(t *testing.T) {
	contract.Step(t, func(t *contract.T) {
		// An atomic addition or two beside the loop take 4 times as long, one worker up to 12 times.
		few(t, 7, tiny(8), "8 workers, n 1 to 100, one after another")
		few(t, 7, tiny(2), "2 workers, n 1 to 100, one after another")
		few(t, 7, tiny(1), "1 worker, n 1 to 100, one after another")
		for _, task := range []lab.Task{
			{N: 1000, Workers: 8},
			{N: 60_000, Workers: 8000},
			{N: 1000, Workers: 30_000}, // with which a limit in 32 bits overflows
			{N: 1000, Workers: 60_000},
			{N: 1000, Workers: 120_000},
			{N: 120_000, Workers: 30_000}, // enough for a second worker, and not for that many
			{N: 500_000, Workers: 30_000},
			{N: 4000 + t.Int64N(4000), Workers: 200 + t.IntN(200)},
		} {
			few(t, 5, []lab.Task{task}, contract.Describe(task))
		}
		for _, task := range []lab.Task{ // the smallest first: the large ones take a slow answer long
			{N: 2 * each, Workers: 2},
			{N: 1_000_000, Workers: 4},
			{N: 3_000_000, Workers: 9 + t.IntN(20)},
			{N: 10_000_000, Workers: 4},
		} {
			t.Compare(contract.Comparison{
				Input:     contract.Describe(task),
				Against:   "a worker for each share, which is the better program here",
				Yours:     func() { exercise.Sum(task) },
				Reference: func() { contract.Shares(task) },
				Most:      3, // an atomic addition for each number takes 3.6 times as long if nobody disturbs it
			})
		}
		for _, n := range []int64{15_000, 40_000, 10_000 + t.Int64N(90_000)} {
			between(t, lab.Task{N: 2 * n, Workers: 2})
			between(t, lab.Task{N: 4 * n, Workers: 4})
		}
		for _, w := range []int{5, 8, 16, 17, 20 + t.IntN(20)} { // more than a slow exercise could do
			for _, n := range []int64{1000, 10_000, each / 2, each} {
				sum.Want(t, lab.Task{N: n*int64(w) + t.Int64N(3), Workers: w})
			}
		}
	})
}

// between compares where either program may be the better one: on a busy machine workers
// wait long for a CPU. So the exercise may take as long as both, and longer.
func between(t *contract.T, task lab.Task) {
	t.Compare(contract.Comparison{
		Input:     contract.Describe(task),
		Against:   "one loop, and then a worker for each share",
		Yours:     func() { exercise.Sum(task) },
		Reference: func() { contract.Loop(task); contract.Shares(task) },
		Most:      3,
	})
}

// tiny are so small that one of them is too short for the clock.
func tiny(workers int) (all []lab.Task) {
	for n := range int64(100) {
		all = append(all, lab.Task{N: n + 1, Workers: workers})
	}
	return all
}

// few compares with the loop.
func few(t *contract.T, most float64, tasks []lab.Task, input string) {
	all := func(sum func(lab.Task) int64) func() {
		return func() {
			for _, task := range tasks {
				sum(task)
			}
		}
	}
	t.Compare(contract.Comparison{
		Input:     input,
		Against:   "one loop, which is the better program here",
		Yours:     all(exercise.Sum),
		Reference: all(contract.Loop),
		Most:      most,
	})
}

func init() {
	contract.Serial.Hint(
		"There are 100,000 numbers for each worker, and one loop added them all up. Where is your limit between the two ways?",
		"Find the break-even of goroutines on this machine in the report of lab 10. How far above it is your limit?",
		"If your limit is below that N, the workers run one after another: what does each wait for?",
	)
	contract.Few.Hint(
		"There are 100,000 numbers for each worker, and fewer than t.Workers were at work.",
		"From what does your program work out how many to start? Put in the N and the workers named, and compute it by hand.",
	)
	contract.Slow.Hint(
		"Look at the input named. Do workers pay there, or does one loop win? And which of the two did your program do?",
		"What does a worker cost to start, and how many numbers does one loop add up in that time? The tables of lab 10 say.",
		"If one loop did the work: what had your program made by then, for workers that it does not start?",
		"Many workers with few numbers each cost as much as few numbers altogether. Which quantity has to be large for a worker to pay: N, or something else?",
	)
}
