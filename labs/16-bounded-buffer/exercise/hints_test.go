package exercise_test

import "workbook/labs/contract"

var (
	order = &contract.Cause{Name: "order", Hints: []string{
		"What comes out is not what went in first.",
		"At which end do you put in, and at which do you take out?",
	}}
	room = &contract.Cause{Name: "room", Hints: []string{
		"A Put returned although the buffer was full.",
		"For what does Put wait, and with which numbers does it compare?",
	}}
	closed = &contract.Cause{Name: "closed", Hints: []string{
		"Think of the four cases: Put or Take, in a buffer that is closed already or while it waits.",
		"A closed buffer may still hold numbers. Who gets them?",
	}}
	early = &contract.Cause{Name: "early", Hints: []string{
		"A call gave up although the buffer was not closed.",
		"When Wait returns, is what it waited for still true? Another worker may have been faster.",
	}}
	lost = &contract.Cause{Name: "lost", Hints: []string{
		"Some number came out never, or twice.",
		"When Wait returns, is what it waited for still true? Another worker may have been faster.",
	}}
	waits = &contract.Cause{Name: "waits", Hints: []string{
		"A Put waits although there is room.",
		"With what does Put compare, and which numbers fit into the types of the two?",
	}}
)

func init() {
	contract.Stuck.Hint(
		"Each goroutine named waits at its line. Which event should have woken it?",
		"Signal wakes one. Could it be one that can do nothing with it? And who is woken by Close?",
	)
}
