package main

import "workbook/labs/check"

// The causes that only this exercise has.
const (
	anError     = "error"             // an error where none was
	length      = "length"            // another number of results than numbers
	order       = "order"             // the results, at other places
	other       = "results"           // other values than work returned
	noError     = "no-error"          // none returned where there was one
	first       = "first"             // another error than the first
	wrapped     = "wrapped"           // the first error within another one
	both        = "results-and-error" // results beside an error
	goesOn      = "goes-on"           // numbers begun after the stop
	notEnded    = "not-cancelled"     // work was not told to stop
	leftWorking = "left-working"      // Map returned before its workers ended
	heldUp      = "held-up"           // a slow number delays others
)

var hints = map[string][]string{
	check.Missed: {
		"The work was not called for all numbers from 1 to t.N. Which end is missing?",
		"When does a worker decide that there are no more numbers?",
	},
	check.Twice: {
		"Two workers took the same number. What happens between looking which one is next and taking it?",
		"Looking and taking must be one step, in which no other worker can come between.",
	},
	anError: {
		"No work failed and no ctx ended. Where does your error come from?",
		"Map ends a ctx of its own when it returns. Does it look at that one's error afterwards?",
	},
	length: {
		"There is one result for each number. How long is your slice when the workers start, and who makes it longer?",
		"Look at N = 0, and at fewer numbers than workers.",
	},
	order: {
		"Workers are done in any order. What decides where a result is put?",
		"Whoever has the result also knows its number. Is that used?",
	},
	other: {
		"Follow one result from work's return to the slice. Is a variable on its way shared by several workers?",
		"Number i stands at place i-1.",
	},
	noError: {
		"Work can fail, and ctx can end. Both have to reach the one who called Map.",
		"After all workers have ended: what says that they ended because of a stop, and not because everything was done?",
	},
	first: {
		"Several errors came in. Which one is kept in your program: the first in time, the last in time, or that of the lowest number?",
		"When one error has been kept, what do those that come later do to it?",
		"sync has a type for what shall happen only the first time.",
	},
	wrapped: {
		"The very value is asked for, so that a caller can compare it.",
		"Do not add to the error, and do not join it with others.",
	},
	both: {
		"With an error, the results are incomplete. What is asked for in their place?",
		"Look at every return of your function that has an error. What stands before it?",
	},
	goesOn: {
		"A number was begun after it was known that it is no longer needed. What does a worker look at before it takes the next one?",
		"A number that waits in a channel, or a goroutine that waits for its turn, was let in before the stop. Who looks again?",
		"When several cases of a select are ready, it takes any of them. Is that good enough here?",
	},
	notEnded: {
		"The work that is going on was not told. Which ctx does it get from you?",
		"context can make a ctx that ends when its parent does, or when you say so. Who says so, and when?",
	},
	leftWorking: {
		"Map returned while work was going on. What does it wait for before it returns?",
		"See the error as something to be kept until the end, not as the end.",
	},
	heldUp: {
		"One number takes long, and others wait for it that nobody is working on. To whom were they given, and when?",
		"Equal shares, rounds and batches are given away before anybody knows what takes long. When should a worker get its next number?",
	},
	check.Race: {
		"The two lines named touch the same variable, and nothing says which comes first.",
		"All workers may fail at the same moment. Who guards what they do with their errors?",
		"Each place in a slice is a variable of its own; the slice that grows is one that all share.",
	},
	check.Crowd: {
		"No more were at work than allowed, but far more goroutines were there, waiting for their turn.",
		"Start t.Workers goroutines, and let each of them fetch one number after another.",
	},
	check.Slow: {
		"What happens for each number beside the work itself?",
		"How does that grow with the number of results that are there already?",
	},
}
