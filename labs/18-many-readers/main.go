// Command 18-many-readers sums 1..N with workers that look every number up in a
// table. All of them read it all the time; once in a while one replaces it.
package main

import (
	"sync"
	"sync/atomic"

	"workbook/labs/lab"
)

func main() {
	lab.Main(
		lab.Variant{Name: "mutex", Sum: short(mutex)},
		lab.Variant{Name: "rwmutex", Sum: short(rwmutex)},
		lab.Variant{Name: "atomic-pointer", Sum: short(atomicPointer)},
		lab.Variant{Name: "mutex-long", Sum: long(mutex)},
		lab.Variant{Name: "rwmutex-long", Sum: long(rwmutex)},
		yours,
	)
}

// mutex lets one worker at a time read.
func mutex(t *table) guard {
	var mu sync.Mutex
	return guard{
		read: func(i int64) int64 {
			mu.Lock()
			defer mu.Unlock()
			return t.lookUp(i)
		},
		replace: func() { mu.Lock(); *t = t.next(); mu.Unlock() },
	}
}

// rwmutex lets any number of workers read, or one replace.
func rwmutex(t *table) guard {
	var mu sync.RWMutex
	return guard{
		read: func(i int64) int64 {
			mu.RLock()
			defer mu.RUnlock()
			return t.lookUp(i)
		},
		replace: func() { mu.Lock(); *t = t.next(); mu.Unlock() },
	}
}

// atomicPointer never changes a table: it puts a new one in its place.
func atomicPointer(t *table) guard {
	var current atomic.Pointer[table]
	current.Store(t)
	return guard{
		read:    func(i int64) int64 { return current.Load().lookUp(i) },
		replace: func() { next := current.Load().next(); current.Store(&next) },
	}
}
