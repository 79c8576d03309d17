package hosts

import (
	"context"
	"sync/atomic"

	"github.com/nats-io/nats.go/jetstream"

	"workbook/labs/lab"
)

// Work is what a worker does with a chunk.
type Work func(Chunk)

// A Chunk is a part of the task, and the right to work on it until the lease ends.
type Chunk struct {
	lab.Share
	is   chunk
	msg  jetstream.Msg
	from *bench
	safe *atomic.Bool // its sum is with the server
}

// HandIn sends the chunk's sum, and returns when the server keeps it.
func (c Chunk) HandIn(sum int64) {
	if c.from.report(report{chunk: c.is, Sum: sum}) {
		c.safe.Store(true)
	}
}

// Done takes the chunk off the queue. If the server does not confirm that, the chunk
// may come again. If the sum is still to be handed in, Done waits for the server's word,
// because the sum must not go out twice. If the server has the sum, it does not matter
// that the chunk may come again, and Done does not wait.
func (c Chunk) Done() {
	if c.safe.Load() {
		_ = c.msg.Ack()
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), answer/5)
	defer cancel()
	_ = c.msg.DoubleAck(ctx)
}

// HandBack gives the chunk back to the queue, so that another worker gets it before
// the lease ends.
func (c Chunk) HandBack() { c.from.handBack(c.msg) }
