package exercise_test

import "workbook/labs/contract"

// Causes of this exercise's own.
var (
	early = &contract.Cause{Name: "early", Hints: []string{
		"While the part is being added up, the slot shows half of a sum to whoever looks, and memory that others see is written for each number.",
		"Where can a sum grow so that nobody else sees it?",
	}}
	unset = &contract.Cause{Name: "unset", Hints: []string{
		"The parent adds up all slots, and takes what it finds there for a sum.",
		"Is there a way through your function on which nothing is written to the slot? What is the sum of no numbers?",
	}}
	others = &contract.Cause{Name: "others", Hints: []string{
		"A slot with the number of another worker changed.",
		"Which index do you write to, and does any loop go over all of the slots?",
		"Who adds the partial sums up? It is not the worker.",
	}}
	order = &contract.Cause{Name: "order", Hints: []string{
		"Each number has its worker. But parts are ranges: all numbers of worker 0 come before all of worker 1.",
		"By how much does i grow from one number of a worker to the next?",
	}}
	uneven = &contract.Cause{Name: "uneven", Hints: []string{
		"Write down how many numbers each worker has, for n 5 and 3 workers.",
		"If the rest all goes to one worker, the others wait for that one. How many numbers can the rest be, at most, and how many workers are there to take them?",
		"If you round the length up or down, every worker has the same error, and one worker gets all of them. Is there something else that you could round?",
	}}
	hoards = &contract.Cause{Name: "hoards", Hints: []string{
		"One worker may have nearly 1<<32 numbers, of 8 bytes each. How much memory does your program need then?",
		"What do you still need of a number when you have added it?",
	}}
)

func init() {
	contract.Total.Hint(
		"Every number of the part was asked for. What is in the slot besides their sum?",
		"The slot may hold anything before. Does your program begin at 0, in each call anew?",
	)
	contract.NeverAsked.Hint(
		"A formula knows the sum of a range. It does not know the numbers that the test put there.",
		"Ask for each number of the part, and add up what is answered.",
	)
	contract.Missed.Hint(
		"Write down the first and last number of each worker, for n 4 and 3 workers. Which are missing?",
		"What happens to the rest if n is not a multiple of the number of workers?",
		"Take the end of each part, not the length. What should the last worker's end always be? A float cannot hold every fraction.",
	)
	contract.Race.Hint(
		"In the lab the workers are processes, and no race detector sees this. Here they are goroutines.",
		"Which memory do two workers touch? A slot has one owner; a variable outside of the function exists once for all of them.",
	)
	contract.Slow.Hint(
		"Count how often your loop goes round, and compare that with the length of the part.",
		"Can you say where the part begins without passing by the numbers before it?",
	)
}
