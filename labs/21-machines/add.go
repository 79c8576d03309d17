package main

import "workbook/labs/lab"

// add adds up the numbers of a share.
func add(share lab.Share) (sum int64) {
	for i := range share.Each {
		sum += i
	}
	return sum
}
