package exercise_test

import "workbook/labs/contract"

var (
	refused = &contract.Cause{Name: "refused", Hints: []string{
		"Any bytes from none to MaxMessage are a message. Which of them does Send refuse, and why?",
		"Go through your conditions with a message of no bytes, and with one of exactly MaxMessage.",
	}}
	scratched = &contract.Cause{Name: "scratched", Hints: []string{
		"The message belongs to the caller. An append to a part of it may write into what follows.",
		"Which of your variables share memory with the message?",
	}}
	notReceived = &contract.Cause{Name: "not-received", Hints: []string{
		"Look at the bytes that Send wrote for this message, one by one. Where does Receive go wrong in them?",
		"Does everything reach the writer? What a buffer holds at the end has not been written.",
	}}
	altered = &contract.Cause{Name: "altered", Hints: []string{
		"Look at the bytes that Send wrote for this message. How does Receive know where the message ends?",
		"A message may hold any byte. Is there one that you can end it with and be sure that it is not part of it?",
		"How large can a number get in the room that you gave it?",
	}}
	leftOver = &contract.Cause{Name: "left-over", Hints: []string{
		"Receive has to take all of a frame from the reader, so that the next call finds the next one.",
		"What does Send write behind the message, and who reads it?",
	}}
	shut = &contract.Cause{Name: "shut", Hints: []string{
		"The caller has more messages for this stream, and finds it closed.",
		"Who opened the stream, and who knows which message is the last one?",
	}}
	pastEnd = &contract.Cause{Name: "past-end", Hints: []string{
		"Receive took bytes from the reader that belong to the next message. When it returns, they are lost.",
		"A buffered reader takes as much as it can get. Who says how much is needed here?",
		"Read only what you know to be there: what comes first in a frame that has a fixed size?",
	}}
	overwritten = &contract.Cause{Name: "overwritten", Hints: []string{
		"Both messages lie in the same memory. Where does it come from?",
		"What the caller keeps cannot be used for the next message.",
	}}
	pieces = &contract.Cause{Name: "pieces", Hints: []string{
		"One Read gives what is there at that moment. That may be less than you asked for, without an error.",
		"Read until everything has come. The package io has a function for that.",
	}}
	end = &contract.Cause{Name: "end", Hints: []string{
		"Between two messages an end is not an error but the end: io.EOF, as Read returns it.",
		"Which function do you read the beginning of a frame with, and what does it return when there is not one byte?",
	}}
	cutShort = &contract.Cause{Name: "cut-short", Hints: []string{
		"The stream ended within a message, and the caller must not take that for an orderly end.",
		"What does io.ReadFull return when there is not one byte, and what when there are some? Which of its calls in Receive may see none?",
	}}
	readError = &contract.Cause{Name: "read-error", Hints: []string{
		"Something else than the end came from the reader. The caller wants to know what.",
		"Which errors do you turn into others, and into which?",
	}}
	writeError = &contract.Cause{Name: "write-error", Hints: []string{
		"Each write can fail. Which of your writes is not looked at, or is overwritten by the next?",
		"If the first write fails, what does Send do next, and what does it return in the end?",
	}}
	shortWrite = &contract.Cause{Name: "short-write", Hints: []string{
		"Write also returns how many bytes it took. Do you look at that number?",
		"A Writer should return an error when it takes less. Some do not; then it is up to you.",
	}}
	sentTooLong = &contract.Cause{Name: "sent-too-long", Hints: []string{
		"What the other end refuses should not be sent. When is the length known?",
		"Nothing is to be written in that case, not even the beginning of a frame.",
	}}
	unchecked = &contract.Cause{Name: "unchecked", Hints: []string{
		"What comes in through a pipe was written by somebody else. What if the length in it is nonsense?",
		"Between reading the length and making memory for it there is a moment to look at it.",
		"Look at its sign too, if your length has one.",
	}}
)

func init() {
	contract.Race.Hint(
		"Two pipes were used at the same time, and yet both touched one variable.",
		"Which variables of yours live outside of the functions?",
	)
	contract.Stuck.Hint(
		"Receive or Send does not come back. Which loop is it in, and what ends that loop?",
		"A reader that has ended gives no more bytes and an error, every time. Does the loop look at the error?",
	)
	contract.Slow.Hint(
		"How many calls of Read does one message take, and how many of append?",
		"When you know how long a message is, you can ask for all of it at once.",
	)
	contract.Serial.Hint(
		"Each has a stream of its own, and still one waits for another. For what?",
		"What is shared by two calls of Send, or of Receive? Does it have to be?",
	)
	contract.Left.Hint(
		"A goroutine ends when its function returns. At which line is each of those that are left?",
		"After an error, somebody still waits to hand on what nobody takes any more.",
	)
}
