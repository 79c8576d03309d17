package main

import (
	"workbook/labs/10-granularity/exercise"
	"workbook/labs/lab"
)

// yours is what the student made in exercise/exercise.go.
var yours = lab.Variant{Name: "yours", Sum: exercise.Sum}
