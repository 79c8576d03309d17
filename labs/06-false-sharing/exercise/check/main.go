// Command check is the checker of exercise 06; reportgen check starts it.
package main

import (
	"sync"

	"workbook/labs/06-false-sharing/exercise"
	"workbook/labs/check"
)

func main() {
	check.Main(check.Exercise{
		Right:    right,
		RaceFree: raceFree,
		Hints: map[string][]string{
			howMany: {
				"The length of what you return is the number of workers.",
				"make with one number gives so many elements, which are nil. With two, the first is the length and the second only room. What does append do after each?",
			},
			none: {
				"An element of a new slice of pointers is nil: it points to no counter yet.",
				"Which of the elements does your loop set? Write down its first and its last.",
			},
			same: {
				"Two workers got one counter. Their additions all go to the same place.",
				"Whose address do you take? See that it is that of another element every time.",
			},
			notZero: {
				"Memory that make or new gives is zero. Who wrote to the counters?",
				"Did an earlier call hand them out already?",
			},
			shared: {
				"A second call returned counters that the first one had returned before.",
				"A variable outside the function is there once for all calls. What has to be made anew each time?",
			},
			near: {
				"Add up the sizes of all fields between one counter and the next. An atomic.Int64 has 8 bytes.",
				"A line has 64 bytes on most CPUs, and 128 on some. Some fetch lines in pairs. Which distance is enough for all of them?",
				"Small things that are allocated one by one are packed side by side. What you allocate must have the room in it.",
			},
			far: {
				"Distance costs memory. How much of it keeps lines apart, and how much is only waste?",
				"Which type do your unused elements have, and how many bytes is one of them?",
			},
			lost: {
				"Each counter was added to once, and then one of them held something else.",
				"Does anything else in your program write where a counter lies?",
			},
			check.Race: {
				"Two goroutines called Counters at the same time, and both touched one variable.",
				"Which variables does your function use that live outside of it?",
			},
		},
	})
}

// raceFree makes counters in two goroutines at once.
func raceFree() {
	var callers sync.WaitGroup
	for range 2 {
		callers.Go(func() {
			for w, counter := range exercise.Counters(4) {
				counter.Add(int64(w))
			}
		})
	}
	callers.Wait()
}
