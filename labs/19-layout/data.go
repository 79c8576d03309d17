package main

import (
	"math/rand/v2"

	"workbook/labs/lab"
)

// The numbers 1..N in memory, laid out before a launch measures anything.
var (
	numbers []int64  // side by side
	records []record // a cache line each
	order   []uint32 // the places of numbers, shuffled
)

// A record is a number beside things that the sum does not need.
type record struct {
	number int64
	_      [56]byte
}

func layNumbers(t lab.Task) {
	numbers = make([]int64, t.N)
	for i := range numbers {
		numbers[i] = int64(i) + 1
	}
}

func layRecords(t lab.Task) {
	records = make([]record, t.N)
	for i := range records {
		records[i].number = int64(i) + 1
	}
}

// shuffle draws the order anew each time, from the same seed.
func shuffle(t lab.Task) {
	layNumbers(t)
	order = make([]uint32, t.N)
	for i := range order {
		order[i] = uint32(i)
	}
	rand.New(rand.NewPCG(19, 19)).Shuffle(len(order), func(i, j int) {
		order[i], order[j] = order[j], order[i]
	})
}
