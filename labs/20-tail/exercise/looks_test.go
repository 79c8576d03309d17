package exercise_test

import (
	"context"
	"slices"
	"strings"

	"workbook/labs/20-tail/exercise"
	"workbook/labs/contract"
)

// What may happen while a caller comes to a full gate with a context of its own.
const (
	leaves = "the one inside leaves"
	comes  = "one more comes"
	ends   = "the context ends"
)

// looks lets it happen at each look that the caller takes at that context, and then
// once more while it waits. Every other time the look itself does not see it yet.
func looks(t *contract.T) {
	for _, events := range [][]string{
		{leaves}, {comes, leaves}, {ends}, {leaves, ends}, {ends, leaves}, {comes, leaves, ends}, {comes, ends, leaves},
	} {
		there := true
		for at := int64(1); there && at < 20; at++ {
			for round := range 4 * len(events) { // a select with two cases ready takes either
				s := &look{events: events, before: t.Goroutines(), gate: exercise.New(1, 2), came: make(chan error, 3), own: make(chan error, 1)}
				there = s.take(t, at, round%2 > 0)
			}
		}
	}
}

// A look is one at which events happen.
type look struct {
	events []string
	before contract.Goroutines
	gate   *exercise.Gate
	stay   context.Context // of all but the caller who looks
	own    chan error      // what Enter returned to the caller who looks
	came   chan error      // and to others
}

// take lets the events happen at one look, which sees them or, if it is stale, does not.
// If there is no such look, they happen when the caller waits, and take returns false.
func (s *look) take(t *contract.T, at int64, stale bool) bool {
	does, sees := strings.Join(s.events, ", then "), ""
	if stale {
		sees = ", which does not see that yet"
	}
	t.With("a full gate for 1 inside and 2 waiting; at a caller's look %d at its context, %s%s", at, does, sees)
	var endAll context.CancelFunc
	s.stay, endAll = context.WithCancel(always)
	defer endAll()
	ctx, end := context.WithCancel(always)
	defer end()
	_ = s.gate.Enter(s.stay)
	w := &contract.Watched{Context: ctx, At: at, Stale: stale, Call: func() {
		known := t.Goroutines()
		go s.happen(t, end)
		t.WantWaiting(known) // the caller may hold a lock for which they wait
	}}
	go func() { s.own <- s.gate.Enter(w) }()
	t.WantWaiting(s.before)
	there := w.Taken()
	if !there {
		t.With("a full gate for 1 inside and 2 waiting, and a caller who waits; then %s", does)
		s.happen(t, end)
		t.WantWaiting(s.before)
	}
	s.allLeave(t)
	return there
}

func (s *look) happen(t *contract.T, end func()) {
	for _, event := range s.events {
		switch event {
		case leaves:
			s.gate.Leave()
		case ends:
			end()
		case comes:
			known := t.Goroutines()
			go func() { s.came <- s.gate.Enter(s.stay) }()
			t.WantWaiting(known)
		}
	}
}

// judge wants one in if one has left. It returns whether somebody is inside, and how
// many wait on.
func (s *look) judge(t *contract.T) (inside bool, waiting int) {
	left, ended := slices.Contains(s.events, leaves), slices.Contains(s.events, ends)
	in := 0
	select {
	case err := <-s.own:
		if err == nil {
			in++
			break
		}
		t.Want(err != exercise.ErrBusy, refused, "a place to wait", "%v", err)
		t.Want(ended && err == context.Canceled, gone, "nil, or the error of a context that ended", "%v", err)
	default:
		t.Want(!ended, gone, "a return when the context ends", "a caller that waits on")
		waiting++
	}
	if slices.Contains(s.events, comes) {
		select {
		case err := <-s.came:
			wantIn(t, err, "nil for the one more")
			in++
		default:
			waiting++
		}
	}
	t.Want(left || in == 0, admitted, "nobody in: nobody has left", "%d", in)
	t.Want(!left || in < 2, admitted, "one in for one that left", "%d", in)
	t.Want(!left || in == 1 || waiting == 0, refused, "one in for one that left", "nobody, and %d wait", waiting)
	return in == 1 || !left, waiting
}

// allLeave lets the one inside leave, then each of those that wait, and wants all
// places free.
func (s *look) allLeave(t *contract.T) {
	inside, waiting := s.judge(t)
	for range waiting {
		s.gate.Leave()
		t.WantWaiting(s.before)
		t.Want(len(s.own)+len(s.came) == 1, refused, "the next one in", "%d", len(s.own)+len(s.came))
		select {
		case err := <-s.own:
			wantIn(t, err, "nil")
		case err := <-s.came:
			wantIn(t, err, "nil")
		}
	}
	if inside {
		s.gate.Leave()
	}
	for range 3 {
		go func() { s.came <- s.gate.Enter(s.stay) }()
	}
	t.WantWaiting(s.before)
	t.Want(len(s.came) > 0, refused, "a place inside: all have left", "none")
	t.Want(len(s.came) == 1, refused, "places to wait for 2", "for %d", 3-len(s.came))
	wantIn(t, <-s.came, "nil: all have left")
	err := s.gate.Enter(s.stay)
	t.Want(err == exercise.ErrBusy, admitted, "ErrBusy for one more", "%v", err)
	crowd{gate: s.gate, came: s.came}.empty(1, 2)
}

// heldUp lets all leave a full gate while as many others come, each of whom takes long for
// one of its looks at its context: the first one, the second one and so on. All of them
// come in.
func heldUp(t *contract.T) {
	const several = 3
	for at, taken := int64(1), true; taken; at++ {
		t.With("a full gate for %d inside, who leave while as many others come, each held up in look %d at its context", several, at)
		before, g := t.Goroutines(), exercise.New(several, several)
		for range several {
			_ = g.Enter(always)
		}
		open, came := make(chan struct{}), make(chan error, several)
		stay, end := context.WithCancel(always)
		looks := make([]contract.Watched, several)
		for i := range looks {
			w := &looks[i]
			w.Context, w.At, w.Call = stay, at, func() { <-open }
			go func() { came <- g.Enter(w) }()
		}
		t.WantWaiting(before)
		for range several {
			go g.Leave() // a caller that is held up may hold a lock for which it waits
		}
		t.WantWaiting(before)
		close(open)
		t.WantWaiting(before)
		t.Want(len(came) == several, refused, "one that waits in for each that left", "%d for %d", len(came), several)
		taken = false
		for i := range looks {
			wantIn(t, <-came, "nil")
			taken = looks[i].Taken() || taken
		}
		end()
	}
}

// endedBefore lets another caller come to an empty gate at each look that a caller takes
// at its context, which has ended. The only place is the other's.
func endedBefore(t *contract.T) {
	for at, taken := int64(1), true; taken && at < 20; at++ {
		taken = false
		for range 4 { // a select with two cases ready takes either
			t.With("an empty gate for 1 inside, and a caller whose context has ended; at its look %d at it, another one comes", at)
			over, end := context.WithCancel(always)
			end()
			g, other := exercise.New(1, 0), make(chan error, 1)
			w := &contract.Watched{Context: over, At: at, Call: func() {
				known := t.Goroutines()
				go func() { other <- g.Enter(always) }()
				t.WantWaiting(known) // the caller may hold a lock for which it waits
			}}
			err := g.Enter(w)
			t.Want(err == context.Canceled, gone, "the error of the context", "%v", err)
			if w.Taken() {
				taken = true
				wantIn(t, <-other, "nil for the other one")
			}
		}
	}
}
