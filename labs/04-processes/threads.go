package main

import (
	"runtime"
	"sync"

	"workbook/labs/lab"
)

// threads is lock-once of lab 03, with a thread of the operating system for each
// worker. A goroutine that keeps its thread and ends takes the thread with it.
func threads(t lab.Task) int64 {
	var mu sync.Mutex
	var total int64 // guarded by mu

	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			runtime.LockOSThread()
			var sum int64
			for i := range t.Share(w).Each {
				sum += i
			}
			mu.Lock()
			total += sum
			mu.Unlock()
		})
	}
	workers.Wait()
	return total
}
