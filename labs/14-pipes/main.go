// Command 14-pipes sums 1..N with processes that hand every number of their
// share over, in several ways, to a parent that adds them up.
package main

import (
	"context"
	"os"

	"workbook/labs/fanout"
	"workbook/labs/lab"
)

func main() {
	fanout.Worker(map[string]fanout.Work{
		"map": toMap, "pipe": toPipe, "socket": toSocket, "yours": toYours,
	})
	lab.Main(
		lab.Variant{Name: "shared-map", Try: sharedMap},
		lab.Variant{Name: "pipe", Try: pipe},
		lab.Variant{Name: "loopback-socket", Try: loopbackSocket},
		yours,
	)
}

// sharedMap hands over in memory that the workers and the parent share.
func sharedMap(ctx context.Context, t lab.Task) (int64, error) {
	return fromMap(ctx, t, "map")
}

// toMap writes each number to its own place in the shared memory.
func toMap(t lab.Task, w int, shared *fanout.Memory) {
	numbers := shared.Numbers()
	for i := range t.Share(w).Each {
		numbers[i-1] = i
	}
}

// pipe hands over through the pipe behind every worker's standard output.
func pipe(ctx context.Context, t lab.Task) (int64, error) {
	return fromPipes(ctx, t, "pipe", receive)
}

// toPipe writes the numbers to standard output.
func toPipe(t lab.Task, w int, shared *fanout.Memory) {
	shared.SetErr(w, send(os.Stdout, t.Share(w)))
}

// loopbackSocket hands over through a network connection from every worker.
func loopbackSocket(ctx context.Context, t lab.Task) (int64, error) {
	return fromSocket(ctx, t, "socket")
}

// toSocket sends the numbers to the port that its slot names.
func toSocket(t lab.Task, w int, shared *fanout.Memory) {
	shared.SetErr(w, sendTo(*shared.Value(w), t.Share(w)))
}
