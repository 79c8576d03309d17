// Command 19-layout sums the numbers 1..N that lie in memory: close together,
// each in a struct of 64 bytes, or visited in a shuffled order.
package main

import (
	"sync"
	"sync/atomic"

	"workbook/labs/lab"
)

func main() {
	lab.Main(
		lab.Variant{Name: "packed", Sum: sum(packed), Before: layNumbers},
		lab.Variant{Name: "structs", Sum: sum(structs), Before: layRecords},
		lab.Variant{Name: "shuffled", Sum: sum(shuffled), Before: shuffle},
		yours,
	)
}

// packed reads numbers that lie side by side, eight to a cache line.
func packed(share lab.Share) int64 {
	var part int64
	for _, number := range numbers[share.First-1 : share.Last] {
		part += number
	}
	return part
}

// structs reads one number from each record, and each fills a cache line.
func structs(share lab.Share) int64 {
	var part int64
	for i := range share.Each {
		part += records[i-1].number
	}
	return part
}

// shuffled reads the packed numbers in an order that no CPU can guess.
func shuffled(share lab.Share) int64 {
	var part int64
	for _, place := range order[share.First-1 : share.Last] {
		part += numbers[place]
	}
	return part
}

// sum lets every worker add up its share.
func sum(add func(lab.Share) int64) func(lab.Task) int64 {
	return func(t lab.Task) int64 {
		var total atomic.Int64
		var workers sync.WaitGroup
		for w := range t.Workers {
			workers.Go(func() { total.Add(add(t.Share(w))) })
		}
		workers.Wait()
		return total.Load()
	}
}
