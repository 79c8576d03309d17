package measure

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"workbook/labs/launch"
	"workbook/reportgen/internal/results"
	"workbook/reportgen/internal/stacks"
)

// A launch that should get stuck repeats its sum for stuckLength, because one repeat
// may go well by chance. If it has not ended stuckPatience later, it counts as stuck.
const (
	stuckLength   = 500 * time.Millisecond
	stuckPatience = time.Second
)

// split parts the cases that can be timed from those that should never end.
func split(laid []results.Case) (timed, endless []results.Case) {
	for _, c := range laid {
		if c.Expect == results.ExpectStuck {
			endless = append(endless, c)
		} else {
			timed = append(timed, c)
		}
	}
	return timed, endless
}

// stick launches a case that should never end, once, and ends it. It returns
// the case with what the goroutines waited for.
func (s *subject) stick(ctx context.Context, root string, c results.Case) results.Case {
	limit := stuckLength + stuckPatience + 2*s.slowest()
	limited, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	usage, out, err := launch.Run(limited, launch.Command{
		Path: s.path,
		Args: []string{"-json", "-variant", c.Variant, "-for", stuckLength.String(),
			"-n", strconv.FormatInt(c.N, 10), "-workers", strconv.Itoa(c.Workers)},
		Env:  []string{"GOTRACEBACK=all"},
		Dump: true,
	})
	c.Samples = []results.Sample{} // a list in the file, if an empty one
	c.Stuck = &results.Stuck{After: usage.Wall(), Waits: stacks.Waits(string(out.Stderr), root)}
	switch {
	case err == nil:
		c.Stuck.Ended = true
		c.Stuck.Why = fmt.Sprintf("it repeated its sum for %s and ended", stuckLength)
	case !errors.Is(err, context.DeadlineExceeded):
		c.Stuck.Ended = true
		first, _, _ := strings.Cut(string(out.Stderr), "\n")
		c.Stuck.Why = fmt.Sprintf("it ended with %v: %s", err, first)
	case len(c.Stuck.Waits) == 0:
		c.Stuck.Why = "it printed no goroutines when it was asked to; on Windows there is no such signal"
	}
	return c
}

// slowest is how long the slowest of the lab's timed cases takes for one repeat.
func (s *subject) slowest() (longest time.Duration) {
	for _, p := range s.pilots {
		longest = max(longest, p.work+p.overhead)
	}
	return longest
}
