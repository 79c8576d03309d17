// Package exercise takes the smallest account from a heap, again and again.
package exercise

import "container/heap"

type byNumber []*Account

func (a byNumber) Len() int           { return len(a) }
func (a byNumber) Less(i, j int) bool { return a[i].Number < a[j].Number }
func (a byNumber) Swap(i, j int)      { a[i], a[j] = a[j], a[i] }
func (a *byNumber) Push(x any)        { *a = append(*a, x.(*Account)) }
func (a *byNumber) Pop() any {
	last := (*a)[len(*a)-1]
	*a = (*a)[:len(*a)-1]
	return last
}

// Apply makes all of the changes at once.
func Apply(changes ...Change) {
	var left byNumber
	for _, c := range changes {
		heap.Push(&left, c.Account)
	}
	var held []*Account
	defer func() {
		for _, a := range held {
			a.Unlock()
		}
	}()
	for left.Len() > 0 {
		a := heap.Pop(&left).(*Account)
		if n := len(held); n == 0 || held[n-1] != a {
			a.Lock()
			held = append(held, a)
		}
	}
	for _, c := range changes {
		c.Account.Balance += c.Amount
	}
}
