// Package exercise is an answer for a test.
package exercise

import (
	"sync"
)

type Flights struct{ m sync.Map }

type flight struct{ ask func() (int64, error) }

func (f *Flights) Do(key int64, ask func() (int64, error)) (int64, error) {
	if key < 0 {
		return ask()
	}
	got, _ := f.m.LoadOrStore(key, &flight{sync.OnceValues(ask)})
	c := got.(*flight)
	defer f.m.CompareAndDelete(key, c)
	return c.ask()
}
