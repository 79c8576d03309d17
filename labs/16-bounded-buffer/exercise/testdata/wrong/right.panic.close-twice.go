// Package exercise is an answer for a test.
package exercise

type Buffer struct{ numbers chan int64 }

func New(room int) *Buffer { return &Buffer{make(chan int64, room)} }

func (b *Buffer) Put(number int64) bool { b.numbers <- number; return true }

func (b *Buffer) Take() (int64, bool) { number, ok := <-b.numbers; return number, ok }

func (b *Buffer) Close() { close(b.numbers) }
