package main

import "workbook/labs/check"

// The causes that only this exercise has.
const (
	lost    = "lost"    // a number was asked for and never received
	extra   = "extra"   // something was received that is no number of the task
	changed = "changed" // as many, but not those that t.Number gave
	open    = "open"    // the goroutines ended, the channel was not closed
	tooFar  = "ahead"   // many numbers were asked for that nobody received
)

var hints = map[string][]string{
	check.NeverAsked: {
		"What comes in at the second stage is a place. What shall go out is the number that stands there.",
		"Ask the task for it: t.Number.",
	},
	check.Missed: {
		"Which places does the first stage send? Write down the first and the last.",
		"When does each worker end: when there are no more places, or earlier?",
	},
	check.Twice: {
		"Each place goes to one worker. How many goroutines send places?",
		"What one goroutine receives from a channel, no other receives. Do your workers share one channel of places?",
	},
	lost: {
		"All numbers were asked for. Some did not come out before the channel was closed.",
		"Who closes the channel, and how does it know that every worker has sent its last number?",
	},
	extra: {
		"A receive from a closed channel gives zero, again and again. Who receives without looking whether it is closed?",
		"Does anything else than the workers send to the channel that you return?",
	},
	changed: {
		"Follow one place: which value does the worker send for it?",
		"Is a variable shared by workers that should be each worker's own?",
	},
	open: {
		"A reader that ranges over the channel waits for its close. On which way out of your goroutines is there none?",
		"What runs however a function ends?",
	},
	tooFar: {
		"Nobody received, and yet numbers were asked for. Where do they go?",
		"A channel's room decides how far a sender can run ahead. What decides yours?",
		"When ctx has ended, a number that nobody will receive need not be asked for. Who still asks?",
	},
	check.Goroutines: {
		"The reader has left. A goroutine that sends waits for it for ever, unless it waits for something else as well.",
		"select waits for several things, and goes on with the first that comes. Which sends in your program stand alone?",
		"Look at all three stages: when the workers stop, who receives the places?",
	},
	check.Panic: {
		"A channel is closed once, and nobody sends afterwards. Your program did one of the two.",
		"How many goroutines may reach your close? What do the others do at that moment?",
		"Who closes must know that all senders have ended. What in your program says so, also when ctx ends?",
	},
	check.Stuck: {
		"Each goroutine named waits at its line. For whom?",
		"Pipeline has to return before anybody can receive. Does it wait for something that needs a reader?",
		"A loop over a channel ends when the channel is closed. Who closes each of yours, and when?",
	},
	check.Slow: {
		"Each number costs a message or two. What else do you do for each?",
		"Whoever waits for a channel should be woken by it. Does anything of yours sleep, or ask again and again?",
	},
}
