// Package exercise lets whoever has the one token add to the total.
package exercise

import (
	"sync"

	"workbook/labs/lab"
)

type shared struct {
	token chan struct{}
	total int64
}

func (s *shared) add(sum int64) {
	<-s.token
	defer func() { s.token <- struct{}{} }()
	s.total += sum
}

// Sum is wrong.
func Sum(t lab.Task) int64 {
	s := &shared{token: make(chan struct{}, 1)}
	s.token <- struct{}{}
	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			var sum int64
			for i := range t.Share(w).Each {
				sum += t.Number(i)
			}
			s.add(sum)
		})
	}
	workers.Wait()
	return s.total
}
