// Package hosts lets workers that share nothing but a queue do a task: in
// processes of this machine, and on all others that have joined. A task and the
// name of a piece of work come in; the sum of each chunk goes out, as often as it
// arrives. The queue is NATS JetStream, on a server that this package starts, or
// on those that the variable WORKBOOK_NATS names.
//
// A chunk has a message and a subject of its own, and the server refuses a second
// message there. A worker that has taken a chunk has it for a lease, which it
// renews. If it is silent for longer, another worker gets the chunk. So a chunk may
// be done twice, and its sum may arrive twice. It is the receiver that counts each sum
// once.
//
// No setting of the queue could do that. The server knows the IDs of messages for two
// minutes only, so it would take the sum of a worker that was stopped for longer as a
// new one. It can confirm an acknowledgement, but if the connection breaks before the
// confirmation arrives, the worker does not know whether the chunk is off the queue.
package hosts

import (
	"encoding/json"
	"fmt"
	"time"

	"workbook/labs/lab"
	"workbook/labs/limits"
)

// lease is how long a worker may be silent before its chunk goes to another one.
// The server waits for its end even if the worker's connection breaks.
const lease = 250 * time.Millisecond

// chunksPerWorker is how many chunks there are for each worker of this machine, so
// that a fast worker, or another machine, can take more than its part.
const chunksPerWorker = 16

// rules is the version of the messages below. Machines that work together have the
// same one.
const rules = 1

// A chunk is the message that a worker takes: part Index of Chunks of a task.
type chunk struct {
	Rules  int    `json:"rules"`
	Job    string `json:"job"`  // which run of which lab, new each time
	Work   string `json:"work"` // what to do
	N      int64  `json:"n"`
	Chunks int    `json:"chunks"`
	Index  int    `json:"index"`
}

// MostChunks bounds the parts of a task.
const MostChunks = chunksPerWorker * limits.Workers

// check returns an error if there is no such chunk.
func (c chunk) check() error {
	if c.N < 0 || c.N > limits.N || c.Chunks < 1 || c.Chunks > MostChunks || c.Index < 0 || c.Index >= c.Chunks {
		return fmt.Errorf("no chunk: part %d of %d of 1..%d", c.Index, c.Chunks, c.N)
	}
	return nil
}

// share is the chunk's part of 1..N.
func (c chunk) share() lab.Share { return lab.Task{N: c.N, Workers: c.Chunks}.Share(c.Index) }

func (c chunk) subject() string { return fmt.Sprintf("%s.%s.%d", chunksStream, c.Job, c.Index) }

// A Result is the sum of one chunk. Chunk is the chunk's number, from 0.
type Result struct {
	Chunk int
	Sum   int64
}

// A report is the message with which a worker hands in the sum of a chunk, or says
// that it refused it.
type report struct {
	chunk
	Sum     int64  `json:"sum"`
	Refused string `json:"refused,omitempty"`
}

func (r report) subject() string { return sumsStream + "." + r.Job }

// check returns an error if the report cannot be one of the task's chunk: anybody
// who has the token can send one.
func (r report) check(want chunk) error {
	want.Index = r.Index
	s := want.share()
	switch count := s.Last - s.First + 1; {
	case r.Refused != "":
		return fmt.Errorf("a worker refused a chunk: %s", r.Refused)
	case r.chunk != want:
		return fmt.Errorf("a result of another task: %+v", r.chunk)
	case want.check() != nil:
		return want.check()
	case r.Sum < count*s.First || r.Sum > count*s.Last:
		return fmt.Errorf("%d is not the sum of %d..%d", r.Sum, s.First, s.Last)
	}
	return nil
}

// encode cannot fail: all messages are plain structs.
func encode(message any) []byte {
	text, _ := json.Marshal(message)
	return text
}
