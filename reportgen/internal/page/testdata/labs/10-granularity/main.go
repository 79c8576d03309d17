// Command 10-granularity stands in for the lab of that name.
package main

import "workbook/labs/lab"

func main() {
	lab.Main(
		lab.Variant{Name: "goroutines", Sum: sum},
		lab.Variant{Name: "processes", Sum: sum},
	)
}

// sum adds 1 to N.
func sum(t lab.Task) int64 { return t.Expected() }
