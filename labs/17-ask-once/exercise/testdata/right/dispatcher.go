// Package exercise has one goroutine that knows who asks for what. It begins with the
// first Do.
package exercise

import "sync"

type result struct {
	answer int64
	err    error
}

type wish struct {
	key int64
	ask func() (int64, error)
	to  chan<- result
}

type landing struct {
	key int64
	result
}

// Flights are right.
type Flights struct {
	once   sync.Once
	wishes chan wish
}

func (f *Flights) dispatch() {
	up := make(map[int64][]chan<- result)
	landed := make(chan landing)
	for {
		select {
		case w := <-f.wishes:
			up[w.key] = append(up[w.key], w.to)
			if len(up[w.key]) == 1 {
				go func() {
					answer, err := w.ask()
					landed <- landing{w.key, result{answer, err}}
				}()
			}
		case l := <-landed:
			for _, to := range up[l.key] {
				to <- l.result
			}
			delete(up, l.key)
		}
	}
}

// Do is right.
func (f *Flights) Do(key int64, ask func() (int64, error)) (int64, error) {
	f.once.Do(func() {
		f.wishes = make(chan wish)
		go f.dispatch()
	})
	to := make(chan result, 1)
	f.wishes <- wish{key, ask, to}
	got := <-to
	return got.answer, got.err
}
