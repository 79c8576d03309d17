package main

import (
	"workbook/labs/03-mutex/exercise"
	"workbook/labs/lab"
)

// yours is what the student made in exercise/exercise.go. Each number is a card
// that names a word with a number of times, so all words together are named 1+...+N
// times.
var yours = lab.Variant{Name: "yours", Sum: func(t lab.Task) int64 {
	var sum int64
	for _, times := range exercise.Count(t, card) {
		sum += times
	}
	return sum
}}

var words = [8]string{"one", "lock", "and", "many", "who", "want", "it", "now"}

func card(i int64) (word string, times int64) {
	return words[i%int64(len(words))], i
}
