// Package exercise is an answer for a test.
package exercise

type Flights struct{}

func (f *Flights) Do(key int64, ask func() (int64, error)) (int64, error) { return ask() }
