package exercise_test

import (
	"fmt"
	"maps"
	"sync"
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
		"A map that a caller still uses has changed.",
		"Which maps does Set write to, and who may hold them? Think of the caller's too.",
	}}
	half = &contract.Cause{Name: "half", Hints: []string{
		"A reader saw a part of one Set.",
		"With how many steps do the new values become visible?",
	}}
	lost = &contract.Cause{Name: "lost", Hints: []string{
		"Two callers set different keys at the same time, and one of the changes was lost.",
		"Both copied the same map. What must happen in one piece, and who may not come in between?",
	}}
)

// wantValue wants a key to have this value.
func wantValue(t *contract.T, table *exercise.Table, key, want int64) {
	got, ok := table.Get(key)
	t.Want(ok && got == want, value, fmt.Sprintf("%d for key %d", want, key), "%d, %t", got, ok)
}

// wantAll wants a table to have these keys, by All and by Get, and no others.
func wantAll(t *contract.T, table *exercise.Table, want map[int64]int64) {
	t.Want(maps.Equal(table.All(), want), value, "all that was set", "something else")
	for key, v := range want {
		wantValue(t, table, key, v)
	}
}

func TestRight(t *testing.T) {
	contract.Step(t, func(t *contract.T) {
		t.WithoutLockIn("Get")
		t.With("a new table")
		var table exercise.Table
		_, ok := table.Get(1)
		t.Want(!ok && len(table.All()) == 0, value, "no key", "one")

		want := oneAfterAnother(t, &table)
		t.With("keys that are set, then none, and another table")
		table.Set(nil)
		table.Set(map[int64]int64{})
		wantAll(t, &table, want)
		var other exercise.Table
		_, ok = other.Get(20)
		t.Want(!ok && len(other.All()) == 0, value, "no key in the other table", "one")
		anyKey(t)
		writers(t, 8, 400)
		ownKeys(t, 100)
		readers(t)
		more(t)
		large(t)
		refilled(t)
		busy(t)
		meanwhile(t)
		inARow(t)
	})
}

// anyKey sets keys of all sizes and signs, one after another, and gets all of them.
func anyKey(t *contract.T) {
	t.With("keys that look alike, or lie as far apart as numbers can")
	var table exercise.Table
	want := map[int64]int64{}
	for _, pair := range contract.Alike {
		for _, key := range pair {
			want[key] = int64(t.Uint64())
			table.Set(map[int64]int64{key: want[key]})
		}
	}
	for range 20 {
		drawn := map[int64]int64{}
		for range 20 {
			drawn[int64(t.Uint64())] = int64(t.Uint64())
		}
		table.Set(drawn)
		maps.Copy(want, drawn)
		wantAll(t, &table, want)
	}
}

// oneAfterAnother sets keys, which it returns, and holds every map that it has seen.
func oneAfterAnother(t *contract.T, table *exercise.Table) (want map[int64]int64) {
	want = map[int64]int64{}
	var held, as []map[int64]int64
	for range 50 {
		t.With("keys that are set one after another")
		values := map[int64]int64{t.Int64N(20): int64(t.Uint64()), 20 + t.Int64N(20): int64(t.Uint64()), -t.Int64N(9): 0}
		held, as = append(held, table.All()), append(as, maps.Clone(want))
		table.Set(values)
		for i := range held {
			t.Want(maps.Equal(held[i], as[i]), changed, "every older map as it was", "another one")
		}
		maps.Copy(want, values)
		wantAll(t, table, want)
		t.With("keys that are set, and the caller's map, which is cleared then")
		clear(values)
		t.Want(maps.Equal(table.All(), want), changed, "all that was set", "something else")
	}
	return want
}

// more sets more keys than the table has, those that it has among them.
func more(t *contract.T) {
	var table exercise.Table
	for keys := int64(1); keys < 2000; keys *= 2 {
		t.With("a table with %d keys, and %d that are set, all of these among them", keys/2, keys)
		values := map[int64]int64{}
		for key := range keys {
			values[key] = int64(t.Uint64())
		}
		table.Set(values)
		wantAll(t, &table, values)
	}
}

// large sets one key of a table that has very many. The caller has cleared the map from
// which it has them.
func large(t *contract.T) {
	for _, keys := range []int{t.IntN(5000), 20_000 + t.IntN(20_000), contract.ManyCalls} {
		t.With("a table with %d keys, of which one is set", keys+1)
		values := map[int64]int64{}
		for key := range int64(keys) + 1 {
			values[key] = key
		}
		var table exercise.Table
		want := maps.Clone(values)
		table.Set(values)
		clear(values)
		before := table.All()
		t.Want(maps.Equal(before, want), value, "all that was set", "%d keys, or other values", len(before))
		table.Set(map[int64]int64{0: 7})
		t.Want(maps.Equal(before, want), changed, "an older map as it was", "another one")
		now, _ := table.Get(0)
		t.Want(now == 7 && table.All()[0] == 7 && len(table.All()) == keys+1, value, "the new value", "%d", now)
	}
}

// writers set different keys at once, and all of them stay.
func writers(t *contract.T, several, each int) {
	t.With("%d writers that set keys of their own, each of them %d", several, each)
	var table exercise.Table
	var all sync.WaitGroup
	for w := range int64(several) {
		all.Go(func() {
			for i := range int64(each) {
				table.Set(map[int64]int64{w*int64(each) + i: i})
			}
		})
	}
	all.Wait()
	t.Want(len(table.All()) == several*each, lost, "every key", "%d of %d", len(table.All()), several*each)
}

// ownKeys has writers of a new table, which set a key of their own again and again, the first
// time in the same moment. Each finds the value that it has set last.
func ownKeys(t *contract.T, rounds int) {
	const several, times = 4, 10
	for range rounds {
		t.With("%d writers, each of which sets a key of its own to 1, 2, 3 and so on, and looks at it before the next time", several)
		var table exercise.Table
		look := func(key, last int64) {
			got, _ := table.Get(key)
			t.Want(got == last, lost, fmt.Sprintf("%d, which was set last", last), "%d", got)
		}
		t.AtOnce(several, func(w int) {
			for i := range int64(times) {
				if i > 0 {
					look(int64(w), i)
				}
				table.Set(map[int64]int64{int64(w): i + 1})
			}
		})
		for w := range several {
			look(int64(w), times)
		}
	}
}

func TestRaceFree(t *testing.T) {
	contract.Step(t, func(t *contract.T) {
		writers(t, 8, 150)
		writers(t, 1000, 1)
		ownKeys(t, 200)
		gets(t, 2, 2000)
		gets(t, 1000+t.IntN(1000), 100)
		readers(t)
		same(t)
	})
}

func init() {
	contract.Forbidden.Hint(
		"A readers' lock is a lock: each reader writes to it. That is what the lab measured.",
		"What can a reader load in one atomic step?",
	)
}
