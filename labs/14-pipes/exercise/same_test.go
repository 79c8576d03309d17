package exercise_test

import (
	"bytes"
	"io"

	"workbook/labs/14-pipes/exercise"
	"workbook/labs/contract"
)

// refilled sends one message after another from the same slice. Some differ from the one
// before in a single byte, and some in the places of two.
func refilled(t *contract.T) {
	for _, size := range []int{1, 2, 100, 5000} {
		message := make([]byte, size)
		for i := range 20 {
			t.With("message %d of %s from the same slice", i+1, bytesOf(size))
			switch a, b := t.IntN(size), t.IntN(size); i % 3 {
			case 0:
				copy(message, content(size, i))
			case 1:
				message[a]++
			case 2:
				message[a], message[b] = message[b], message[a]
			}
			got, err := exercise.Receive(bytes.NewReader(frame(message)))
			t.Want(err == nil && bytes.Equal(got, message), contract.Remembered, "the bytes that the slice holds now", "%s that differ, error %v", bytesOf(len(got)), err)
		}
	}
}

// same sends one message to several streams at once, unless Send alone changes the
// caller's bytes, which is another step's business.
func same(t *contract.T) {
	for _, size := range []int{0, 1, 100, 5000, most} {
		t.With("4 calls of Send at once, all of them with the same message of %s", bytesOf(size))
		room := content(size+64, 1) // some of it is behind the message
		message := room[:size]
		if exercise.Send(io.Discard, message) != nil || !bytes.Equal(room, content(size+64, 1)) {
			return
		}
		t.AtOnce(4, func(int) {
			var stream bytes.Buffer
			err := exercise.Send(&stream, message)
			t.Want(err == nil, refused, "Send without an error", "the error %v", err)
		})
	}
}
