package exercise_test

import (
	"context"
	"sync"
	"testing"

	"workbook/labs/07-channels/exercise"
	"workbook/labs/contract"
	"workbook/labs/lab"
)

var pipeline = contract.Stage{Of: exercise.Pipeline, Ahead: 1000}

func TestRight(t *testing.T)      { contract.Step(t, pipeline.Right) }
func TestRaceFree(t *testing.T)   { contract.Step(t, pipeline.RaceFree) }
func TestConcurrent(t *testing.T) { contract.Step(t, pipeline.Concurrent) }
func TestTidy(t *testing.T)       { contract.Step(t, pipeline.Tidy) }

func TestFast(t *testing.T) {
	few := lab.Task{N: 100, Workers: 4}
	contract.Step(t, func(t *contract.T) {
		t.Compare(contract.Comparison{
			Input:   contract.Describe(few),
			Against: "a message a number from each worker, the variant one-by-one",
			Yours: func() {
				ctx, cancel := context.WithCancel(context.Background())
				defer cancel()
				for range exercise.Pipeline(ctx, few) {
				}
			},
			Reference: func() { oneByOne(few) },
			Most:      25,
		})
		pipeline.Far(t, contract.Default)
		t.WithoutClock()
	})
}

// oneByOne sums with workers that send every number of their share.
func oneByOne(t lab.Task) (sum int64) {
	numbers := make(chan int64)
	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			for i := range t.Share(w).Each {
				numbers <- t.Number(i)
			}
		})
	}
	go func() {
		workers.Wait()
		close(numbers)
	}()
	for number := range numbers {
		sum += number
	}
	return sum
}

func init() {
	contract.NeverAsked.Hint(
		"What comes in at the second stage is a place. What must go out is the task's number for that place.",
		"Ask the task for it: t.Number.",
	)
	contract.Missed.Hint(
		"Which places does the first stage send? Write down the first and the last.",
		"When does each worker end: when there are no more places, or earlier?",
	)
	contract.Twice.Hint(
		"Each place goes to one worker. How many goroutines send places?",
		"What one goroutine receives from a channel, no other receives. Do your workers share one channel of places?",
	)
	contract.Left.Hint(
		"The reader has left. A goroutine that sends waits for it for ever, unless it waits for something else as well.",
		"select waits for several things, and goes on with the first that comes. Which sends in your program have no select?",
		"Look at all three stages: when the workers stop, who receives the places?",
	)
	contract.Panic.Hint(
		"A channel is closed once, and nobody sends afterwards. Your program closed one twice, or sent on a closed one.",
		"How many goroutines may reach your close? What do the others do at that moment?",
		"Whoever closes a channel must know that all senders have ended. What in your program says so, also when ctx ends?",
	)
	contract.Stuck.Hint(
		"Each goroutine named waits at its line. For whom?",
		"Pipeline has to return before anybody can receive. Does it wait for something that needs a reader?",
		"A loop over a channel ends when the channel is closed. Who closes each of yours, and when?",
	)
	contract.Slow.Hint(
		"Each number costs a message or two. What else do you do for each?",
		"Whoever waits for a channel should be woken by it. Does anything of yours sleep, or ask again and again?",
	)
}
