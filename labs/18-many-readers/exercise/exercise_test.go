package exercise_test

import (
	"maps"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"

	"workbook/labs/18-many-readers/exercise"
	"workbook/labs/contract"
)

var (
	value = &contract.Cause{Name: "value", Hints: []string{
		"A key has another value than it was given, or none.",
		"Which map does Get read after Set has returned?",
	}}
	changed = &contract.Cause{Name: "changed", Hints: []string{
		"A map that somebody holds has changed under their eyes.",
		"Which maps does Set write to, and who may hold them? Think of the caller's too.",
	}}
	half = &contract.Cause{Name: "half", Hints: []string{
		"A reader saw a part of one Set.",
		"With how many steps do the new values become visible?",
	}}
	lost = &contract.Cause{Name: "lost", Hints: []string{
		"Two set different keys at the same time, and one of them was lost.",
		"Both copied the same map. What must happen in one piece, and who may not come in between?",
	}}
)

func TestRight(t *testing.T) {
	contract.Step(t, func(t *contract.T) {
		t.With("a new table")
		var table exercise.Table
		_, ok := table.Get(1)
		t.Want(!ok && len(table.All()) == 0, value, "no key", "one")

		t.With("keys that are set one after another")
		want := map[int64]int64{}
		for range 50 {
			values := map[int64]int64{t.Int64N(20): int64(t.Uint64()), 20 + t.Int64N(20): int64(t.Uint64()), -t.Int64N(9): 0}
			before := table.All()
			kept := maps.Clone(before)
			table.Set(values)
			t.Want(maps.Equal(before, kept), changed, "an older map as it was", "another one")
			maps.Copy(want, values)
			clear(values)
			t.Want(maps.Equal(table.All(), want), value, "all that was set", "something else")
			for key, v := range want {
				got, ok := table.Get(key)
				t.Want(ok && got == v, value, "the value that was set last", "%d, %t", got, ok)
			}
		}
		t.With("keys that are set, then none, and another table")
		table.Set(nil)
		table.Set(map[int64]int64{})
		t.Want(maps.Equal(table.All(), want), value, "all that was set", "something else")
		var other exercise.Table
		_, ok = other.Get(20)
		t.Want(!ok && len(other.All()) == 0, value, "no key in the other table", "one")
		fresh(t)
		writers(t, 400)
		readers(t)
		large(t)
		t.WithoutLockIn("Get")
	})
}

// large sets one key of a table that has very many.
func large(t *contract.T) {
	for _, keys := range []int{t.IntN(5000), 20_000 + t.IntN(20_000)} {
		t.With("a table with %d keys, of which one is set", keys+1)
		values := map[int64]int64{}
		for key := range int64(keys) + 1 {
			values[key] = key
		}
		var table exercise.Table
		table.Set(values)
		before := table.All()
		table.Set(map[int64]int64{0: 7})
		t.Want(maps.Equal(before, values), changed, "an older map as it was", "another one")
		now, _ := table.Get(0)
		t.Want(now == 7 && table.All()[0] == 7 && len(table.All()) == keys+1, value, "the new value", "%d", now)
	}
}

// fresh lets the first writers of a table come in the same moment.
func fresh(t *contract.T) {
	for range 100 {
		t.With("a new table, and 4 writers in the same moment")
		var table exercise.Table
		t.AtOnce(4, func(w int) { table.Set(map[int64]int64{int64(w): 1}) }).Wait()
		t.Want(len(table.All()) == 4, lost, "4 keys", "%d", len(table.All()))
	}
}

// writers set different keys at once, and all of them stay.
func writers(t *contract.T, each int) {
	t.With("8 writers that set %d keys of their own each", each)
	var table exercise.Table
	var all sync.WaitGroup
	for w := range int64(8) {
		all.Go(func() {
			for i := range int64(each) {
				table.Set(map[int64]int64{w*int64(each) + i: i})
			}
		})
	}
	all.Wait()
	t.Want(len(table.All()) == 8*each, lost, "every key", "%d of %d", len(table.All()), 8*each)
}

// readers look while keys are set together, and see them equal.
func readers(t *contract.T) {
	together(t, 2, 3000)
	together(t, 400, 100)
	oldAndNew(t, 1500)
}

// oldAndNew sets a key anew together with one that was never set, a number of times.
func oldAndNew(t *contract.T, times int) {
	t.With("readers while key 0 is set to 1, 2, 3 and so on, together with the key of that number")
	var table exercise.Table
	var done atomic.Bool
	var all sync.WaitGroup
	for range 2 {
		all.Go(func() {
			for !done.Load() {
				now := table.All()
				t.Want(len(now) == 0 || int64(len(now)) == now[0]+1, half, "as many other keys as key 0 says", "%d for key 0, %d other keys", now[0], len(now)-1)
				runtime.Gosched()
			}
		})
	}
	for i := range int64(times) {
		table.Set(map[int64]int64{0: i + 1, i + 1: 0})
		runtime.Gosched()
	}
	done.Store(true)
	all.Wait()
}

// together sets a number of keys to the same value, a number of times.
func together(t *contract.T, keys, times int) {
	t.With("readers while keys 1 to %d are set together, always to the same value", keys)
	var table exercise.Table
	set := func(value int64) {
		values := map[int64]int64{}
		for key := range int64(keys) {
			values[key+1] = value
		}
		table.Set(values)
	}
	set(0)
	var done atomic.Bool
	var all sync.WaitGroup
	for range 3 {
		all.Go(func() {
			for !done.Load() {
				now := table.All()
				for key, v := range now {
					t.Want(v == now[1], half, "equal values", "%d for key 1, %d for key %d", now[1], v, key)
				}
				table.Get(1)
				runtime.Gosched() // or the writer waits for a CPU each time
			}
		})
	}
	for i := range times {
		set(int64(i))
		runtime.Gosched() // with one CPU, readers look now
	}
	done.Store(true)
	all.Wait()
}

func TestRaceFree(t *testing.T) {
	contract.Step(t, func(t *contract.T) {
		fresh(t)
		writers(t, 150)
		readers(t)
	})
}

func init() {
	contract.Forbidden.Hint(
		"A readers' lock is a lock: each reader writes to it. That is what the lab measured.",
		"What can a reader load in one atomic step?",
	)
}
