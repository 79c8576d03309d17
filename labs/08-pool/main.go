// Command 08-pool sums 1..N, and larger numbers take longer.
// Its variants differ in how the workers get their numbers.
package main

import "workbook/labs/lab"

func main() {
	lab.Main(
		lab.Variant{Name: "serial", Sum: serial, Baseline: true},
		lab.Variant{Name: "equal-split", Sum: equalSplit},
		lab.Variant{Name: "queue", Sum: queue},
		lab.Variant{Name: "strided", Sum: strided},
		yours,
	)
}

// equalSplit gives all workers equally many numbers.
func equalSplit(t lab.Task) int64 {
	return pool(t, func(w int) (sum int64) {
		for i := range t.Share(w).Each {
			sum += count(i)
		}
		return sum
	})
}

// batch is how many numbers a worker takes from the queue at once.
const batch = 1000

// queue lets a worker take the next batch whenever it is done with one.
func queue(t lab.Task) int64 {
	batches := make(chan lab.Share, t.N/batch+1)
	for first := int64(1); first <= t.N; first += batch {
		batches <- lab.Share{First: first, Last: min(first+batch-1, t.N)}
	}
	close(batches)

	return pool(t, func(int) (sum int64) {
		for share := range batches {
			for i := range share.Each {
				sum += count(i)
			}
		}
		return sum
	})
}

// strided deals the numbers out like cards: worker w gets every W-th.
func strided(t lab.Task) int64 {
	return pool(t, func(w int) (sum int64) {
		for i := int64(w) + 1; i <= t.N; i += int64(t.Workers) {
			sum += count(i)
		}
		return sum
	})
}
