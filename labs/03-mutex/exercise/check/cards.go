package main

import (
	"maps"
	"runtime"
	"slices"
	"sync/atomic"
	"time"

	"workbook/labs/03-mutex/exercise"
	"workbook/labs/check"
	"workbook/labs/lab"
	"workbook/labs/units"
)

// Causes of this exercise's own.
const (
	wrongCounts = "counts"   // every card was read once, and a count is wrong
	leftover    = "leftover" // a map is shared with another call
	early       = "early"    // Count returns before its workers have ended
	lost        = "lost"     // counts get lost between workers
)

// hold is how long workers are held at their cards, for Count to return too soon.
const hold = 50 * time.Millisecond

var words = []string{"lock", "share", "", "count", "many", "wait", "Lock"}

// watched is a card by which a mistake shows: of one word, all stand there zero
// times.
func watched(i int64) (word string, times int64) {
	at := i % int64(len(words))
	return words[at], i * at % 11
}

// plain is a card that costs next to nothing to read, and on which a word stands
// many times.
func plain(i int64) (word string, times int64) {
	return words[i%int64(len(words))], i & 511
}

// compare tells the first word whose count is wrong.
func compare(input string, got, want map[string]int64) *check.Failure {
	if got == nil {
		return check.Fail(wrongCounts, input, "a map, with nothing in it where there are no cards", "nil")
	}
	for _, word := range slices.Sorted(maps.Keys(want)) {
		count, there := got[word]
		expected := quoted(word) + " " + times(want[word])
		switch {
		case !there:
			return check.Fail(wrongCounts, input, expected, "no such word in the map")
		case count != want[word]:
			return check.Fail(wrongCounts, input, expected, "%s", times(count))
		}
	}
	for _, word := range slices.Sorted(maps.Keys(got)) {
		if _, there := want[word]; !there {
			return check.Fail(wrongCounts, input, "only words that stand on a card", "%s %s", quoted(word), times(got[word]))
		}
	}
	return nil
}

func quoted(word string) string { return "the word “" + word + "”" }

func times(n int64) string { return units.Count(n) + " times" }

// ownMap wants a map from each call that no other call touches.
func ownMap() *check.Failure {
	t := lab.Task{N: 8, Workers: 2}
	input := "two calls, one after the other"
	count := func(word string) map[string]int64 {
		return exercise.Count(t, func(int64) (string, int64) { return word, 1 })
	}
	first := count("lock")
	was := maps.Clone(first)
	second := count("share")
	if n, there := second["lock"]; there {
		return check.Fail(leftover, input, "of the second, only words that stand on its own cards",
			"%s %s, which only the first call's cards have", quoted("lock"), times(n))
	}
	if !maps.Equal(first, was) {
		return check.Fail(leftover, input, "the map of the first as it was", "the second call changed it")
	}
	return nil
}

// ends holds all readers at their cards. As long as they stand there, Count must
// not return.
func ends() *check.Failure {
	t := lab.Task{N: 40, Workers: 4}
	var asked atomic.Int64
	before := runtime.NumGoroutine()
	open, returned := make(chan struct{}), make(chan struct{})
	go func() {
		exercise.Count(t, func(i int64) (string, int64) {
			asked.Add(1)
			<-open
			return words[0], 1
		})
		close(returned)
	}()
	tooSoon := false
	select {
	case <-returned:
		tooSoon = true
	case <-time.After(hold):
	}
	close(open)
	<-returned
	if !tooSoon {
		return nil
	}
	check.Settled(before, "") // workers that there are come to a card after all
	if asked.Load() == 0 {
		return check.Fail(check.NeverAsked, check.Input(t), "each card read", "none was")
	}
	return check.Fail(early, check.Input(t), "a return after the last worker's end", "a return while workers read cards")
}

var hints = map[string][]string{
	wrongCounts: {
		"Every card was read once. Follow the word named from its card to the map that is returned.",
		"Several workers find the same word. What does your program do with a count that is there already?",
		"A word may stand on a card zero times, or be empty. It is a word all the same.",
	},
	leftover: {
		"Where is the map made, and how often?",
		"What is declared outside of all functions is there once for the whole program. A call needs a map of its own.",
	},
	early: {
		"Workers were still reading when the map was returned, so counts are missing from it.",
		"Starting a goroutine does not wait for it. How does Count get to know that the last one has ended?",
	},
	lost: {
		"Some counts are lost, although the race detector finds no race.",
		"Between two times that it has the lock, a worker does not know what others do to the map.",
		"What has to happen in one piece: the reading of a count, the writing, or both?",
	},
	check.NeverAsked: {
		"What the words are stands on the cards alone, and no card was read.",
		"Let each worker of ../main.go read its cards where it now adds its numbers.",
	},
	check.Missed: {
		"Write down the first and last card of each worker for a small N. Which are missing?",
		"What becomes of the rest when N is no multiple of the workers?",
		"t.Share(w) is worker w's part: both ends belong to it.",
	},
	check.Race: {
		"A map is one variable: two workers that write two different words still write to the same map.",
		"For each line named: which lock does the worker hold there, and is it the very lock that the other one holds?",
		"A copy of a lock is another lock. And what lets several readers in does not keep writers apart.",
	},
	check.Serial: {
		"Only one worker was ever reading a card. What do the others wait for at that moment?",
		"Look at what stands between Lock and Unlock. Which lines there touch the map, and which could stand outside?",
	},
	check.Stuck: {
		"Workers wait for the lock. Who took it last, and on which way did that worker leave the lines behind Lock?",
		"Look for a continue, a return or a second Lock between Lock and Unlock.",
	},
	check.Slow: {
		"What happens for every single card that need not, or even for every single time that a word stands there?",
		"Adding 100 once costs a hundredth of adding 1 a hundred times. Handing a card from goroutine to goroutine costs more than counting it.",
		"A worker may keep to itself for as long as it likes. When must it come to the map that all share?",
	},
}
