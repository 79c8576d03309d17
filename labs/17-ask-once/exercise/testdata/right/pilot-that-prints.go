// Package exercise sends a goroutine to ask. It hands the answer to each that waits,
// the first of them too, by a channel of their own.
package exercise

import (
	"fmt"
	"slices"
	"sync"
)

type result struct {
	answer int64
	err    error
}

type waiting struct {
	key  int64
	for_ []chan<- result
}

// Flights are right.
type Flights struct {
	once sync.Once
	lock chan []*waiting
}

// Do is right.
func (f *Flights) Do(key int64, ask func() (int64, error)) (int64, error) {
	f.once.Do(func() {
		f.lock = make(chan []*waiting, 1)
		f.lock <- nil
	})
	mine := make(chan result)
	same := func(w *waiting) bool { return w.key == key }
	all := <-f.lock
	if i := slices.IndexFunc(all, same); i >= 0 {
		all[i].for_ = append(all[i].for_, mine)
		fmt.Println("joined", key)
	} else {
		all = append(all, &waiting{key, []chan<- result{mine}})
		go func() {
			answer, err := ask()
			all := <-f.lock
			i := slices.IndexFunc(all, same)
			landed := all[i]
			f.lock <- slices.Delete(slices.Clone(all), i, i+1)
			for _, passenger := range landed.for_ {
				passenger <- result{answer, err}
			}
		}()
	}
	f.lock <- all
	got := <-mine
	return got.answer, got.err
}
