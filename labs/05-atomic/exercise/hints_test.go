package exercise_test

import "workbook/labs/contract"

// Causes of this exercise's own.
var (
	gaveUp = &contract.Cause{Name: "gave-up", Hints: []string{
		"CompareAndSwap says whether it swapped. Which line of yours looks at what it says?",
		"If it did not swap, another goroutine was faster, and the cell holds something else now. That may still be too little.",
		"Numbers may be negative or very large, and 0 is a number like any other. What do you know of a cell before you have read it?",
	}}
	stale = &contract.Cause{Name: "stale", Hints: []string{
		"The swap failed since the cell no longer holds what you compare with. Will the same question get another answer?",
		"What does your loop do again each time round, and what only once, before it begins?",
	}}
	lowered = &contract.Cause{Name: "lowered", Hints: []string{
		"At the moment of the swap, somebody had put more there than your x.",
		"You decided by a number that you had read. Is it the very number that you hand to CompareAndSwap as old?",
		"If you read the cell again, what else has to be done again?",
	}}
	needless = &contract.Cause{Name: "needless", Hints: []string{
		"If the cell holds x or more there is nothing to do. A swap takes the cache line from all other CPUs for nothing.",
		"Which comparison keeps your loop from the swap? Try it with two equal numbers.",
	}}
	other = &contract.Cause{Name: "other", Hints: []string{
		"The cell holds numbers now that nobody gave. A reader could take one of them for the maximum.",
		"Which number should the cell hold after your swap? It takes one swap to put it there.",
	}}
	spins = &contract.Cause{Name: "spins", Hints: []string{
		"The cell holds enough, and your loop goes on. How does it end?",
		"There are two good reasons to return: you swapped, or there is no need to. Does your loop know both?",
	}}
	waits = &contract.Cause{Name: "waits", Hints: []string{
		"One caller is stopped by the system at the worst moment. What does it hold that the other one wants?",
		"No lock is needed: CompareAndSwap tells you afterwards whether you were alone.",
	}}
)

func init() {
	contract.Race.Hint(
		"Each caller has a cell of its own here, and still two of them touch the same variable.",
		"What is declared outside of Raise exists once for all callers and all cells. What does the cell itself not tell you already?",
	)
}
