package main

import (
	"workbook/labs/03-mutex/exercise"
	"workbook/labs/lab"
)

// yours is what the student made in exercise/exercise.go. Card i names a word that
// counts i times, so the counts of all words together are 1+...+N.
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
