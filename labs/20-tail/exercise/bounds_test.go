package exercise_test

import (
	"context"
	"fmt"
	"math"
	"runtime"
	"sync/atomic"

	"workbook/labs/20-tail/exercise"
	"workbook/labs/contract"
)

// large lets callers come to gates whose bounds need more than 32 bits, on machines
// whose int has more. It comes late, because a New that goes through all places is left
// to itself.
func large(t *contract.T) {
	if math.MaxInt == math.MaxInt32 {
		return
	}
	const half = math.MaxInt/2 + 1
	for _, size := range [][2]int{{1, half}, {half, 0}, {1, math.MaxInt - 1}, {2, math.MaxInt - 2}, {math.MaxInt, 0}, {half, half - 1}} {
		const callers = 4
		inside, waiting := min(size[0], callers), max(callers-size[0], 0)
		t.With("a gate for %d inside and %d waiting, and %d callers at once", size[0], size[1], callers)
		before := t.Goroutines()
		gate := contract.Made(func() *exercise.Gate { return exercise.New(size[0], size[1]) })
		if gate == nil {
			return
		}
		c := crowd{gate: gate, before: before, came: make(chan error, callers)}
		stay, end := context.WithCancel(always)
		for range callers {
			go func() { c.came <- gate.Enter(stay) }()
		}
		t.WantWaiting(before)
		t.Want(len(c.came) <= inside, refused, fmt.Sprintf("%d inside, and %d that wait", inside, waiting), "%d callers that came back", len(c.came))
		t.Want(len(c.came) == inside, refused, fmt.Sprintf("%d inside", inside), "%d", len(c.came))
		for range inside {
			wantIn(t, <-c.came, "nil")
		}
		c.empty(inside, waiting)
		end()
	}
}

// veryMany lets more callers wait than 16 bits can count, unless an exercise copies the line
// for each caller and so gets slower with each.
func veryMany(t *contract.T) {
	const few, each = 3000, 4 << 10 // a caller takes less memory than that, and a copy of such a line more
	if contract.Allocated(func() { crowds(t, few) }) < few*each {
		crowds(t, contract.ManyCalls)
	}
}

// crowds lets that many callers wait, and refuses some more. To look at whether all of them
// wait would take long, and so would letting them in: as soon as those that are too many
// have been refused, the others wait, to the end of the step.
func crowds(t *contract.T, waiting int) {
	const more = 9
	t.With("a gate for 1 inside and %d waiting, and %d callers at once", waiting, 1+waiting+more)
	gate := exercise.New(1, waiting)
	came := make(chan error, 1+waiting+more)
	for range 1 + waiting + more {
		go func() { came <- gate.Enter(always) }()
	}
	in, busy := tally(t, came, 1+more)
	t.Want(in <= 1, admitted, "1 inside", "%d", in)
	t.Want(busy <= more, refused, fmt.Sprintf("ErrBusy for %d", more), "for %d", busy)
	err := gate.Enter(always)
	t.Want(err == exercise.ErrBusy, admitted, "ErrBusy for one more", "%v", err)
}

// A passer enters a gate again and again, and leaves it at once if it is in.
type passer struct {
	gate         *exercise.Gate
	began, ended atomic.Int64 // calls of Enter, and of Leave after it
	ins, outs    atomic.Int64 // how often it was in or waited, and has left
}

// beside lets it come again and again until do has returned.
func (p *passer) beside(ctx func() context.Context, do func()) {
	contract.While(1, func() {
		p.began.Add(1)
		if err := p.gate.Enter(ctx()); err != exercise.ErrBusy {
			p.ins.Add(1)
			if err == nil {
				p.gate.Leave()
			}
			p.outs.Add(1)
		}
		p.ended.Add(1)
	}, do)
}

// outside waits until it has left, if it was in, and returns how often it was.
func (p *passer) outside() (ins int64) {
	for runtime.Gosched(); p.ins.Load() != p.outs.Load(); {
		runtime.Gosched() // it has left, and Leave has not returned
	}
	return p.ins.Load()
}

// passed waits for the end of its present call, and returns how often it was in.
func (p *passer) passed() (ins int64) {
	for present := p.began.Load(); p.ended.Load() < present; {
		runtime.Gosched()
	}
	return p.ins.Load()
}

// passes lets a caller leave and enter again while a passer comes as often as it can. Who
// is refused at an empty gate was refused for the sake of a caller who was refused, too.
func passes(t *contract.T) {
	for range 20 {
		t.With("a gate for 1 inside, who leaves and enters again, while another caller comes again and again")
		g := fullGate(0)
		p := &passer{gate: g}
		p.beside(func() context.Context { return always }, func() {
			for range 50 {
				ins := p.outside()
				g.Leave()
				if g.Enter(always) == nil {
					continue
				}
				t.Want(p.passed() > ins, refused, "nil from Enter: the gate is empty, and the other caller was not in", "ErrBusy")
				for g.Enter(always) != nil {
					runtime.Gosched()
				}
			}
		})
	}
}

// A yielding context lets another goroutine run when somebody begins to wait for its end.
type yielding struct{ context.Context }

func (y yielding) Done() <-chan struct{} { runtime.Gosched(); return y.Context.Done() }

// waits lets a caller wait for a moment, again and again, while a passer does the same.
func waits(t *contract.T) {
	briefly := func() context.Context { // it ends when Enter has looked at it once
		ctx, end := context.WithCancel(always)
		return yielding{&contract.Watched{Context: ctx, At: 1, Call: end, Stale: true}}
	}
	for range 20 {
		t.With("a full gate at which 1 may wait, and two callers who wait for a moment again and again")
		g := fullGate(1)
		p := &passer{gate: g}
		p.beside(briefly, func() {
			for range 50 {
				_ = g.Enter(briefly())
				ins := p.ins.Load()
				if g.Enter(briefly()) == exercise.ErrBusy {
					t.Want(p.passed() > ins, refused, "a place to wait: the other caller did not wait", "ErrBusy")
				}
				runtime.Gosched()
			}
		})
	}
}

// overtaken lets the one inside leave while another waits, and two more come at once:
// before the one who waits is awake, if they can. They may overtake it, but a caller
// that was admitted to wait is not refused afterwards. Whoever is refused comes again, in
// case the one who waits gives its place back for a moment.
func overtaken(t *contract.T) {
	for range 100 {
		t.With("a full gate at which one waits; the one inside leaves, and two others come at once")
		before, g := t.Goroutines(), fullGate(1)
		others, end := context.WithCancel(always)
		waited := make(chan error, 1)
		go func() {
			err := g.Enter(always)
			end()
			waited <- err
		}()
		t.WantWaiting(before)
		var both atomic.Bool // of the others wait, and would for ever
		go func() {
			if !contract.Comes(others.Done(), nil) {
				both.Store(true)
				end()
			}
		}()
		g.Leave()
		first := g.Enter(others) // is in, or waits until the other one has come back
		for range 5 {
			if g.Enter(others) != exercise.ErrBusy {
				break
			}
			runtime.Gosched()
		}
		t.Want(!both.Load(), admitted, "ErrBusy: one is in and one waits", "a caller that waits too")
		if first == nil {
			g.Leave()
		}
		wantIn(t, <-waited, "nil for the one who waited")
	}
}

// refusedAtTheEnd lets the context of a caller who is refused end at each look that it takes.
// Either error is right, and nil is not.
func refusedAtTheEnd(t *contract.T) {
	for at, taken := int64(1), true; taken && at < 20; at++ {
		taken = false
		for round := range 8 { // a select with two cases ready takes either
			t.With("a full gate for 1 inside and none waiting, and a caller whose context ends at its look %d at it", at)
			g := fullGate(0)
			ctx, end := context.WithCancel(always)
			w := &contract.Watched{Context: ctx, At: at, Stale: round%2 > 0, Call: end}
			err := g.Enter(w)
			end()
			taken = taken || w.Taken()
			t.Want(err != nil, admitted, "ErrBusy, or the context's error", "nil")
		}
	}
}
