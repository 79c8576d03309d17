package contract

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/token"
	"runtime"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"time"
)

// A Lock is given to an exercise that has to use it, and keeps account: who holds
// it, and how often it was taken. Its account orders whoever takes it, as any
// lock does; in RaceFree a plain sync.Mutex is good enough.
type Lock struct {
	t      *T
	most   int64
	slow   time.Duration // how long it takes to give it back
	mu     sync.Mutex
	holder atomic.Int64 // the goroutine that holds it, or 0
	taken  atomic.Int64
}

// Lock makes a lock that may be taken most times, and no more.
func (t *T) Lock(most int64) *Lock { return &Lock{t: t, most: most} }

// SlowLock makes a lock that may be taken most times, and that takes a while to give
// back: whoever should wait for that, and does not, is faster.
func (t *T) SlowLock(most int64) *Lock { return &Lock{t: t, most: most, slow: 4 * time.Millisecond} }

// Causes that a [Lock] finds.
var (
	Held = &Cause{"held", []string{
		"While a worker holds the lock, no other can use what it guards. What does yours do meanwhile that concerns nobody else?",
		"Which variables do all workers see? Between taking the lock and giving it back, only lines with those are needed.",
	}}
	Often = &Cause{"often", []string{
		"Each time costs, even when nobody is in the way. How often does one worker need what the lock guards?",
		"Could a worker keep a total of its own for a while, and take the lock less often?",
	}}
	NeverTaken = &Cause{"never-taken", []string{
		"What keeps two workers from changing what they share in the same moment?",
		"The lock is the one that is given. Another lock, or an atomic operation, does not keep out the rest of a program, which uses this one.",
	}}
	Unbalanced = &Cause{"unbalanced", []string{
		"Whoever takes the lock gives it back, once.",
		"Is there a way through your worker's function that passes one of the two and not the other?",
	}}
	Late = &Cause{"late", []string{
		"A worker gave the lock back when the result had been returned already.",
		"What is the last thing that your worker does: does it give the lock back, or does it say that it is done?",
		"Deferred calls run in the reverse order of their defer statements.",
	}}
	ForShow = &Cause{"for-show", []string{
		"The lock is taken and given back, and nothing is done in between. What does it guard then?",
		"Which line touches what all workers share? Who holds the lock at that line?",
	}}
)

// Lock takes the lock.
func (l *Lock) Lock() {
	l.mu.Lock()
	l.note()
}

// TryLock takes the lock if nobody holds it, as a sync.Mutex does.
func (l *Lock) TryLock() bool {
	taken := l.mu.TryLock()
	if taken {
		l.note()
	}
	return taken
}

// note notes that the goroutine that calls has taken the lock.
func (l *Lock) note() {
	l.holder.Store(running())
	if taken := l.taken.Add(1); taken > l.most {
		l.t.Fail(Often, fmt.Sprintf("the lock taken at most %d times", l.most), "%d times, and more to come", taken)
	}
}

// Unlock gives the lock back.
func (l *Lock) Unlock() {
	time.Sleep(l.slow)
	if l.holder.Swap(0) == 0 {
		l.t.Fail(Unbalanced, balanced, "given back when nobody held it")
	}
	l.mu.Unlock()
}

const balanced = "the lock given back as often as it was taken"

// WantNotHeld fails the step if the goroutine that calls holds the lock.
func (l *Lock) WantNotHeld(want string) {
	if holder := l.holder.Load(); holder != 0 && holder == running() {
		l.t.Fail(Held, want, "it is held then")
	}
}

// WantFree fails the step if anybody holds the lock. It is called when nothing goes
// on, so that whoever has taken it for a moment has given it back.
func (l *Lock) WantFree(want string) {
	l.t.Want(l.holder.Load() == 0, Held, want, "somebody keeps it all the time")
}

// WantUsed fails the step unless the lock was given back each time, and taken at
// all if there was need. It is called when the exercise has returned.
func (l *Lock) WantUsed(need bool) {
	if l.holder.Load() != 0 {
		for began := time.Now(); time.Since(began) < Patience/4; time.Sleep(time.Millisecond) {
			l.t.Want(l.holder.Load() != 0, Late, "the lock given back before the return", "given back after it")
		}
		l.t.Fail(Unbalanced, balanced, "still held at the return")
	}
	l.t.Want(l.taken.Load() > 0 || !need, NeverTaken, "the lock taken for what the workers share", "never taken")
}

// WithoutShow fails the step if the exercise's source takes a lock and gives it
// back in the next statement.
func (t *T) WithoutShow() {
	s := t.source()
	ast.Inspect(s.file, func(n ast.Node) bool {
		if block, ok := n.(*ast.BlockStmt); ok {
			for i, statement := range block.List[min(1, len(block.List)):] {
				show := method(block.List[i]) == "Lock" && method(statement) == "Unlock"
				t.Want(!show, ForShow, "whatever is shared touched by whoever holds the lock", "nothing done with it at %s", s.place(statement))
			}
		}
		return true
	})
}

// WithoutLockIn fails the step if a function of the exercise takes a lock, or one of
// the functions that it calls. What waits for others is a lock, too: a channel, a
// sync.Once, a loop that goes round until a swap succeeds. To print takes a lock too, but
// whoever looks for a mistake may print.
func (t *T) WithoutLockIn(function string) {
	s := t.source()
	seen := map[string]bool{}
	var look func(name string)
	look = func(name string) {
		if seen[name] {
			return
		}
		seen[name] = true
		for _, declared := range s.file.Decls {
			if f, ok := declared.(*ast.FuncDecl); ok && f.Name.Name == name {
				ast.Inspect(f, func(n ast.Node) bool {
					how, called := locks(n)
					if how != "" {
						t.forbid(function+" takes no lock", "%s at %s", how, s.place(n))
					}
					look(called)
					return true
				})
			}
		}
	}
	look(function)
}

// locking are the methods that take a lock or wait for others.
var locking = []string{"Lock", "RLock", "TryLock", "TryRLock", "Do", "Wait", "OnceFunc", "OnceValue", "OnceValues"}

// locks says how a node may wait for other goroutines, or "", and what function it names.
func locks(n ast.Node) (how, called string) {
	switch n := n.(type) {
	case *ast.SelectorExpr:
		called = n.Sel.Name
	case *ast.Ident:
		called = n.Name
	case *ast.SendStmt, *ast.SelectStmt:
		how = "it waits for a channel"
	case *ast.UnaryExpr:
		if n.Op == token.ARROW {
			how = "it waits for a channel"
		}
	case *ast.ForStmt:
		if swaps(n.Cond) {
			how = "a loop until a swap succeeds"
		}
	}
	if slices.Contains(locking, called) {
		how = called
	}
	return how, called
}

// swaps reports that a condition calls an atomic operation that only one succeeds in.
func swaps(condition ast.Expr) (found bool) {
	if condition == nil {
		return false
	}
	ast.Inspect(condition, func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok {
			selector, ok := call.Fun.(*ast.SelectorExpr)
			found = found || ok && slices.Contains([]string{"CompareAndSwap", "Swap", "TryLock", "TryRLock"}, selector.Sel.Name)
		}
		return true
	})
	return found
}

// method is the name of the method that a statement calls, or "".
func method(statement ast.Stmt) string {
	if expression, ok := statement.(*ast.ExprStmt); ok {
		if call, ok := expression.X.(*ast.CallExpr); ok {
			if selector, ok := call.Fun.(*ast.SelectorExpr); ok {
				return selector.Sel.Name
			}
		}
	}
	return ""
}

// running is the number of the goroutine that calls.
func running() int64 {
	var room [64]byte
	words := bytes.Fields(room[:runtime.Stack(room[:], false)]) // "goroutine 7 [running]:"
	number, _ := strconv.ParseInt(string(words[1]), 10, 64)
	return number
}
