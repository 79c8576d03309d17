// Command 04-processes sums 1..N with processes that share a piece of memory.
package main

import (
	"context"
	"sync/atomic"

	"workbook/labs/fanout"
	"workbook/labs/lab"
)

func main() {
	fanout.Worker(map[string]fanout.Work{
		"share": share, "add": everyAdd, "yours": yourPart,
	})
	lab.Main(
		lab.Variant{Name: "threads", Sum: threads},
		lab.Variant{Name: "processes", Try: sum("share")},
		lab.Variant{Name: "processes-atomic", Try: sum("add")},
		yours,
	)
}

// sum lets worker processes do the work of that name, and adds up what they
// leave in their slots of the memory that they share.
func sum(work string) func(context.Context, lab.Task) (int64, error) {
	return func(ctx context.Context, t lab.Task) (int64, error) {
		shared, err := fanout.Map(t.Workers)
		if err != nil {
			return 0, err
		}
		defer shared.Close()
		if err := fanout.Start(ctx, t, shared, work).Wait(); err != nil {
			return 0, err
		}
		var total int64
		for w := range t.Workers {
			total += *shared.Value(w)
		}
		return total, nil
	}
}

// share is one worker's part: it adds up alone, and writes into its own slot.
func share(t lab.Task, w int, shared *fanout.Memory) {
	var sum int64
	for i := range t.Share(w).Each {
		sum += i
	}
	*shared.Value(w) = sum
}

// everyAdd adds every number to the one total that all processes share.
func everyAdd(t lab.Task, w int, shared *fanout.Memory) {
	for i := range t.Share(w).Each {
		atomic.AddInt64(shared.Value(0), i)
	}
}
