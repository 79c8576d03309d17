package main

import (
	"sync"

	"workbook/labs/17-ask-once/exercise"
	"workbook/labs/lab"
)

// yours asks through what the student made in exercise/exercise.go, and keeps the
// answers: a flight looks into the cache once more before it asks.
var yours = lab.Variant{Name: "yours", Try: few(func(t lab.Task) int64 {
	var flights exercise.Flights
	var cache sync.Map
	return charged(t, func(i int64, ask func(int64) int64) {
		if _, known := cache.Load(i); known {
			return
		}
		_, _ = flights.Do(i, func() (int64, error) {
			if _, known := cache.Load(i); !known {
				cache.Store(i, ask(i))
			}
			return i, nil
		})
	})
})}
