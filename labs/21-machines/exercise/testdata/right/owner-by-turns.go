// Package exercise lets whoever holds the state, which goes round in a channel, use it.
package exercise

import "context"

type state struct {
	low, total int64
	bits       []uint64
}

// A Receiver is a channel with its one state.
type Receiver struct {
	window int64
	turn   chan *state
}

// New returns a receiver.
func New(window int) *Receiver {
	r := &Receiver{int64(window), make(chan *state, 1)}
	r.turn <- &state{bits: make([]uint64, window/64+1)}
	return r
}

// Receive counts once.
func (r *Receiver) Receive(chunk, sum int64) error {
	s := <-r.turn
	defer func() { r.turn <- s }()
	at := func(c int64) (int64, uint64) { c %= r.window; return c / 64, 1 << (c % 64) }
	if chunk-s.low >= r.window {
		return ErrAhead
	}
	if i, bit := at(max(chunk, 0)); chunk >= s.low && s.bits[i]&bit == 0 {
		s.bits[i] |= bit
		s.total += sum
	}
	for {
		i, bit := at(s.low)
		if s.bits[i]&bit == 0 {
			return nil
		}
		s.bits[i] &^= bit
		s.low++
	}
}

// Total returns the sum.
func (r *Receiver) Total() int64 {
	s := <-r.turn
	defer func() { r.turn <- s }()
	return s.total
}

// Do looks at the context's channel.
func Do(ctx context.Context, c Chunk) error {
	sum := int64(0)
	for i, last := c.First(), c.Last(); i <= last; i++ {
		select {
		case <-ctx.Done():
			c.HandBack()
			return ctx.Err()
		default:
			sum += c.Number(i)
		}
	}
	err := c.HandIn(sum)
	if err != nil {
		c.HandBack()
	} else {
		c.Done()
	}
	return err
}
