// Package exercise sends requests to the goroutine that has the numbers. It never ends,
// for there may always be one more call.
package exercise

type answer struct {
	number int64
	ok     bool
}

type request struct {
	number int64
	answer chan answer
}

// A Buffer is right.
type Buffer struct {
	put, take, end chan request
}

// New is right.
func New(room int) *Buffer {
	b := &Buffer{make(chan request), make(chan request), make(chan request)}
	go b.serve(room)
	return b
}

func (b *Buffer) serve(room int) {
	var numbers []int64
	var putters, takers []request
	closed := false
	for {
		select {
		case r := <-b.put:
			putters = append(putters, r)
		case r := <-b.take:
			takers = append(takers, r)
		case r := <-b.end:
			closed = true
			r.answer <- answer{}
		}
		for again := true; again; {
			again = false
			if len(putters) > 0 && (closed || len(numbers) < room) {
				if !closed {
					numbers = append(numbers, putters[0].number)
				}
				putters[0].answer <- answer{ok: !closed}
				putters, again = putters[1:], true
			}
			if len(takers) > 0 && len(numbers) > 0 {
				takers[0].answer <- answer{numbers[0], true}
				takers, numbers, again = takers[1:], numbers[1:], true
			} else if len(takers) > 0 && closed {
				takers[0].answer <- answer{}
				takers, again = takers[1:], true
			}
		}
	}
}

func ask(to chan request, number int64) answer {
	r := request{number, make(chan answer, 1)}
	to <- r
	return <-r.answer
}

// Put is right.
func (b *Buffer) Put(number int64) bool { return ask(b.put, number).ok }

// Take is right.
func (b *Buffer) Take() (int64, bool) {
	a := ask(b.take, 0)
	return a.number, a.ok
}

// Close is right.
func (b *Buffer) Close() { ask(b.end, 0) }
