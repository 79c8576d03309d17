package card

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"workbook/reportgen/internal/results"
)

func TestWaitGraph(t *testing.T) {
	g := newWaitGraph("g", []results.Wait{
		{Goroutine: 1, State: "sync.WaitGroup.Wait"},
		{Goroutine: 19, For: "sumLock"},
		{Goroutine: 20, For: "sumLock", Holds: []string{"countLock"}},
		{Goroutine: 21, For: "countLock", Holds: []string{"sumLock"}},
	})
	circle := 0
	for _, e := range g.Edges {
		if e.Circle {
			circle++
		}
	}
	if len(g.Goroutines) != 3 || len(g.Locks) != 2 || len(g.Edges) != 5 || circle != 4 {
		t.Errorf("%d goroutines, %d locks, %d edges, %d of them in the circle; want 3, 2, 5 and 4", len(g.Goroutines), len(g.Locks), len(g.Edges), circle)
	}
	if last := g.Moves[len(g.Moves)-1]; !strings.Contains(last, "Goroutine 21 wants countLock, and waits. The circle is closed") {
		t.Errorf("the last move is %q", last)
	}
	if g := newWaitGraph("g", []results.Wait{{Goroutine: 1, State: "chan receive"}}); g != nil {
		t.Errorf("a graph without a lock: %+v", g)
	}
}

// A dump may say anything: the graph stays small, and a circle is one only if it
// closes.
func TestAnyDumpHasAGraph(t *testing.T) {
	locks := rapid.SampledFrom([]string{"", "a", "b", "c", "</svg>"})
	rapid.Check(t, func(t *rapid.T) {
		var waits []results.Wait
		for i := range rapid.IntRange(0, 20).Draw(t, "waits") {
			waits = append(waits, results.Wait{Goroutine: rapid.IntRange(0, 3).Draw(t, "goroutine") + 10*i,
				For: locks.Draw(t, "for"), Holds: rapid.SliceOfN(locks, 0, 3).Draw(t, "holds")})
		}
		g := newWaitGraph("g", waits)
		if g == nil {
			return
		}
		if len(g.Goroutines) > graphRows || len(g.Moves) != len(g.Edges) {
			t.Fatalf("%d goroutines, %d moves for %d edges", len(g.Goroutines), len(g.Moves), len(g.Edges))
		}
		waiting, holding := 0, 0
		ends := map[[2]int]bool{}
		for _, e := range g.Edges {
			if ends[[2]int{e.lock, e.To}] {
				t.Fatalf("two arrows end at the same height of lock %d: %+v", e.lock, g.Edges)
			}
			ends[[2]int{e.lock, e.To}] = true
			if e.Circle && e.Waits {
				waiting++
			} else if e.Circle {
				holding++
			}
		}
		if waiting > 0 && holding < waiting {
			t.Fatalf("a circle of %d waits and %d holds", waiting, holding)
		}
	})
}
