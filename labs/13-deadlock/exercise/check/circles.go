package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"workbook/labs/13-deadlock/exercise"
	"workbook/labs/check"
)

// patience is how long a call is held at its first lock, for the others to come
// to theirs. Right calls always come, so it only bounds the wait for calls that
// a lock of another kind keeps out.
const patience = time.Second

// circles lets calls begin together that would close a circle if they took the
// locks as they are named, or by some other order that is not one.
func circles() *check.Failure {
	for _, calls := range [][]list{
		{{{1, 1}, {2, 1}}, {{2, 1}, {1, 1}}},
		{{{1, -5}, {2, 5}}, {{1, 5}, {2, -5}}},
		{{{1, 1}, {2, 1}, {3, 1}}, {{3, 1}, {2, 1}, {1, 1}}},
		{{{1, 1}, {2, 1}, {3, 1}}, {{2, 1}, {3, 1}, {1, 1}}},
		{{{1, 1}, {2, 1}}, {{2, 1}, {3, 1}}, {{3, 1}, {1, 1}}},
	} {
		v := &vault{calls: len(calls), live: len(calls), holder: map[int]int{}, wanted: map[int]int{}}
		v.changed.L = &v.mu
		failed, late := v.together(calls)
		if failed != nil || late {
			return failed // calls that are kept out close no circle with others either
		}
	}
	return nil
}

// A vault has the locks of several calls that run at once. Who comes first to a
// lock has it, but goes on only when all calls have come to one: then each holds
// its first lock, or waits for one that another call holds. Where all of them
// wait, none can ever go on. No clock is needed to see that.
type vault struct {
	mu      sync.Mutex
	changed sync.Cond
	calls   int
	live    int         // guarded by mu: calls that have not returned
	came    int         // guarded by mu: to their first lock
	open    bool        // guarded by mu: all came, or not all ever will
	late    bool        // guarded by mu: not all did
	holder  map[int]int // guarded by mu: who has the lock of which account
	wanted  map[int]int // guarded by mu: who waits for that of which
	stuck   string      // guarded by mu: who holds what and waits for what, once all wait
}

// together makes the calls, each in a goroutine of its own, and wants all of
// them to end. It also tells whether some were kept out.
func (v *vault) together(calls []list) (failed *check.Failure, late bool) {
	timer := time.AfterFunc(patience, func() {
		v.mu.Lock()
		defer v.mu.Unlock()
		v.late = v.late || !v.open
		v.goOn()
	})
	defer timer.Stop()
	inputs := make([]string, len(calls))
	var callers sync.WaitGroup
	for c, l := range calls {
		inputs[c] = l.input()
		callers.Go(func() { v.call(c, l) })
	}
	callers.Wait()
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.stuck != "" {
		failed = check.Fail(circle, strings.Join(inputs, " and ")+" at once", "calls that all end", "%s", v.stuck)
	}
	return failed, v.late
}

// call makes one call. Each has accounts of its own, with locks that it shares
// with the others: so a lock knows which call comes.
func (v *vault) call(c int, l list) {
	defer func() {
		v.mu.Lock()
		v.live--
		v.look()
		v.mu.Unlock()
		if ended := recover(); ended != nil && ended != v {
			panic(ended)
		}
	}()
	changes := make([]exercise.Change, len(l))
	accounts := map[int]*exercise.Account{}
	for i, ch := range l {
		if accounts[ch.number] == nil {
			accounts[ch.number] = &exercise.Account{Number: ch.number, Locker: door{v, c, ch.number}}
		}
		changes[i] = exercise.Change{Account: accounts[ch.number], Amount: int64(ch.amount)}
	}
	exercise.Apply(changes...)
}

// goOn lets the calls go on that wait for others to come.
func (v *vault) goOn() {
	v.open = true
	v.changed.Broadcast()
}

// look sees whether all calls wait for locks that are taken, and says so then.
func (v *vault) look() {
	if v.stuck != "" || v.live == 0 || len(v.wanted) < v.live {
		return
	}
	for _, number := range v.wanted {
		if _, taken := v.holder[number]; !taken {
			return
		}
	}
	var all []string
	for c := range v.calls {
		if number, waits := v.wanted[c]; waits {
			all = append(all, fmt.Sprintf("call %d holds %s and waits for account %d", c+1, v.held(c), number))
		}
	}
	v.stuck = strings.Join(all, ", ")
	v.changed.Broadcast()
}

// held names what a call holds.
func (v *vault) held(call int) string {
	var all []string
	for _, number := range slices.Sorted(maps.Keys(v.holder)) {
		if v.holder[number] == call {
			all = append(all, fmt.Sprintf("account %d", number))
		}
	}
	if len(all) == 0 {
		return "nothing"
	}
	return strings.Join(all, " and ")
}

// door is the lock of an account, as one call sees it.
type door struct {
	vault        *vault
	call, number int
}

func (d door) Lock() {
	v := d.vault
	v.mu.Lock()
	defer v.mu.Unlock()
	if !v.open {
		if v.came++; v.came == v.calls {
			v.goOn()
		}
	}
	if _, taken := v.holder[d.number]; taken {
		v.wanted[d.call] = d.number
		v.look()
		for taken && v.stuck == "" {
			v.changed.Wait()
			_, taken = v.holder[d.number]
		}
		delete(v.wanted, d.call)
	}
	if v.stuck != "" {
		panic(v)
	}
	v.holder[d.number] = d.call
	for !v.open {
		v.changed.Wait()
	}
}

func (d door) Unlock() {
	v := d.vault
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.holder[d.number] == d.call {
		delete(v.holder, d.number)
	}
	v.changed.Broadcast()
}
