package exercise_test

import (
	"fmt"
	"maps"
	"math"
	"runtime"
	"slices"
	"sync"
	"testing"

	"workbook/labs/03-mutex/exercise"
	"workbook/labs/contract"
	"workbook/labs/lab"
	"workbook/labs/units"
)

// A deck is the cards of a task, with numbers that were drawn for them.
type deck struct {
	task    lab.Task
	words   []string
	numbers *contract.Numbers
	most    int64 // a card names its word less often
}

// sameHash are pairs of words with the same hash: FNV-1a and FNV-1 of 32 bits, CRC-32,
// and 31 times the hash of what comes before. Words that differ are different words.
var sameHash = []string{"costarring", "liquid", "creamwove", "quists", "plumless", "buckeroo", "Aa", "BB"}

// draw makes a deck in which a number of different words are named.
func draw(t *contract.T, task lab.Task, different int) deck {
	words := slices.Concat([]string{"lock", "Lock", "", "count", "größe", " "}, sameHash)
	words = words[:min(different, len(words))]
	for len(words) < different {
		words = append(words, fmt.Sprintf("word %d", len(words)))
	}
	t.With("%s, %d different words", contract.Describe(task), different)
	return deck{task, words, t.Numbers(task.N), 500}
}

// card is what card i says if number is its number. All cards of the first word
// name it 0 times.
func (d deck) card(i, number int64) (word string, times int64) {
	at := uint64(number) % uint64(len(d.words))
	if at == 0 {
		return d.words[0], 0
	}
	return d.words[at], max(number, -number) % d.most
}

// counted is what Count returns if whoever reads card i asks for its number.
func (d deck) counted(number func(i int64) int64) map[string]int64 {
	return exercise.Count(d.task, func(i int64) (string, int64) { return d.card(i, number(i)) })
}

// want fails the step unless got has what a plain loop counts.
func (d deck) want(t *contract.T, got map[string]int64) {
	want := map[string]int64{}
	for i := range d.task.N {
		word, times := d.card(i+1, d.numbers.At(i+1))
		want[word] += times
	}
	t.Want(got != nil, counts, "a map, which is empty if there are no cards", "nil")
	for word, times := range want {
		count, there := got[word]
		t.Want(there, counts, said(word, times), "no such word in the map")
		t.Want(count == times, counts, said(word, times), "%s times", units.Count(count))
	}
	for word, times := range got {
		_, there := want[word]
		t.Want(there, counts, "only words that a card names", "%s", said(word, times))
	}
}

func said(word string, times int64) string {
	return fmt.Sprintf("the word %q %s times", word, units.Count(times))
}

func TestRight(t *testing.T) {
	contract.Step(t, func(t *contract.T) {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(max(4, runtime.NumCPU()))) // counts get lost between workers that come between each other
		t.WantWaited(lab.Task{N: 40, Workers: 4}, func(task lab.Task) { exercise.Count(task, card(task)) })
		ownMap(t, lab.Task{Workers: 2})
		ownMap(t, lab.Task{N: 8, Workers: 2})
		ownMap(t, lab.Task{N: 200_000 + t.Int64N(200_000), Workers: 4})
		draw(t, lab.Task{N: 1000, Workers: 4}, 20+t.IntN(100)).wantCounted(t)
		for _, task := range slices.Concat(t.Edges(), t.Blocks(100_000), t.Larger(300_000)) {
			draw(t, task, []int{2, 7, 20 + t.IntN(300)}[t.IntN(3)]).wantCounted(t)
		}
	})
}

// wantCounted fails the step unless each card is read once and the counts are right.
func (d deck) wantCounted(t *contract.T) {
	got := d.counted(t.Uncrowded(d.task, d.numbers.Ask))
	t.WantEachOnce(d.numbers)
	d.want(t, got)
}

// ownMap wants a map from each call that no other call touches.
func ownMap(t *contract.T, task lab.Task) {
	t.With("two calls, one after the other, %s each", contract.Describe(task))
	count := func(word string) map[string]int64 {
		return exercise.Count(task, func(int64) (string, int64) { return word, 1 })
	}
	first := count("lock")
	t.Want(first != nil, counts, "a map, which is empty if there are no cards", "nil")
	first["the caller's"] = 1
	was := maps.Clone(first)
	second := count("share")
	times, there := second["lock"]
	t.Want(!there, leftover, "from the second call, only words of its own cards", "%s", said("lock", times))
	times, there = second["the caller's"]
	t.Want(!there, leftover, "a map of its own from the second call", "%s, which the caller put into the first map", said("the caller's", times))
	t.Want(maps.Equal(first, was), leftover, "the map of the first call as it was", "the second call changed it")
}

func TestRaceFree(t *testing.T) {
	contract.Step(t, func(t *contract.T) {
		count := func(task lab.Task) {
			d := draw(t, task, 7)
			d.most = 5
			number := t.Uncrowded(task, d.numbers.At)
			if task.N == contract.Default.N {
				number = t.Together(task, number)
			}
			d.want(t, d.counted(number))
		}
		cpus := runtime.GOMAXPROCS(1) // two at once in one map may crash before the detector sees it
		for _, w := range t.Workers(1) {
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
		for _, k := range kinds {
			m := t.Meet(workers, rounds, "%s, %s", contract.Describe(task), k.says)
			exercise.Count(task, func(i int64) (string, int64) { m.Come(); return k.card(i) })
			m.WantMet()
		}
		for _, w := range t.Workers(2) { // shares that are rounded up leave nothing for some workers
			task := lab.Task{N: int64(w) + t.Int64N(int64(w)-1), Workers: w}
			m := t.Meet(w, 1, "%s", contract.Describe(task))
			exercise.Count(task, func(i int64) (string, int64) { m.Come(); return kinds[0].card(i) })
			m.WantMet()
		}
		for _, k := range kinds {
			for range 5 {
				longRead(t, lab.Task{N: 60, Workers: workers}, k.says, k.card)
			}
			longRead(t, lab.Task{N: 50_000 + t.Int64N(50_000), Workers: workers}, k.says, k.card)
		}
	})
}

// longRead lets a worker read one card until the others wait or have ended. None of them
// waits for a lock: a worker that took it only because it was free holds it too.
func longRead(t *contract.T, task lab.Task, says string, read func(int64) (string, int64)) {
	long := task.N/2 + t.Int64N(task.N/2)
	t.With("%s, %s, card %d takes long", contract.Describe(task), says, long)
	before := t.Goroutines()
	exercise.Count(task, func(i int64) (string, int64) {
		if i == long && t.Settle(before) {
			t.WantUnlocked(before, "no worker that holds a lock while it reads a card")
		}
		return read(i)
	})
}

// kinds are cards at which a worker may find a reason to keep the lock for the next one.
var kinds = []struct {
	says string
	card func(i int64) (string, int64)
}{
	{"one word on all cards", func(int64) (string, int64) { return "lock", 1 }},
	{"each word on two cards that follow each other", func(i int64) (string, int64) { return fmt.Sprint("word ", i/2), 1 }},
	{"another word on each card", func(i int64) (string, int64) { return fmt.Sprint("word ", i), 1 }},
	{"each word 0 times", func(i int64) (string, int64) { return fmt.Sprint("word ", i%5), 0 }},
}

// card names one of seven words, as often as the task's number says.
func card(task lab.Task) func(i int64) (string, int64) {
	words := []string{"lock", "share", "", "count", "many", "wait", "Lock"}
	return func(i int64) (string, int64) { return words[i%7], task.Number(i) & 511 }
}

func TestTidy(t *testing.T) {
	contract.Step(t, func(t *contract.T) {
		for _, task := range append(t.Edges(), t.Larger(100_000)...) {
			before := t.Goroutines()
			t.With("%s", contract.Describe(task))
			exercise.Count(task, card(task))
			t.WantEnded(before)
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
