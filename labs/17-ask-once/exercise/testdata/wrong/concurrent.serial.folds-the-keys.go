// "If a call of ask for the same key is under way": keys are folded to 32 bits, so different keys (0 and -1, 1 and 1<<32) join one call.
package exercise

import "sync"

type flight struct {
	done   chan struct{}
	answer int64
	err    error
}

// Flights are calls under way, at most one for each key.
type Flights struct {
	mu      sync.Mutex
	flights map[uint32]*flight // guarded by mu
}

// fold keeps the map small: both halves of the key go into one word.
func fold(key int64) uint32 {
	return uint32(key) ^ uint32(uint64(key)>>32)
}

func (f *Flights) Do(key int64, ask func() (int64, error)) (int64, error) {
	k := fold(key)
	f.mu.Lock()
	if fl, ok := f.flights[k]; ok {
		f.mu.Unlock()
		<-fl.done
		return fl.answer, fl.err
	}
	if f.flights == nil {
		f.flights = make(map[uint32]*flight)
	}
	fl := &flight{done: make(chan struct{})}
	f.flights[k] = fl
	f.mu.Unlock()

	fl.answer, fl.err = ask()

	f.mu.Lock()
	delete(f.flights, k)
	f.mu.Unlock()
	close(fl.done)
	return fl.answer, fl.err
}
