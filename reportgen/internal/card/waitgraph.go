package card

import (
	"fmt"
	"slices"
	"strings"

	"workbook/reportgen/internal/results"
)

// A waitGraph shows who holds which lock and who waits for which (Holt's resource
// graph, "Some Deadlock Properties of Computer Systems", 1972), as a stuck
// program's own dump tells it. A circle in it is a deadlock.
type waitGraph struct {
	ID         string
	Goroutines []graphNode // at the left
	Locks      []graphNode // at the right
	Edges      []graphEdge
	Moves      []string // one order of the moves that lead there
	Height     int
}

// A graphNode is a goroutine or a lock, its middle at that height.
type graphNode struct {
	Name string
	Y    int
}

// A graphEdge is drawn from its move on: a lock that is held, or waited for.
type graphEdge struct {
	goroutine, lock int // their places in the graph
	From, To        int // the heights of its ends, at the goroutine and at the lock
	Waits           bool
	Circle          bool // it is part of the circle
	Move            int  // from 1
}

// What a waitGraph has room for.
const (
	graphRows = 8
	graphStep = 64
	graphEnds = 30 // the height over which the ends at one node are spread
	graphName = 20 // runes
)

// newWaitGraph draws the waits of a dump, nil if they tell of no lock.
func newWaitGraph(id string, waits []results.Wait) *waitGraph {
	waits = slices.DeleteFunc(slices.Clone(waits), func(w results.Wait) bool { return w.For == "" })
	waits = waits[:min(len(waits), graphRows)]
	g := &waitGraph{ID: id}
	var locks []string
	place := func(lock string) int {
		at := slices.Index(locks, lock)
		if at < 0 {
			at = len(locks)
			locks = append(locks, lock)
		}
		return at
	}
	circle := inCircle(waits)
	for i, w := range waits {
		g.Goroutines = append(g.Goroutines, graphNode{Name: fmt.Sprintf("goroutine %d", w.Goroutine)})
		for _, lock := range w.Holds {
			g.add(graphEdge{goroutine: i, lock: place(lock), Circle: circle[held{w.Goroutine, lock}]},
				fmt.Sprintf("Goroutine %d takes %s.", w.Goroutine, shortened(lock)))
		}
	}
	for i, w := range waits {
		g.add(graphEdge{goroutine: i, lock: place(w.For), Waits: true, Circle: circle[wanted{w.Goroutine}]},
			fmt.Sprintf("Goroutine %d wants %s, and waits.", w.Goroutine, shortened(w.For)))
	}
	for _, lock := range locks {
		g.Locks = append(g.Locks, graphNode{Name: shortened(lock)})
	}
	if len(g.Goroutines) == 0 {
		return nil
	}
	if len(circle) > 0 {
		last := len(g.Moves) - 1
		g.Moves[last] += " The circle is closed: nobody in it can ever go on."
	}
	g.layOut()
	return g
}

// layOut gives each node and each end of an edge its height. The ends at one node
// are in the order of what they lead to, so that they don't cross there.
func (g *waitGraph) layOut() {
	g.Height = graphStep * max(len(g.Goroutines), len(g.Locks))
	for _, column := range [][]graphNode{g.Goroutines, g.Locks} {
		for i := range column {
			column[i].Y = g.Height * (2*i + 1) / (2 * len(column))
		}
	}
	for i, node := range g.Goroutines {
		ends := g.edges(func(e *graphEdge) bool { return e.goroutine == i }, func(e *graphEdge) int { return e.lock })
		for k, e := range ends {
			e.From = node.Y + spread(k, len(ends))
		}
	}
	for i, node := range g.Locks {
		ends := g.edges(func(e *graphEdge) bool { return e.lock == i }, func(e *graphEdge) int { return e.goroutine })
		for k, e := range ends {
			e.To = node.Y + spread(k, len(ends))
		}
	}
}

// edges returns those that are at a node, by what they lead to.
func (g *waitGraph) edges(at func(*graphEdge) bool, to func(*graphEdge) int) []*graphEdge {
	var ends []*graphEdge
	for i := range g.Edges {
		if e := &g.Edges[i]; at(e) {
			ends = append(ends, e)
		}
	}
	slices.SortStableFunc(ends, func(a, b *graphEdge) int { return to(a) - to(b) })
	return ends
}

// spread is how far the k-th of n ends lies below the middle of its node.
func spread(k, n int) int { return graphEnds*(2*k+1)/(2*n) - graphEnds/2 }

func (g *waitGraph) add(e graphEdge, move string) {
	g.Moves = append(g.Moves, move)
	e.Move = len(g.Moves)
	g.Edges = append(g.Edges, e)
}

// held and wanted name the edges of a circle.
type (
	held struct {
		goroutine int
		lock      string
	}
	wanted struct{ goroutine int }
)

// inCircle returns the edges of the first circle that is found: from a goroutine
// to the lock that it waits for, to the goroutine that holds it, and so on until
// one comes again.
func inCircle(waits []results.Wait) map[any]bool {
	for start := range waits {
		edges := map[any]bool{}
		for at := start; at >= 0 && !edges[wanted{waits[at].Goroutine}]; {
			w := waits[at]
			edges[wanted{w.Goroutine}] = true
			at = slices.IndexFunc(waits, func(other results.Wait) bool { return slices.Contains(other.Holds, w.For) })
			if at < 0 {
				break
			}
			edges[held{waits[at].Goroutine, w.For}] = true
			if at == start {
				return edges
			}
		}
	}
	return nil
}

// shortened is a lock's name, no longer than there is room for.
func shortened(name string) string {
	if runes := []rune(strings.TrimSpace(name)); len(runes) > graphName {
		return string(runes[:graphName-1]) + "…"
	}
	return strings.TrimSpace(name)
}
