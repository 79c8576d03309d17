package main

import "workbook/labs/check"

// The causes that only this exercise has.
const (
	refused     = "refused"       // Send returns an error for a message that is allowed
	scratched   = "scratched"     // Send changes the message
	notReceived = "not-received"  // Receive returns an error for what Send wrote
	altered     = "altered"       // another message comes out
	leftOver    = "left-over"     // Receive leaves a part of the frame
	pastEnd     = "past-end"      // Receive reads into what follows
	overwritten = "overwritten"   // a later call changes a message
	pieces      = "pieces"        // wrong when bytes come in pieces
	end         = "end"           // not io.EOF between messages
	cutShort    = "cut-short"     // not io.ErrUnexpectedEOF within one
	readError   = "read-error"    // the reader's error is lost
	writeError  = "write-error"   // the writer's error is lost
	shortWrite  = "short-write"   // a write that took less goes unnoticed
	sentTooLong = "sent-too-long" // Send takes more than MaxMessage
	unchecked   = "unchecked"     // Receive believes any length
)

var hints = map[string][]string{
	refused: {
		"Any bytes from none to MaxMessage are a message. Which of them does Send refuse, and why?",
		"Go through your conditions with a message of no bytes, and with one of exactly MaxMessage.",
	},
	scratched: {
		"The message belongs to the caller. An append to a part of it may write into what follows.",
		"Which of your variables share memory with the message?",
	},
	notReceived: {
		"Look at the bytes that Send wrote for this message, one by one. Where does Receive go wrong in them?",
		"Does everything reach the writer? What a buffer holds at the end has not been written.",
	},
	altered: {
		"Look at the bytes that Send wrote for this message. How does Receive know where the message ends?",
		"A message may hold any byte. Is there one that you can end it with and be sure that it is not part of it?",
		"How large can a number get in the room that you gave it?",
	},
	leftOver: {
		"Receive has to take all of a frame from the reader, so that the next call finds the next one.",
		"What does Send write behind the message, and who reads it?",
	},
	pastEnd: {
		"Receive took bytes from the reader that belong to the next message. When it returns, they are lost.",
		"A buffered reader takes as much as it can get. Who says how much is needed here?",
		"Read only what you know to be there: what comes first in a frame that has a fixed size?",
	},
	overwritten: {
		"Both messages lie in the same memory. Where does it come from?",
		"What the caller keeps cannot be used for the next message.",
	},
	pieces: {
		"One Read gives what is there at that moment. That may be less than you asked for, without an error.",
		"Read until everything has come. The package io has a function for that.",
	},
	end: {
		"Between two messages an end is not an error but the end: io.EOF, as Read returns it.",
		"Which function do you read the beginning of a frame with, and what does it return when there is not one byte?",
	},
	cutShort: {
		"The stream ended within a message, and the caller must not take that for an orderly end.",
		"What does io.ReadFull return when there is not one byte, and what when there are some? Which of its calls in Receive may see none?",
	},
	readError: {
		"Something else than the end came from the reader. The caller wants to know what.",
		"Which errors do you turn into others, and into which?",
	},
	writeError: {
		"Each write can fail. Which of your writes is not looked at, or is overwritten by the next?",
		"If the first write fails, what does Send do next, and what does it return in the end?",
	},
	shortWrite: {
		"Write also returns how many bytes it took. Do you look at that number?",
		"A Writer should return an error when it takes less. Some do not; then it is up to you.",
	},
	sentTooLong: {
		"What the other end refuses should not be sent. When is the length known?",
		"Nothing is to be written in that case, not even the beginning of a frame.",
	},
	unchecked: {
		"What comes in through a pipe was written by somebody else. What if the length in it is nonsense?",
		"Between reading the length and making memory for it there is a moment to look at it.",
		"Look at its sign too, if your length has one.",
	},
	check.Race: {
		"Two pipes were used at the same time, and yet both touched one variable.",
		"Which variables of yours live outside of the functions?",
	},
	check.Stuck: {
		"Receive or Send does not come back. Which loop does it stand in, and what ends that loop?",
		"A reader that has ended gives no more bytes and an error, every time. Does the loop look at the error?",
	},
	check.Slow: {
		"How many calls of Read does one message take, and how many of append?",
		"When you know how long a message is, you can ask for all of it at once.",
	},
}
