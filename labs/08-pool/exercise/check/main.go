// Command check is the checker of exercise 08; reportgen check starts it.
package main

import (
	"context"

	"workbook/labs/08-pool/exercise"
	"workbook/labs/check"
	"workbook/labs/lab"
)

func main() {
	timed := lab.Task{N: 5000, Workers: 4}
	check.Main(check.Exercise{
		Right:      right,
		RaceFree:   raceFree,
		Concurrent: concurrent,
		Tidy:       stops,
		Fast: []check.Comparison{{
			Input:     check.Input(timed) + ", a little work for each number",
			Against:   "one loop over the same work",
			Yours:     func() { _, _ = exercise.Map(context.Background(), timed, labour) },
			Reference: func() { loop(timed) },
			Most:      15,
		}},
		Hints: hints,
	})
}

// labour is a little work: next to it, what a pool does for a number may show,
// but not what grows with the results that are there.
func labour(_ context.Context, i int64) (int64, error) {
	n := i
	for range 100 {
		n = n*48_271 + 1
	}
	return n, nil
}

// loop is the reference: the results in order, by one worker.
func loop(t lab.Task) (results []int64) {
	for i := int64(1); i <= t.N; i++ {
		result, _ := labour(context.Background(), i)
		results = append(results, result)
	}
	return results
}

// raceFree has work that goes well, and work that fails in all workers at once:
// they meet before they fail, so that what follows is ordered by nothing else
// than the exercise.
func raceFree() {
	t := lab.Task{N: 1000, Workers: 4}
	_, _ = exercise.Map(context.Background(), t, func(_ context.Context, i int64) (int64, error) { return i, nil })

	m := newMeeting(t.Workers)
	_, _ = exercise.Map(context.Background(), t, func(_ context.Context, i int64) (int64, error) {
		m.wait()
		return 0, number(i)
	})
}

// concurrent wants all workers at work, and none of them held up by another.
func concurrent() *check.Failure {
	failed := check.Meets(func(t lab.Task) {
		_, _ = exercise.Map(context.Background(), t, func(_ context.Context, i int64) (int64, error) {
			return t.Number(i), nil
		})
	})
	if failed != nil {
		return failed
	}
	for _, slow := range []int64{1, 5, 10} {
		if failed := held(slow); failed != nil {
			return failed
		}
	}
	return nil
}
