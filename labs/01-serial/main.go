// Command 01-serial sums 1..N in one loop, with one total and no workers.
// All other labs are compared with it.
package main

import "workbook/labs/lab"

func main() {
	lab.Main(
		lab.Variant{Name: "serial", Sum: serial, Baseline: true},
	)
}

// serial adds every number to a total that the compiler keeps in a register.
func serial(t lab.Task) int64 {
	var total int64
	for i := int64(1); i <= t.N; i++ {
		total += i
	}
	return total
}
