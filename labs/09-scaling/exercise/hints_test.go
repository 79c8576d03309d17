package exercise_test

import "workbook/labs/contract"

var (
	notMeasured = &contract.Cause{Name: "not-measured", Hints: []string{
		"The answer is one of the numbers on the curve.",
		"Which line of yours returns it, and where did that line get it from? It does not matter what this machine has.",
	}}
	tooSlow = &contract.Cause{Name: "too-slow", Hints: []string{
		"The pick takes more than 1.05 times the shortest time. Work out by hand where that limit lies.",
		"Which two times does your program compare? Not a neighbour's, and not the last point's: the shortest of all.",
		"A time of 105.2 is more than 5% longer than 100, though 100 is less than 5% shorter than 105.2. Which of the two do you compute?",
	}}
	tooMany = &contract.Cause{Name: "too-many", Hints: []string{
		"Two measurements of one program differ by a few percent. Is the fastest number on the curve really the best?",
		"A smaller number of workers is within 5% as well. Why did your program not find it, or not take it?",
		"A time that is exactly 5% longer is within 5%.",
	}}
	order = &contract.Cause{Name: "order", Hints: []string{
		"For the same points in the order of their workers, your pick was right.",
		"When your loop comes to a point, does it know the shortest time of all already?",
		"What does your program take for granted about the first point, or the last, or the one that it finds first?",
	}}
	again = &contract.Cause{Name: "repeated", Hints: []string{
		"A number of workers is there more than once. Which of its times did your program take?",
		"A slower measurement says that something was in the way. The shortest one counts.",
	}}
	empty = &contract.Cause{Name: "empty", Hints: []string{
		"There is nothing to pick from. What does the contract say about that?",
		"Follow your program with no points: what does each loop leave in its variables?",
	}}
	changed = &contract.Cause{Name: "changed", Hints: []string{
		"Whoever gave you the curve may want to draw it next.",
		"A slice passed to a function shares its elements with the caller's. Which line of yours writes to one, or moves them?",
		"Do you need an order at all? Or could you order something of your own?",
	}}
)

func init() {
	contract.Panic.Hint(
		"The first line says what went wrong, and the place says where.",
		"Which point does that line take for granted? How many points need a curve have?",
	)
}
