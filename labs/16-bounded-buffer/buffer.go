package main

import (
	"sync"
	"time"

	"workbook/labs/lab"
)

// A buffer has room for one number.
type buffer struct {
	mu                sync.Mutex
	notEmpty, notFull *sync.Cond // one condition, or two
	wake              func(*sync.Cond)

	number int64 // guarded by mu, and so are the others
	full   bool
	closed bool
}

// takeOut takes out the number that was put in last, and makes room.
func (b *buffer) takeOut() (number int64, ok bool) {
	if !b.full && b.closed {
		return 0, false
	}
	b.full = false
	b.wake(b.notFull)
	return b.number, true
}

// close says that no more numbers will come.
func (b *buffer) close() {
	b.mu.Lock()
	b.closed = true
	b.notEmpty.Broadcast()
	b.mu.Unlock()
}

// through returns a variant whose workers use a buffer with that number of conditions.
func through(conds int, wake func(*sync.Cond), take func(*buffer) (int64, bool)) func(lab.Task) int64 {
	return func(t lab.Task) int64 {
		// While this alarm is set, the runtime reports no deadlock: see lab 13.
		defer time.AfterFunc(time.Hour, func() {}).Stop()

		b := &buffer{wake: wake}
		b.notEmpty = sync.NewCond(&b.mu)
		b.notFull = b.notEmpty
		if conds == 2 {
			b.notFull = sync.NewCond(&b.mu)
		}
		return handOver(t, b.put, func() (int64, bool) { return take(b) }, b.close)
	}
}

// channel uses a channel as the buffer.
func channel(t lab.Task) int64 {
	numbers := make(chan int64, 1)
	put := func(number int64) { numbers <- number }
	take := func() (int64, bool) { number, ok := <-numbers; return number, ok }
	return handOver(t, put, take, func() { close(numbers) })
}

// handOver lets t.Workers workers put their shares, and as many others take what
// comes and add it up.
func handOver(t lab.Task, put func(int64), take func() (int64, bool), end func()) int64 {
	var puts, takes sync.WaitGroup
	var mu sync.Mutex
	var total int64 // guarded by mu
	for w := range t.Workers {
		puts.Go(func() {
			for i := range t.Share(w).Each {
				put(i)
			}
		})
		takes.Go(func() {
			var sum int64
			for number, ok := take(); ok; number, ok = take() {
				sum += number
			}
			mu.Lock()
			total += sum
			mu.Unlock()
		})
	}
	puts.Wait()
	end()
	takes.Wait()
	return total
}
