package exercise_test

import (
	"fmt"
	"runtime"
	"sync/atomic"

	"workbook/labs/18-many-readers/exercise"
	"workbook/labs/contract"
)

// readers look while keys are set together, and see them equal.
func readers(t *contract.T) {
	together(t, 2, 3000)
	together(t, 400, 100)
	together(t, 2000, 20)
	together(t, 10_000+t.IntN(10_000), 5)
	inTurn(t, 60)
	oldAndNew(t, 1500)
	byOne(t, 300)
}

// key is one of many keys, which differ in all of their bits.
func key(i int64) int64 { return i * -0x61c8864680b583eb }

// oldAndNew sets a key anew together with one that was never set, a number of times.
func oldAndNew(t *contract.T, times int) {
	t.With("readers while key 0 is set to 1, 2, 3 and so on, together with a new key")
	var table exercise.Table
	contract.While(2, func() {
		now := table.All()
		t.Want(len(now) == 0 || int64(len(now)) == now[0]+1, half, "as many other keys as key 0 says", "%d for key 0, %d other keys", now[0], len(now)-1)
	}, func() {
		for i := range int64(times) {
			table.Set(map[int64]int64{0: i + 1, key(i + 1): 0})
			runtime.Gosched()
		}
	})
}

// inTurn sets 40 keys one after another, again and again, each to the number of the round. At
// any moment those that were set in this round come first. What Get has returned is in All
// from then on.
func inTurn(t *contract.T, rounds int) {
	const keys = 40
	t.With("readers while %d keys are set one after another, to 1, then to 2 and so on", keys)
	var table exercise.Table
	round := func(r int64) {
		for i := range int64(keys) {
			table.Set(map[int64]int64{key(i): r})
		}
	}
	round(0)
	var looks atomic.Int64
	contract.While(3, func() {
		some := key(looks.Add(1) % keys)
		got, _ := table.Get(some)
		now := table.All()
		t.Want(now[some] >= got, half, fmt.Sprintf("%d in All, which Get has returned", got), "%d", now[some])
		for i := range int64(keys - 1) {
			first, one, next := now[key(0)], now[key(i)], now[key(i+1)]
			t.Want(next <= one && next >= first-1, half, "the values of one moment",
				"%d for one key, %d for the key before it and %d for the first key", next, one, first)
		}
	}, func() {
		for r := range int64(rounds) {
			round(r + 1)
			runtime.Gosched()
		}
	})
}

// gets has readers who look at no more than one key, while it is set again and again.
func gets(t *contract.T, keys, times int) {
	t.With("readers who get one of %d keys and never all, while it is set to larger and larger values", keys)
	var table exercise.Table
	values := map[int64]int64{}
	for key := range int64(keys) {
		values[key] = 0
	}
	table.Set(values)
	contract.While(3, func() {
		first, _ := table.Get(1)
		then, ok := table.Get(1)
		t.Want(ok && then >= first, value, "never an older value", "%d, %t after %d", then, ok, first)
	}, func() {
		for i := range int64(times) {
			table.Set(map[int64]int64{1: i})
		}
	})
}

// together sets a number of keys to the same value, a number of times: each time to a
// larger one. Another writer sets one more key again and again.
func together(t *contract.T, keys, times int) {
	t.With("readers while %d keys are set together, always to the same value, and key 0 by another writer", keys)
	var table exercise.Table
	var others atomic.Int64 // how often the other writer may set meanwhile: whoever is slow gets its turn, too
	set := func(value int64) {
		values := map[int64]int64{}
		for i := range int64(keys) {
			values[key(i+1)] = value
		}
		others.Store(3)
		table.Set(values)
	}
	set(0)
	table.Set(map[int64]int64{0: 0})
	look := func() {
		now := table.All()
		t.Want(len(now) == keys+1, half, "all keys", "%d", len(now))
		last := now[key(1)]
		for k, v := range now {
			if k != 0 && v != last {
				t.Fail(half, "equal values", "%d for key %d, %d for key %d", last, key(1), v, k)
			}
		}
		for look := range int64(8) {
			k := key(1 + (last*7+look*look)%int64(keys))
			now, _ := table.Get(k)
			last = newer(t, k, now, last)
		}
		newer(t, key(1), table.All()[key(1)], last)
	}
	other := func() {
		if others.Add(-1) >= 0 {
			table.Set(map[int64]int64{0: 1})
		}
	}
	contract.While(1, other, func() {
		contract.While(3, look, func() {
			for i := range times {
				set(int64(i))
				runtime.Gosched() // with one CPU, readers look now
			}
		})
	})
}

// newer wants the value of a key to be not less than the last one that was seen of
// another key, if both are set to larger and larger values together. It returns it.
func newer(t *contract.T, key, now, last int64) int64 {
	if now < last {
		t.Fail(half, "the new values of all keys, once one of them was seen", "%d for key %d, after %d for another one", now, key, last)
	}
	return now
}

// byOne reads two keys one after the other in the moment in which they are set
// together.
func byOne(t *contract.T, times int) {
	for i := range times {
		keys := contract.Alike[i%len(contract.Alike)]
		t.With("keys %d and %d, which are set to 5 together, and a reader who gets one after the other", keys[0], keys[1])
		var table exercise.Table
		t.AtOnce(2, func(i int) {
			if i == 0 {
				table.Set(map[int64]int64{keys[0]: 5, keys[1]: 5})
				return
			}
			var last int64
			for look := range int64(20) {
				now, _ := table.Get(keys[look%2])
				last = newer(t, keys[look%2], now, last)
			}
		})
	}
}
