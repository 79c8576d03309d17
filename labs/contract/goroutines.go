package contract

import (
	"fmt"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"time"
)

// looks is how often a goroutine that is about to end may still be seen after the
// exercise has returned. They are counted and not timed: on a busy machine both
// take longer.
const looks = 50

// Goroutines remembers which goroutines there were.
type Goroutines map[string]bool

// Goroutines takes note of which goroutines there are now. If the exercise makes an object,
// which may have goroutines as long as it is used, [T.WantWaiting] needs a note that was taken
// before, and [T.WantEnded] one of when the object had been used.
func (t *T) Goroutines() Goroutines {
	known := Goroutines{}
	for id := range goroutines() {
		known[id] = true
	}
	return known
}

// WantEnded fails the step if there are goroutines that were not there before. It
// is called right after the exercise has returned. Whoever waits or sleeps then has
// not ended, even if it is about to. Whoever runs may have given its last sign and
// not come to its end yet; it is looked at again.
func (t *T) WantEnded(before Goroutines) {
	for look := 1; ; look++ {
		left := before.others()
		waiting := true
		for _, g := range left {
			waiting = waiting && g.waits()
			if g.does == sleeps {
				look = looks
			}
		}
		switch {
		case len(left) == 0:
			return
		case look >= looks, waiting && look > 3:
			t.Fail(Left, "no goroutine left when it returns", "%d left%s", len(left), places(left))
		case look <= 3:
			runtime.Gosched()
		default:
			time.Sleep(2 * time.Millisecond)
		}
	}
}

// WantTidy makes a call, and fails the step if a goroutine that was not there before is left
// when it returns.
func (t *T) WantTidy(call func()) {
	before := t.Goroutines()
	call()
	t.WantEnded(before)
}

// WantNone calls an exercise that needs no goroutine, and fails the step if one is left
// when it returns. There is one CPU: one for which the exercise does not wait has not even
// begun by then, and cannot have given its last sign.
func (t *T) WantNone(call func()) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	before := t.Goroutines()
	call()
	for _, g := range before.others() {
		t.Want(!notBegun.MatchString(g.stack), Left, "no goroutine left when it returns", "one that has not begun%s", places([]goroutine{g}))
	}
	t.WantEnded(before)
}

// WantWaiting returns when every goroutine that was not there before waits for
// something that another one has to do: nothing goes on any more. It fails the step
// if they keep running instead.
func (t *T) WantWaiting(before Goroutines) {
	left := stillBusy(before)
	t.Want(len(left) == 0, Busy, "whoever waits asleep until it is woken", "%d that look again and again%s", len(left), places(left))
}

// Settle returns when every goroutine that was not there before waits for something
// that another one has to do, and then true; or after a while, if they keep running.
func (t *T) Settle(before Goroutines) bool { return len(stillBusy(before)) == 0 }

// stillBusy waits until nobody is busy any more. If that does not come, it returns those
// who still are. Those who look again and again are busy at one look and wait at another,
// so only fewer than ever before are a change.
func stillBusy(before Goroutines) (left []goroutine) {
	for look := range looks {
		for range 10 { // far cheaper than a look, which sees nobody busy then, most often
			runtime.Gosched()
		}
		if left = busy(before); len(left) == 0 {
			return nil
		}
		if look > 3 {
			time.Sleep(time.Duration(look) * time.Millisecond / 20)
		}
	}
	fewest := len(left)
	comes(nil, Hold, func() (int64, bool) {
		left = busy(before)
		fewest = min(fewest, len(left))
		return int64(fewest), len(left) == 0
	})
	return left
}

// WantUnlocked fails the step if a goroutine that was not there before waits for a lock.
func (t *T) WantUnlocked(before Goroutines, want string) {
	for _, g := range before.others() {
		locked := slices.Contains([]string{"sync.Mutex.Lock", "sync.RWMutex.Lock", "sync.RWMutex.RLock"}, g.does)
		t.Want(!locked, Serial, want, "one that waits for a lock%s", places([]goroutine{g}))
	}
}

// busy are those goroutines that were not there before and wait for nobody.
func busy(before Goroutines) []goroutine {
	return slices.DeleteFunc(before.others(), goroutine.waits)
}

// A goroutine is one of a dump.
type goroutine struct {
	stack string
	does  string // in the runtime's words: "running", "chan receive"
}

// sleeps is what a goroutine does that waits for a clock.
const sleeps = "sleep"

// waits reports that it waits for something that another goroutine has to do. Whoever starts
// a garbage collection during a look waits for that look.
func (g goroutine) waits() bool {
	return !slices.Contains([]string{sleeps, "semacquire", "running", "runnable", "syscall", "copystack", "preempted", "waiting",
		"GC assist wait", "GC assist marking", "GC sweep wait"}, g.does)
}

// receives reports that it waits for what others send or for their end, or has called
// the exercise.
func (g goroutine) receives() bool {
	return slices.Contains([]string{"sync.WaitGroup.Wait", "chan receive", "select"}, g.does) || strings.Contains(g.stack, "testing.tRunner(")
}

// heading reads how a goroutine begins in a dump: "goroutine 7 [chan receive, 2 minutes]:".
func heading(stack string) (id, does string) {
	id, rest, _ := strings.Cut(strings.TrimPrefix(stack, "goroutine "), " [")
	return id, rest[:max(0, strings.IndexAny(rest, ",]"))]
}

// notBegun finds a goroutine that an exercise has started and that is at the very beginning of its
// function: a dump names no distance from there. Of what is inlined, written f(...), it
// never does.
var notBegun = regexp.MustCompile(`^goroutine .*\n.*[^.]\)\n\t.*\.go:[0-9]+\n(?s:(?:.*\n)?)created by (sync\.\(\*WaitGroup\)\.Go|[^ ]*/exercise\.)`)

// goroutines returns all there are, by number, without the one that calls.
func goroutines() map[string]goroutine {
	all := map[string]goroutine{}
	for _, stack := range strings.Split(dump(), "\n\n")[1:] {
		if id, does := heading(stack); does != "" {
			all[id] = goroutine{stack, does}
		}
	}
	return all
}

// others are the goroutines that were not there before.
func (before Goroutines) others() (all []goroutine) {
	for id, g := range goroutines() {
		if !before[id] {
			all = append(all, g)
		}
	}
	return all
}

// room is how long the next dump may be, by the last one: a dump that is cut off is made
// again. Nothing guards it, because a guard would order those who look.
var room = leastRoom

const leastRoom = 1 << 16

// dump is what the runtime prints of all goroutines, the one that calls first.
//
//go:norace
func dump() string {
	for {
		text := make([]byte, room)
		n := runtime.Stack(text, true)
		if n < len(text) {
			room = max(leastRoom, 2*n)
			return string(text[:n])
		}
		room = 4 * len(text)
	}
}

// places says where in an exercise goroutines are: ", at exercise.go:31".
func places(all []goroutine) string {
	var at []string
	for _, g := range all {
		if place := innermost(g.stack); place != "" && !slices.Contains(at, place) {
			at = append(at, place)
		}
	}
	if len(at) == 0 {
		return ""
	}
	slices.Sort(at)
	return ", at " + strings.Join(at[:min(len(at), 3)], ", ")
}

// innermost returns file and line of a stack's innermost frame in an exercise.
func innermost(stack string) string {
	for line := range strings.Lines(stack) {
		at, _, _ := strings.Cut(strings.TrimSpace(line), " +0x")
		file, number, ok := strings.Cut(filepath.Base(at), ":")
		if ok && filepath.Base(filepath.Dir(at)) == "exercise" && !strings.HasSuffix(file, "_test.go") {
			return fmt.Sprintf("%s:%s", file, number)
		}
	}
	return ""
}
