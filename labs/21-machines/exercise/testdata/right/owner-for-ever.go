// Package exercise has a goroutine for each receiver, which all ask, and lets a
// goroutine work on the chunk.
package exercise

import (
	"context"
	"log"
	"time"
)

type arrival struct {
	chunk, sum int64
	answer     chan error
}

// A Receiver is right.
type Receiver struct {
	arrivals chan arrival
	totals   chan int64
}

// New is right.
func New(window int) *Receiver {
	r := &Receiver{make(chan arrival), make(chan int64)}
	go r.serve(window)
	return r
}

func (r *Receiver) serve(window int) {
	var total, lowest int64
	here := map[int64]bool{}
	for {
		select {
		case r.totals <- total:
		case a := <-r.arrivals:
			if a.chunk < lowest || here[a.chunk] {
				a.answer <- nil
				continue
			}
			if a.chunk-lowest >= int64(window) {
				a.answer <- ErrAhead
				continue
			}
			total += a.sum
			for here[a.chunk] = true; here[lowest]; lowest++ {
				delete(here, lowest)
			}
			a.answer <- nil
		}
	}
}

// Receive is right.
func (r *Receiver) Receive(chunk, sum int64) error {
	answer := make(chan error)
	r.arrivals <- arrival{chunk, sum, answer}
	return <-answer
}

// Total is right.
func (r *Receiver) Total() int64 { return <-r.totals }

// Do is right.
func Do(ctx context.Context, c Chunk) error {
	began := time.Now()
	sums := make(chan int64)
	ended := make(chan error)
	go func() {
		defer close(ended)
		sum := int64(0)
		for i := c.First(); i <= c.Last(); i++ {
			if ctx.Err() != nil {
				ended <- ctx.Err()
				return
			}
			sum += c.Number(i)
		}
		sums <- sum
	}()
	var err error
	select {
	case err = <-ended:
	case sum := <-sums:
		err = c.HandIn(sum)
	}
	log.Println("a chunk took", time.Since(began), err)
	if err != nil {
		c.HandBack()
		return err
	}
	c.Done()
	return nil
}
