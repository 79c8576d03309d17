// Command 21-machines sums 1..N with workers that share nothing but a queue, so
// they may be on other machines. In most variants, one of them dies.
package main

import (
	"iter"

	"workbook/labs/hosts"
	"workbook/labs/lab"
)

func main() {
	hosts.Worker(map[string]hosts.Work{
		"after": after, "before": before, "yours": yourWork,
	})
	lab.Main(
		lab.Variant{Name: "queue", Before: hosts.Serve,
			Try: hosts.Sum("after", hosts.Calm, first)},
		lab.Variant{Name: "one-dies", Before: hosts.Serve,
			Try: hosts.Sum("after", hosts.OneDies, first)},
		lab.Variant{Name: "ack-first", Before: hosts.Serve,
			Try: hosts.Sum("before", hosts.OneDies, first)},
		lab.Variant{Name: "retry-adds", Before: hosts.Serve,
			Try: hosts.Sum("after", hosts.OneDies, every)},
		yours,
	)
}

// after takes a chunk off the queue when its sum has been kept.
func after(c hosts.Chunk) {
	c.HandIn(add(c.Share))
	c.Done()
}

// before takes it off the queue at once.
func before(c hosts.Chunk) {
	c.Done()
	c.HandIn(add(c.Share))
}

// first counts the sum of each chunk when it comes for the first time.
func first(results iter.Seq[hosts.Result]) (total int64) {
	seen := map[int]bool{}
	for r := range results {
		if !seen[r.Chunk] {
			seen[r.Chunk] = true
			total += r.Sum
		}
	}
	return total
}

// every counts each sum that comes.
func every(results iter.Seq[hosts.Result]) (total int64) {
	for r := range results {
		total += r.Sum
	}
	return total
}
