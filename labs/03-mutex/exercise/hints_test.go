package exercise_test

import "workbook/labs/contract"

// Causes of this exercise's own.
var (
	counts = &contract.Cause{Name: "counts", Hints: []string{
		"Every card was read once. Follow the word named from its card to the map that is returned.",
		"Several workers find the same word. What does your program do with a count that is there already?",
		"Between two times that it has the lock, a worker does not know what others do to the map. What has to happen in one piece?",
		"A card may name its word 0 times, and a word may be empty. It is a word all the same.",
	}}
	leftover = &contract.Cause{Name: "leftover", Hints: []string{
		"Where is the map made, and how often?",
		"What is declared outside of all functions exists once for the whole program. A call needs a map of its own.",
	}}
)

func init() {
	contract.NeverAsked.Hint(
		"Only the cards know the words, and no card was read.",
		"Let each worker of ../main.go read its cards where it now adds its numbers.",
	)
	contract.Missed.Hint(
		"Write down the first and last card of each worker for a small N. Which are missing?",
		"What happens to the rest if N is not a multiple of the number of workers?",
		"t.Share(w) is worker w's part: both ends belong to it.",
	)
	contract.Race.Hint(
		"A map is one variable: two workers that write two different words still write to the same map.",
		"For each line named: which lock does the worker hold there, and is it the very lock that the other one holds?",
		"A copy of a lock is another lock. And a lock that lets several readers in does not keep writers apart.",
	)
	contract.Serial.Hint(
		"Only one worker was reading a card. What do the others wait for at that moment?",
		"Look at the lines between Lock and Unlock. Which of them touch the map, and which could be outside?",
	)
	contract.Stuck.Hint(
		"Workers wait for the lock. Who took it last, and on which way did that worker leave the lines after Lock?",
		"Look for a continue, a return or a second Lock between Lock and Unlock.",
	)
	contract.Slow.Hint(
		"What happens for every single card that need not, or even for every time that a word is named?",
		"Adding 100 once costs a hundredth of adding 1 a hundred times. Handing a card from goroutine to goroutine costs more than counting it.",
		"A worker may keep counts to itself for as long as it likes. When must it come to the map that all share?",
	)
}
