package measure

import (
	"encoding/json"
	"maps"
	"slices"
	"time"

	"workbook/reportgen/internal/results"
)

// A picture of lanes has maxColumns columns at most, and laneBytes as JSON.
const (
	maxColumns = 400
	laneBytes  = 10_000
)

// lanes draws the spans so coarsely that the picture stays small.
func lanes(spans []results.Lane) []results.Lane {
	for columns := maxColumns; ; columns /= 2 {
		drawn := inColumns(spans, columns)
		if text, err := json.Marshal(drawn); err == nil && len(text) <= laneBytes || columns <= 1 {
			return drawn
		}
	}
}

// inColumns cuts time into columns. In each column, a goroutine is in the state
// that takes most of it; equal neighbours become one lane.
func inColumns(spans []results.Lane, columns int) (drawn []results.Lane) {
	var end time.Duration
	byGoroutine := map[int64][]results.Lane{}
	for _, s := range spans {
		end = max(end, s.To)
		byGoroutine[s.Goroutine] = append(byGoroutine[s.Goroutine], s)
	}
	width := max(1, (end+time.Duration(columns)-1)/time.Duration(columns))
	for _, g := range slices.Sorted(maps.Keys(byGoroutine)) {
		taken := make([]column, columns)
		for _, s := range byGoroutine[g] {
			for i := s.From / width; i*width < s.To; i++ {
				taken[i].add(s, min(s.To, (i+1)*width)-max(s.From, i*width))
			}
		}
		drawn = append(drawn, join(g, taken, width)...)
	}
	return drawn
}

// A column holds how long a goroutine was in which state, and on which P.
type column map[place]time.Duration

// A place is a state, and the P of it or -1.
type place struct {
	state results.LaneState
	p     int
}

func (c *column) add(s results.Lane, took time.Duration) {
	if *c == nil {
		*c = column{}
	}
	at := place{s.State, -1}
	if s.P != nil {
		at.p = *s.P
	}
	(*c)[at] += took
}

// most returns where the goroutine was longest; of equals, the first by name.
func (c column) most() (most place) {
	var longest time.Duration
	for at, took := range c {
		if took > longest || took == longest && at.before(most) {
			most, longest = at, took
		}
	}
	return most
}

func (a place) before(b place) bool { return a.state < b.state || a.state == b.state && a.p < b.p }

// join makes one lane of equal neighbours. Columns before the goroutine began and
// after it ended are empty.
func join(goroutine int64, taken []column, width time.Duration) (lanes []results.Lane) {
	var last place
	for i, c := range taken {
		at := c.most()
		from, to := time.Duration(i)*width, time.Duration(i+1)*width
		switch {
		case at == place{}:
		case at == last:
			lanes[len(lanes)-1].To = to
		default:
			lane := results.Lane{Goroutine: goroutine, State: at.state, From: from, To: to}
			if at.p >= 0 {
				lane.P = &at.p
			}
			lanes = append(lanes, lane)
		}
		last = at
	}
	return lanes
}
