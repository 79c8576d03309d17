package exercise_test

import (
	"fmt"

	"workbook/labs/contract"
)

// A scripted cell also has what an *atomic.Int64 has besides the methods of a Cell, and
// the method by which package fmt prints it. A call that looks for one finds it, and the
// step fails.

func (c *scripted) Store(int64)            { c.detour("Store") }
func (c *scripted) Swap(int64) (old int64) { return c.detour("Swap") }
func (c *scripted) Add(int64) (sum int64)  { return c.detour("Add") }
func (c *scripted) And(int64) (old int64)  { return c.detour("And") }
func (c *scripted) Or(int64) (old int64)   { return c.detour("Or") }
func (c *scripted) Format(fmt.State, rune) { c.detour("package fmt") }

// detour fails the step, so it never returns.
func (c *scripted) detour(by string) int64 {
	c.t.Fail(contract.Forbidden, "no operation but the two of a Cell", "one by %s", by)
	return 0
}
