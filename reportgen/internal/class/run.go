package class

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"slices"

	"workbook/reportgen/internal/handin"
)

// A run tells the measurements of one run from those of others: the chance that two
// runs have the same figures, to four digits, is negligible.
type run [16]byte

// runOf returns the run that a hand-in is about; ok reports whether it has figures.
func runOf(h *handin.HandIn) (r run, ok bool) {
	sum := sha256.New()
	fmt.Fprintf(sum, "%+v", h.Machine)
	for i := range h.Labs {
		fmt.Fprintf(sum, "%q", h.Labs[i].Name)
		for _, c := range h.Labs[i].Cases {
			fmt.Fprintf(sum, "%q%d %d", c.Variant, c.Workers, c.N)
			_ = binary.Write(sum, binary.LittleEndian, c.Speedup) // to a hash, it never fails
			ok = ok || c.Speedup[3] > 0
		}
	}
	return run(sum.Sum(nil)), ok
}

// sameRun is the place of the machine that handed in the same run, one of both by a
// hand-in and one by a results file. c.mu is held.
func (c *Class) sameRun(r run, from origin) (at int, known bool) {
	at, known = c.runs[r]
	return at, known && (c.machines[at].from == aHandIn) != (from == aHandIn)
}

// unite makes one machine of two that handed in the same run. The one at gone was known by
// its results file alone, and leaves; the one at stays keeps the runs of both. It returns
// the new place of the latter. c.mu is held.
func (c *Class) unite(stays, gone int) int {
	delete(c.places, c.machines[gone].id)
	c.machines = slices.Delete(c.machines, gone, gone+1)
	place := func(at int) int {
		if at == gone {
			at = stays
		}
		if at > gone {
			at--
		}
		return at
	}
	for id, at := range c.places {
		c.places[id] = place(at)
	}
	for r, at := range c.runs {
		c.runs[r] = place(at)
	}
	return place(stays)
}
