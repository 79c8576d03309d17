// Command 16-bounded-buffer sums 1..N with workers that put the numbers into a
// buffer with room for one, and as many workers that take them out.
package main

import (
	"sync"

	"workbook/labs/lab"
)

func main() {
	signal, broadcast := (*sync.Cond).Signal, (*sync.Cond).Broadcast
	lab.Main(
		lab.Variant{Name: "one-signal", Sum: through(1, signal, taking)},
		lab.Variant{Name: "one-broadcast", Sum: through(1, broadcast, taking)},
		lab.Variant{Name: "two-conds", Sum: through(2, signal, taking)},
		lab.Variant{Name: "if-not-for", Sum: through(2, signal, takingIf)},
		lab.Variant{Name: "channel", Sum: channel},
		yours,
	)
}

// put waits until there is room, and puts the number in.
func (b *buffer) put(number int64) {
	b.mu.Lock()
	for b.full {
		b.notFull.Wait()
	}
	b.number, b.full = number, true
	b.wake(b.notEmpty)
	b.mu.Unlock()
}

// taking waits until there is a number, and takes it out. In a closed buffer
// there may be none, and then ok is false.
func taking(b *buffer) (number int64, ok bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for !b.full && !b.closed {
		b.notEmpty.Wait()
	}
	return b.takeOut()
}

// takingIf does the same, and does not look again when it has been woken.
func takingIf(b *buffer) (number int64, ok bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if !b.full && !b.closed {
		b.notEmpty.Wait()
	}
	return b.takeOut()
}
