package main

import "workbook/labs/check"

var hints = map[string][]string{
	check.NeverAsked: {
		"Nobody but ask knows the answers.",
		"Call ask for each number, and add up what it answers.",
	},
	"no-reason": {
		"No call failed, and the caller's context had not ended. Where did your error come from?",
		"Did a context that you made end before the last call did?",
	},
	"error-lost": {
		"A call failed, and the caller was told that all is well.",
		"Follow the error from where ask returns it to where Ask returns. Who keeps it on the way?",
	},
	"other-error": {
		"The caller compares the error with one that it knows. Yours is another value.",
		"Is it wrapped, or joined with others, or that of a later call?",
		"When one call fails and you end the others, they fail too, with errors of their own. Which came first? And which error is asked for when ctx itself has ended?",
	},
	"not-zero": {
		"Part of a sum is not the sum.",
		"What does your last line return beside the error?",
	},
	"called-late": {
		"The caller has given up already. Does your program look, before it calls?",
		"If a select has two cases ready, it takes either. Is one of yours a call, or leads to one?",
	},
	"called-on": {
		"After the first failure nobody needs another answer. Who makes the next call, and what does it look at before?",
		"A select with two cases ready takes either. And a place that becomes free before the failure is known is taken by somebody who does not know.",
	},
	"not-ended": {
		"The calls in flight wait for the context that they were given. Which one did your program give them, and who ends it?",
		"What ends with a context are the contexts derived from it, and no others. Ending the caller's is not up to you.",
	},
	"in-flight": {
		"Ask returned while a call had not. What does your program wait for before it returns?",
		"To end a context is to ask a call to stop, and not yet to know that it has.",
	},
	check.Many: {
		"More calls were in flight at once than t.Workers allows.",
		"A goroutine is cheap, a request in flight is not. What in your program has as many places as there may be calls?",
	},
	check.Crowd: {
		"No more calls were in flight than allowed, but every number had a goroutine that waited for its turn.",
		"Where does a number wait: before its goroutine is started, or in it?",
	},
	check.Goroutines: {
		"A goroutine ends when its function returns. Which line does each of those left stand at?",
		"If somebody hands out numbers: who takes the next one when all workers have stopped?",
		"If no line of yours is named: a context that you derive is held, and watched, until it is cancelled. Does that happen on every path?",
	},
	check.Slow: {
		"What does your program wait for, when all answers come at once?",
		"Whoever sleeps and looks again sleeps too long. What could wake it when a place becomes free?",
	},
}
