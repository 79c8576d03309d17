// Package exercise removes its note without the lock.
package exercise

import "sync"

type Flights struct {
	mu  sync.Mutex
	all map[int64]func() (int64, error)
}

func (f *Flights) Do(key int64, ask func() (int64, error)) (int64, error) {
	f.mu.Lock()
	call, ok := f.all[key]
	if !ok {
		call = sync.OnceValues(func() (int64, error) {
			defer func() { delete(f.all, key) }()
			return ask()
		})
		if f.all == nil {
			f.all = map[int64]func() (int64, error){}
		}
		f.all[key] = call
	}
	f.mu.Unlock()
	return call()
}
