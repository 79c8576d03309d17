package main

import (
	"sync"

	"workbook/labs/12-global-lock/exercise"
	"workbook/labs/lab"
)

// yours is what the student made in exercise/exercise.go, with a lock of its own.
var yours = lab.Variant{Name: "yours", Sum: func(t lab.Task) int64 {
	return exercise.Sum(t, &sync.Mutex{})
}}
