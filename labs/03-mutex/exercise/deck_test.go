package exercise_test

import (
	"fmt"
	"maps"
	"slices"

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

// sameLetters are words that become the same, or one of those above, if they are taken
// for text: if what is no UTF-8 becomes U+FFFD, or if they are trimmed.
var sameLetters = []string{"\xff", "\xfe", "\uFFFD", "a\xffb", "a\xfeb", "lock\x00", "lock "}

// draw makes a deck in which a number of different words are named.
func draw(t *contract.T, task lab.Task, different int) deck {
	words := slices.Concat([]string{"lock", "Lock", "", "count", "größe", " "}, sameHash, sameLetters)
	words = words[:min(different, len(words))]
	for len(words) < different {
		words = append(words, fmt.Sprintf("word %d", len(words)))
	}
	t.With("%s, %d different words", contract.Describe(task), different)
	return deck{task, words, t.Numbers(task.N), 500}
}

// card is what a card with that number says. All cards of the first word name it 0
// times.
func (d deck) card(number int64) (word string, times int64) {
	at := uint64(number) % uint64(len(d.words))
	if at == 0 {
		return d.words[0], 0
	}
	return d.words[at], max(number, -number) % d.most
}

// counted is what Count returns if whoever reads card i asks for its number.
func (d deck) counted(number func(i int64) int64) map[string]int64 {
	return exercise.Count(d.task, func(i int64) (string, int64) { return d.card(number(i)) })
}

// want fails the step unless got has what a plain loop counts.
func (d deck) want(t *contract.T, got map[string]int64) {
	want := map[string]int64{}
	for i := range d.task.N {
		word, times := d.card(d.numbers.At(i + 1))
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

// wantCounted fails the step unless each card is read once and the counts are right.
func (d deck) wantCounted(t *contract.T) {
	got := d.counted(t.Uncrowded(d.task, d.numbers.Ask))
	t.WantEachOnce(d.numbers)
	d.want(t, got)
}

// manyWords wants right counts of more words than 16 bits can number, unless the exercise
// keeps them in lists: then it takes minutes.
func manyWords(t *contract.T) {
	count := func(task lab.Task) map[string]int64 { return exercise.Count(task, differing.card) }
	reference := func(task lab.Task) map[string]int64 { return lockEveryCard(task, differing.card) }
	few := lab.Task{N: 10_000, Workers: 1}
	if contract.Slower(20, func() { count(few) }, func() { reference(few) }) {
		return
	}
	many := lab.Task{N: 70_000, Workers: 1}
	t.With("%s, %s", contract.Describe(many), differing.says)
	got, want := count(many), reference(many)
	for word, times := range want {
		t.Want(got[word] == times, counts, said(word, times), "%s times", units.Count(got[word]))
	}
	t.Want(len(got) == len(want), counts, units.Count(int64(len(want)))+" words", "%s", units.Count(int64(len(got))))
	ownMap(t, many, many.N)
}

// everyMap wants a map of its own from each of many calls: a program may keep maps for a
// while, and use one again when it has some.
func everyMap(t *contract.T) {
	word := func(call int, i int64) string { return fmt.Sprintf("word %d of call %d", i, call) }
	for _, calls := range []int{200, 30} { // of few words, and of many
		task, all := lab.Task{N: 60_000 / int64(calls), Workers: 3}, make([]map[string]int64, calls)
		t.With("%d calls, one after the other, %s each, and the caller keeps all maps", calls, contract.Describe(task))
		for c := range all {
			all[c] = exercise.Count(task, func(i int64) (string, int64) { return word(c, i), 1 })
		}
		for c, got := range all {
			want := map[string]int64{}
			for i := range task.N {
				want[word(c, i+1)] = 1
			}
			t.Want(maps.Equal(got, want), leftover, fmt.Sprintf("the map of call %d as it was", c+1), "a later call changed it")
		}
	}
}
