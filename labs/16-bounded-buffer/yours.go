package main

import (
	"workbook/labs/16-bounded-buffer/exercise"
	"workbook/labs/lab"
)

// yours hands over through the buffer that the student made in
// exercise/exercise.go, with room for one.
var yours = lab.Variant{Name: "yours", Sum: func(t lab.Task) int64 {
	b := exercise.New(1)
	return handOver(t, func(number int64) { b.Put(number) }, b.Take, b.Close)
}}
