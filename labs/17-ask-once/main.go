// Command 17-ask-once looks numbers up at a server that charges for each call.
// Many workers need every number of 1..N. The sum is what the server charged.
package main

import (
	"sync"

	"workbook/labs/lab"
)

func main() {
	lab.Main(
		lab.Variant{Name: "one-after-another", Baseline: true,
			Try: few(oneAfterAnother)},
		lab.Variant{Name: "check-then-ask", Try: few(checkThenAsk)},
		lab.Variant{Name: "lock-around-all", Try: few(lockAroundAll)},
		lab.Variant{Name: "once-per-key", Try: few(oncePerKey)},
		yours,
	)
}

// checkThenAsk looks into the cache with the lock held, and asks without it.
func checkThenAsk(t lab.Task) int64 {
	var mu sync.Mutex
	cache := map[int64]int64{} // guarded by mu
	return charged(t, func(i int64, ask func(int64) int64) {
		mu.Lock()
		_, known := cache[i]
		mu.Unlock()
		if !known {
			answer := ask(i)
			mu.Lock()
			cache[i] = answer
			mu.Unlock()
		}
	})
}

// lockAroundAll holds the lock while it asks.
func lockAroundAll(t lab.Task) int64 {
	var mu sync.Mutex
	cache := map[int64]int64{} // guarded by mu
	return charged(t, func(i int64, ask func(int64) int64) {
		mu.Lock()
		defer mu.Unlock()
		if _, known := cache[i]; !known {
			cache[i] = ask(i)
		}
	})
}

// oncePerKey lets the first that needs a number ask, and the others wait.
func oncePerKey(t lab.Task) int64 {
	onces := make([]sync.Once, t.N+1)
	cache := make([]int64, t.N+1)
	return charged(t, func(i int64, ask func(int64) int64) {
		onces[i].Do(func() { cache[i] = ask(i) })
	})
}
