package main

import (
	"sync/atomic"

	"workbook/labs/05-atomic/exercise"
	"workbook/labs/lab"
)

// yours puts what the student made in exercise/exercise.go in place of an
// addition. Each number i raises the shared maximum to 1+...+i, so the largest
// is the sum.
var yours = lab.Variant{Name: "yours", Sum: together(raise)}

func raise(share lab.Share, max *atomic.Int64) {
	for i := range share.Each {
		exercise.Raise(max, lab.Task{N: i}.Expected())
	}
}
