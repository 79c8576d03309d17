package exercise_test

import (
	"fmt"
	"maps"
	"math"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"workbook/labs/03-mutex/exercise"
	"workbook/labs/contract"
	"workbook/labs/lab"
	"workbook/labs/limits"
	"workbook/labs/units"
)

func TestRight(t *testing.T) {
	contract.Step(t, func(t *contract.T) {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(max(4, runtime.NumCPU()))) // counts get lost between workers that come between each other
		t.WantWaited(lab.Task{N: 40, Workers: 4}, func(task lab.Task) { exercise.Count(task, card(task)) })
		ownMap(t, lab.Task{Workers: 2}, 1)
		ownMap(t, lab.Task{N: 8, Workers: 2}, 1)
		ownMap(t, lab.Task{N: 200_000 + t.Int64N(200_000), Workers: 4}, 1)
		ownMap(t, lab.Task{N: 6000, Workers: 4}, 5000) // a map may be worth keeping only if it is large

		cpus := runtime.GOMAXPROCS(1) // what one call puts into a sync.Pool, the next one finds there
		for _, w := range t.AllWorkers(1) {
			ownMap(t, lab.Task{N: 2 * int64(w), Workers: w}, 1)
		}
		runtime.GOMAXPROCS(cpus)
		draw(t, lab.Task{N: 1000, Workers: 4}, 30+t.IntN(100)).wantCounted(t)
		zeros(t)
		for _, task := range slices.Concat(t.Edges(), t.Blocks(100_000), t.Larger(300_000)) {
			draw(t, task, []int{2, 7, 20 + t.IntN(300)}[t.IntN(3)]).wantCounted(t)
		}
		everyMap(t)
	})
}

// zeros wants words that are named 0 times, most of them on one card, wherever in its
// share a worker comes to them.
func zeros(t *contract.T) {
	d := draw(t, lab.Task{N: 20_000, Workers: 3}, 20_000)
	d.most = 1
	t.With("%s, another word on most cards, each 0 times", contract.Describe(d.task))
	d.wantCounted(t)
}

// ownMap wants a map from each call that no other call touches. Cards name a word, or that
// word and one of the numbers below different.
func ownMap(t *contract.T, task lab.Task, different int64) {
	t.With("three calls, one after the other, %s each, with %s at most", contract.Describe(task), units.Plural(int(different), "word"))
	count := func(word string) map[string]int64 {
		return exercise.Count(task, func(i int64) (string, int64) {
			if i %= different; i > 0 {
				return fmt.Sprint(word, " ", i), 1
			}
			return word, 1
		})
	}
	first, second := count("lock"), count("lock")
	t.Want(first != nil, counts, "a map, which is empty if there are no cards", "nil")
	first["the caller's"] = 1
	was := maps.Clone(first)
	third := count("share")
	times, there := third["lock"]
	t.Want(!there, leftover, "from the third call, only words of its own cards", "%s", said("lock", times))
	for _, later := range []map[string]int64{second, third} {
		times, there = later["the caller's"]
		t.Want(!there, leftover, "a map of its own from each call", "%s, which the caller put into the first map", said("the caller's", times))
	}
	t.Want(maps.Equal(first, was), leftover, "the map of the first call as it was", "the third call changed it")
}

func TestRaceFree(t *testing.T) {
	contract.Step(t, func(t *contract.T) {
		count := func(task lab.Task) {
			d := draw(t, task, 7)
			d.most = 5
			number := t.Uncrowded(task, d.numbers.At)
			if task.N == contract.Default.N || task.Workers == limits.Workers {
				number = t.Together(task, number)
			}
			d.want(t, d.counted(number))
		}
		cpus := runtime.GOMAXPROCS(1) // two at once in one map may crash before the detector sees it
		for _, w := range t.AllWorkers(1) {
			count(lab.Task{N: int64(w) * 20, Workers: w})
		}
		runtime.GOMAXPROCS(cpus)
		for _, task := range append(t.Larger(100_000), contract.Default) {
			count(task)
		}
		bothAtOnce(t)
	})
}

// bothAtOnce wants right counts from two calls that go on at the same time.
func bothAtOnce(t *contract.T) {
	decks := []deck{draw(t, lab.Task{N: 3000, Workers: 3}, 7), draw(t, lab.Task{N: 3000, Workers: 3}, 40)}
	t.With("two calls at once, %s each", contract.Describe(decks[0].task))
	var calls sync.WaitGroup
	got := make([]map[string]int64, len(decks))
	for c, d := range decks {
		calls.Go(func() { got[c] = d.counted(d.numbers.At) })
	}
	calls.Wait()
	for c, d := range decks {
		d.want(t, got[c])
	}
}

func TestConcurrent(t *testing.T) {
	contract.Step(t, func(t *contract.T) {
		t.Meetings(0, func(task lab.Task) { exercise.Count(task, card(task)) })
		const workers = 3
		rounds := t.Many()
		task := lab.Task{N: int64(workers * rounds), Workers: workers}
		for _, k := range append(kinds, heavy) {
			m := t.Meet(workers, rounds, "%s, %s", contract.Describe(task), k.says)
			exercise.Count(task, func(i int64) (string, int64) { m.Come(); return k.card(i) })
			m.WantMet()
		}
		for _, w := range t.Workers(2) { // shares that are rounded up leave nothing for some workers
			few := int64(w) + t.Int64N(int64(w)-1)
			t.MeetOnce(lab.Task{N: few, Workers: w}, func(task lab.Task) { exercise.Count(task, card(task)) })
			t.MeetOnce(lab.Task{N: int64(w), Workers: int(few) + 1}, func(task lab.Task) { exercise.Count(task, card(task)) })
		}
		for _, k := range kinds {
			for range 5 {
				k.longRead(t, lab.Task{N: 60, Workers: workers}, 30+t.Int64N(30))
			}
			n := 36_000 + t.Int64N(12_000) // one that keeps a list of words takes long for more
			k.longRead(t, lab.Task{N: n, Workers: workers}, n/2+t.Int64N(n/2))
		}
		for _, block := range t.Blocks(12_000) { // a worker that has this many words may write them to the map
			task := lab.Task{N: workers * (block.N + 3), Workers: workers}
			differing.longRead(t, task, task.Share(t.IntN(workers)).First+block.N)
		}
	})
}

// longRead lets a worker read one card until the others wait or have ended. None of them
// waits for a lock: a worker that took it only because it was free holds it too. Those
// who come to the ends of other shares meanwhile wait for that card, but not for long, for
// it may be one of their own.
func (k kind) longRead(t *contract.T, task lab.Task, long int64) {
	t.With("%s, %s, card %d takes long", contract.Describe(task), k.says, long)
	ends := map[int64]bool{}
	for w := range task.Workers {
		if share := task.Share(w); long < share.First || share.Last < long {
			ends[share.Last] = true
		}
	}
	before, reached := t.Goroutines(), make(chan struct{})
	exercise.Count(task, func(i int64) (string, int64) {
		switch {
		case i == long:
			close(reached)
			if t.Settle(before) {
				t.WantUnlocked(before, "no worker that holds a lock while it reads a card")
			}
		case ends[i]:
			select {
			case <-reached:
			case <-time.After(50 * time.Millisecond):
			}
		}
		return k.card(i)
	})
}

// A kind of cards is one at which a worker may find a reason to keep the lock for the
// next card.
type kind struct {
	says string
	card func(i int64) (string, int64)
}

var differing = kind{"another word on each card", func(i int64) (string, int64) { return fmt.Sprint("word ", i), 1 }}

// A heavy word takes so long to find in a map that the other workers find the lock busy.
var heavy = kind{"one word of 50,000 letters on all cards", func(int64) (string, int64) { return heavyWord, 1 }}

var heavyWord = strings.Repeat("heavy", 10_000)

var kinds = []kind{
	{"one word on all cards", func(int64) (string, int64) { return "lock", 1 }},
	{"each word on two cards that follow each other", func(i int64) (string, int64) { return fmt.Sprint("word ", i/2), 1 }},
	differing,
	{"each word 0 times", func(i int64) (string, int64) { return fmt.Sprint("word ", i%5), 0 }},
}

// card names one of seven words, as often as the task's number says.
func card(task lab.Task) func(i int64) (string, int64) {
	words := []string{"lock", "share", "", "count", "many", "wait", "Lock"}
	return func(i int64) (string, int64) { return words[i%7], task.Number(i) & 511 }
}

func TestTidy(t *testing.T) {
	contract.Step(t, func(t *contract.T) {
		for _, task := range append(t.Edges(), t.Larger(300_000)...) {
			t.With("%s", contract.Describe(task))
			t.WantTidy(func() { exercise.Count(task, card(task)) })
		}
		t.WithoutClock()
	})
}

func TestFast(t *testing.T) {
	large := lab.Task{N: 4000, Workers: 4}
	contract.Step(t, func(t *contract.T) {
		t.Compare(contract.Comparison{
			Input:     contract.Describe(large),
			Against:   "taking the lock once for every card",
			Yours:     func() { exercise.Count(large, card(large)) },
			Reference: func() { lockEveryCard(large, card(large)) },
			Most:      20,
		})
		manyWords(t)
		d := draw(t, large, 7) // comes last: with it, a program that adds 1 for every time does not end
		d.most = math.MaxInt64
		d.want(t, d.counted(d.numbers.At))
	})
}

// lockEveryCard counts with one map and one lock, which is taken for each card.
func lockEveryCard(t lab.Task, card func(int64) (string, int64)) map[string]int64 {
	var mu sync.Mutex
	all := map[string]int64{} // guarded by mu

	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			for i := range t.Share(w).Each {
				word, times := card(i)
				mu.Lock()
				all[word] += times
				mu.Unlock()
			}
		})
	}
	workers.Wait()
	return all
}
