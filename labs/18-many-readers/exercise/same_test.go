package exercise_test

import (
	"maps"
	"runtime"
	"sync/atomic"

	"workbook/labs/18-many-readers/exercise"
	"workbook/labs/contract"
)

// refilled sets one map again and again, each time with as many other values in it, with a
// single other one, or with two of them exchanged.
func refilled(t *contract.T) {
	for _, keys := range []int64{1, 2, 30} {
		var table exercise.Table
		values := map[int64]int64{}
		for call := range int64(15) {
			t.With("call %d of Set with the same map of %d keys, and other values in it", call+1, keys)
			switch a, b := t.Int64N(keys), t.Int64N(keys); call % 3 {
			case 0:
				for key := range keys {
					values[key] = 100*call + key
				}
			case 1:
				values[a]++
			case 2:
				values[a], values[b] = values[b], values[a]
			}
			table.Set(values)
			t.Want(maps.Equal(table.All(), values), contract.Remembered, "the values that the map holds now", "other ones")
			values[0]--
			got, _ := table.Get(0)
			t.Want(got == values[0]+1 && table.All()[0] == got, changed, "what was set, though the caller has changed the map", "%d", got)
			values[0]++
		}
	}
}

// busy sets few keys while another writer sets very many again and again. Whoever comes
// back from Set finds the values in the table, and may change the map.
func busy(t *contract.T) {
	const many, few = 4000, 30
	t.With("a writer that sets %d keys again and again, and one that sets a key of its own and gets it", many)
	large := map[int64]int64{}
	for key := range int64(many) {
		large[key] = key
	}
	var table exercise.Table
	var over atomic.Bool
	var begun atomic.Int64 // calls of the first writer
	t.AtOnce(2, func(i int) {
		if i == 0 {
			for !over.Load() {
				call := begun.Add(1)
				table.Set(large)
				if call%64 == 0 {
					runtime.Gosched() // with any lock, the other one gets its turn
				}
			}
			return
		}
		defer over.Store(true)
		for call := range int64(few) {
			own := map[int64]int64{-1: call}
			for last := begun.Load(); begun.Load() == last; { // the other one is at work again
				runtime.Gosched()
			}
			table.Set(own)
			wantValue(t, &table, -1, call) // once Set has returned
			got, ok := table.All()[-1]
			t.Want(ok && got == call, value, "its own value in All, once Set has returned", "%d, %t", got, ok)
			own[-1] = -7
			got, _ = table.Get(-1)
			t.Want(got == call, changed, "the value that was set, though the caller has changed the map", "%d", got)
		}
	})
}

// same gives several writers the same map, some of them for the same table, unless Set
// keeps or changes the map of a writer who is alone, which is another step's business.
func same(t *contract.T) {
	t.With("a map that is set, and one more key")
	alone, table := map[int64]int64{1: 1}, new(exercise.Table)
	table.Set(alone)
	if alone[2] = 2; len(table.All()) != 1 {
		return
	}
	table.Set(map[int64]int64{3: 3})
	if len(alone) != 2 {
		return
	}
	for range 20 {
		t.With("4 writers at once, to two tables, all of them with the same map")
		values := map[int64]int64{1: t.Int64N(100), 2: 5}
		var tables [2]exercise.Table
		tables[1].Set(map[int64]int64{3: 4})
		t.AtOnce(4, func(i int) { tables[i%2].Set(values) })
		wantAll(t, &tables[0], values)
		t.Want(len(tables[1].All()) == 3, value, "3 keys", "%d", len(tables[1].All()))
	}
}
