package contract

import (
	"slices"
	"testing"
)

// TestTokens wants channels found that a goroutine uses as a lock, and no others.
func TestTokens(t *testing.T) {
	const text = `package exercise
type guard struct { token chan bool; total int }
func (g *guard) add(n int) {
	<-g.token
	defer func() { g.token <- true }()
	g.total += n
}
func locks(run func(func())) {
	g := &guard{token: make(chan bool, 1)}
	run(func() { g.add(1) })
	held := make(chan struct{}, 1)
	unlock := func() { _ = <-held }
	run(func() {
		held <- struct{}{}
		defer unlock()
	})
}
type turn chan bool
func (t turn) take() { t <- true }
func leave(t turn) { func() { <-t }() }
func named(run func(func())) {
	own := make(turn, 1)
	run(func() {
		own.take()
		leave(own)
	})
}
func others(run func(func()), n int) int {
	ended, places := make(chan struct{}, 1), make(chan struct{}, n)
	go func() { ended <- struct{}{} }()
	run(func() { ended <- struct{}{} })
	<-ended
	run(func() {
		places <- struct{}{}
		<-places
	})
	total := make(chan int, 1)
	total <- 0
	run(func() { sum := <-total; total <- sum + 1 })
	run(func() { sum := <-total; sum++; total <- sum })
	return <-total
}
func turns(run func(func()), turns []chan bool) {
	turns[0] = make(chan bool, 1)
	turns[1] = make(chan bool, 1)
	run(func() { <-turns[0]; turns[1] <- true })
}
func pointers(run func(func()), n int) {
	sum := make(chan *int, 1)
	sum <- &n
	run(func() {
		shared := <-sum
		*shared++
		sum <- shared
	})
}
`
	s := sourceOf(t, text)
	var got []string
	for _, use := range s.tokens() {
		got = append(got, s.place(use))
	}
	slices.Sort(got)
	if want := []string{"e.go:12", "e.go:20", "e.go:4", "e.go:52"}; !slices.Equal(slices.Compact(got), want) {
		t.Errorf("locks at %q, want them at %q", got, want)
	}
}
