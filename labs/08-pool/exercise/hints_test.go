package exercise_test

import "workbook/labs/contract"

var (
	length = &contract.Cause{Name: "length", Hints: []string{
		"There is one result for each number. How long is your slice when the workers start, and who makes it longer?",
		"Look at N = 0, and at fewer numbers than workers.",
	}}
	order = &contract.Cause{Name: "order", Hints: []string{
		"Workers end in any order. What decides where a result is put?",
		"Whoever has the result also knows its number. Is that used?",
	}}
	other = &contract.Cause{Name: "results", Hints: []string{
		"Follow one result from work's return to the slice. Is a variable on its way shared by several workers?",
		"The result for number i is at place i-1.",
	}}
	heldUp = &contract.Cause{Name: "held-up", Hints: []string{
		"Some numbers take long, and others wait for them that nobody is working on. To whom were they given, and when?",
		"Equal shares, rounds and batches are given away before anybody knows what takes long. When should a worker get its next number?",
	}}
)

func init() {
	contract.NeverAsked.Hint(
		"Nobody but work knows the results.",
		"Call work for each number, and keep what it returns.",
	)
	contract.Missed.Hint(
		"work was not called for all numbers from 1 to t.N. Which end is missing?",
		"When does a worker decide that there are no more numbers?",
	)
	contract.Twice.Hint(
		"Two workers took the same number. What happens between the look at which one is next and the moment when it is taken?",
		"Looking and taking must be one step, so that no other worker can come between.",
	)
	contract.Race.Hint(
		"The two lines named touch the same variable, and nothing says which comes first.",
		"All workers may fail at the same moment. Who guards what they do with their errors?",
		"Each place in a slice is a variable of its own; a slice that grows is one that all share.",
	)
	contract.Many.Hint(
		"More calls were in flight at once than t.Workers allows.",
		"Count the goroutines that can be at work at the same time. What in your program has as many places as there are workers?",
	)
	contract.Crowd.Hint(
		"No more were at work than allowed, but far more goroutines were there, waiting for their turn.",
		"Start t.Workers goroutines, and let each of them take one number after another.",
	)
	contract.Left.Hint(
		"A goroutine ends when its function returns. At which line is each of those that are left?",
		"If somebody hands out numbers: who takes the next one when all workers have stopped?",
		"Does one wait for a context that the caller may never end? Or do you derive a context that is cancelled on some paths only?",
	)
	contract.Slow.Hint(
		"What happens for each number beside the work itself?",
		"How does that grow with the number of results that are there already?",
	)
}
