// Command 12-global-lock sums 1..N under one lock for everything, like the lock
// that Python has, and then without it. Python itself does the same.
package main

import (
	"runtime"
	"sync"

	"workbook/labs/fanout"
	"workbook/labs/lab"
)

func main() {
	fanout.Worker(map[string]fanout.Work{"share": share})
	lab.Main(
		lab.Variant{Name: "one-lock", Sum: oneLock},
		lab.Variant{Name: "goroutines", Sum: goroutines},
		lab.Variant{Name: "processes", Try: processes},
		python("python-serial", "serial.py"),
		python("python-threads", "threads.py"),
		python("python-processes", "processes.py"),
		interpreters("python-interpreters"),
		python("python-waiting", "waiting.py"),
		python("python-asyncio", "event_loop.py"),
		free("python-313t", "3.13", "threads.py"),
		free("python-314t", "3.14", "threads.py"),
		free("python-315t", "3.15", "threads.py"),
		yours,
	)
}

// oneLock computes only while it holds the one lock, and gives the lock away
// when it has added interval numbers.
func oneLock(t lab.Task) int64 {
	const interval = 10_000
	var global sync.Mutex
	var total int64 // guarded by global

	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			share := t.Share(w)
			for i := share.First; i <= share.Last; i += interval {
				global.Lock()
				total += add(i, min(i+interval-1, share.Last))
				global.Unlock()
				runtime.Gosched()
			}
		})
	}
	workers.Wait()
	return total
}
