package exercise_test

import "workbook/labs/contract"

// Causes of this exercise's own.
var (
	howMany = &contract.Cause{Name: "how-many", Hints: []string{
		"The length of what you return is the number of workers.",
		"make with one number gives that many elements, which are nil. With two, the first is the length and the second only room. What does append do after each?",
	}}
	none = &contract.Cause{Name: "nil", Hints: []string{
		"An element of a new slice of pointers is nil: it points to no counter yet.",
		"Which of the elements does your loop set? Write down its first and its last.",
	}}
	same = &contract.Cause{Name: "same", Hints: []string{
		"Two workers got one counter. Their additions all go to the same place.",
		"Whose address do you take? See that it is that of another element every time.",
	}}
	notZero = &contract.Cause{Name: "not-zero", Hints: []string{
		"Memory that make or new gives is zero. Who wrote to the counters?",
		"Did an earlier call hand them out already?",
	}}
	shared = &contract.Cause{Name: "shared", Hints: []string{
		"A later call returned counters that an earlier one had returned before.",
		"A variable outside the function exists once for all calls. What has to be made anew each time?",
	}}
	near = &contract.Cause{Name: "near", Hints: []string{
		"Add up the sizes of all fields between one counter and the next. An atomic.Int64 has 8 bytes.",
		"A line has 64 bytes on most CPUs, and 128 on some. Some fetch lines in pairs. Which distance is enough for all of them?",
		"Small things that are allocated one by one are packed side by side. What you allocate must have the room in it.",
	}}
	far = &contract.Cause{Name: "far", Hints: []string{
		"Distance costs memory. How much of it keeps lines apart, and how much is only waste?",
		"Which type do your unused elements have, and how many bytes is one of them?",
	}}
	lost = &contract.Cause{Name: "lost", Hints: []string{
		"Each counter was added to once, and then one of them held something else.",
		"Does anything else in your program write to the place of a counter?",
	}}
)

func init() {
	contract.Race.Hint(
		"Several goroutines called Counters at the same time, and two of them touched one variable.",
		"Which variables does your function use that are declared outside of it?",
	)
}
