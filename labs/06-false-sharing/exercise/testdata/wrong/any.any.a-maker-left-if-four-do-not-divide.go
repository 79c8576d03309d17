// Package exercise lets four goroutines make the counters, and one waits for ever if four do not divide them.
package exercise

import "sync/atomic"

func Counters(workers int) []*atomic.Int64 {
	all := make([][16]atomic.Int64, workers)
	counters := make([]*atomic.Int64, workers)
	if workers < 8 {
		for w := range all {
			counters[w] = &all[w][0]
		}
		return counters
	}
	places, done := make(chan int), make(chan bool)
	for range 4 {
		go func() {
			for range workers / 4 {
				w := <-places
				counters[w] = &all[w][0]
				done <- true
			}
		}()
	}
	if rest := workers % 4; rest > 0 {
		go func() {
			for range 4 {
				w := <-places
				counters[w] = &all[w][0]
				done <- true
			}
		}()
	}
	for w := range workers {
		places <- w
		<-done
	}
	return counters
}
