package main

import (
	"workbook/labs/18-many-readers/exercise"
	"workbook/labs/lab"
)

// yours keeps what the lab's table holds in the one that the student made in
// exercise/exercise.go, under key 1.
var yours = lab.Variant{Name: "yours", Sum: short(func(*table) guard {
	var made exercise.Table
	made.Set(map[int64]int64{1: 0})
	return guard{
		read:    func(i int64) int64 { add, _ := made.Get(1); return i + add },
		replace: func() { made.Set(map[int64]int64{1: 0}) },
	}
})}
