package exercise_test

import (
	"fmt"
	"maps"
	"runtime"
	"sync/atomic"
	"time"

	"workbook/labs/18-many-readers/exercise"
	"workbook/labs/contract"
)

// patience is how long a writer goes on for a reader who gets no key meanwhile.
const patience = 3 * time.Second

// meanwhile has a reader who gets a key again and again while a writer sets very many.
// Many calls of Get begin and end while one call of Set is under way. If the reader waits
// for the writer, only a few do, before Set makes it wait. If Get is so slow that there are
// a few anyway, it is not looked at.
func meanwhile(t *contract.T) {
	var table exercise.Table
	values, long := lasting(t, &table)
	inOneStep(t, &table, values)
	enough := alone(&table, 1000, long/10)
	if enough < 10 {
		return
	}
	t.With("a reader who gets a key again and again, while %d keys are set", len(values))
	var begun, ended atomic.Int64 // calls of Set; begun is below 0 if there are no more
	var most atomic.Int64         // calls of Get that began and ended within one of these
	t.AtOnce(2, func(i int) {
		if i == 0 {
			for start := time.Now(); most.Load() < enough && time.Since(start) < patience; {
				begun.Add(1)
				table.Set(values)
				ended.Add(1)
				runtime.Gosched()
			}
			begun.Store(-1)
			return
		}
		for call, within := begun.Load(), int64(0); call >= 0; {
			underWay := ended.Load() < call
			table.Get(7)
			if underWay && ended.Load() < call {
				within++
				most.Store(max(most.Load(), within))
			}
			if now := begun.Load(); now != call {
				call, within = now, 0
			}
		}
	})
	t.Want(most.Load() >= enough, contract.Forbidden, "calls of Get that return while Set is at work", "a reader who waits until it has returned")
}

// inOneStep sets every key to one more than it was, while a reader looks at some of them: those
// of one moment are set as often as each other.
func inOneStep(t *contract.T, table *exercise.Table, values map[int64]int64) {
	t.With("a reader who looks at 100 keys again and again, while %d keys are set to one more each time", len(values))
	n := int64(len(values)) // which the reader may not ask while they are set
	contract.While(1, func() {
		now := table.All()
		for some := range int64(100) {
			key := some * n / 100
			t.Want(now[key]-key == now[0], half, "all keys as often as key 0", "%d for key 0, %d for key %d", now[0], now[key], key)
		}
	}, func() {
		for range 2 {
			for key := range values {
				values[key]++
			}
			table.Set(values)
		}
	})
}

// alone counts calls of Get for a key that is missing, up to a number or for some time.
func alone(table *exercise.Table, most int64, during time.Duration) (calls int64) {
	for start := time.Now(); calls < most && time.Since(start) < during; calls++ {
		table.Get(-1)
	}
	return calls
}

// lasting returns values that take a while to set, and how long: enough for two goroutines
// to get the CPU meanwhile, also if there is only one. The table has them already.
func lasting(t *contract.T, table *exercise.Table) (values map[int64]int64, long time.Duration) {
	const while, most = 100 * time.Millisecond, 1_000_000
	values = map[int64]int64{}
	set := func(began time.Time) time.Duration {
		table.Set(values)
		return time.Since(began)
	}
	for keys := int64(contract.ManyCalls); ; keys = min(4*keys, most) {
		t.With("%d keys that are set again and again", keys)
		for key := int64(len(values)); key < keys; key++ {
			values[key] = key
		}
		set(time.Now())
		if long = min(set(time.Now()), set(time.Now())); keys == most || long > while {
			return values, long
		}
	}
}

// inARow sets a few keys very often, one after another, and holds an early map.
func inARow(t *contract.T) {
	t.With("3 keys that are set %d times, one after another", contract.ManyCalls)
	var table exercise.Table
	table.Set(map[int64]int64{0: 7})
	held := table.All()
	contract.InARow(contract.ManyCalls, func(call int64) {
		table.Set(map[int64]int64{call % 3: call})
		wantValue(t, &table, call%3, call)
		got := table.All()[call%3]
		t.Want(got == call, value, fmt.Sprintf("%d in All", call), "%d", got)
	})
	t.Want(maps.Equal(held, map[int64]int64{0: 7}), changed, "the map that All has returned first as it was", "another one")
}
