package hosts

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"iter"
	"time"

	"github.com/nats-io/nats.go/jetstream"

	"workbook/labs/lab"
)

// Sum returns a variant's function: it puts a task into the queue in chunks, lets
// workers do the work of that name, with that trouble, and lets receive make a sum
// of what arrives: the sum of each chunk, no matter how often, until the queue is
// empty. If a chunk was taken off the queue and its sum never came, it is missing.
func Sum(work string, trouble Trouble, receive func(iter.Seq[Result]) int64) func(context.Context, lab.Task) (int64, error) {
	return func(ctx context.Context, t lab.Task) (int64, error) {
		s, err := reach()
		if err != nil {
			return 0, err
		}
		return sumAt(ctx, s, t, work, trouble, receive)
	}
}

// sumAt clears the queue also if receive panics, as a student's may: a server that
// others use would keep the chunks, and hand them to everybody's workers.
func sumAt(ctx context.Context, s *site, t lab.Task, work string, trouble Trouble, receive func(iter.Seq[Result]) int64) (total int64, err error) {
	q := newQueue(ctx, s, t, work)
	defer func() {
		left := q.close()
		err = cmp.Or(context.Cause(s.ctx), err, left) // without a server, nothing else matters
	}()
	if err := q.open(trouble); err != nil {
		return 0, err
	}
	total = receive(q.results)
	return total, q.err
}

// A queue is one task on its way.
type queue struct {
	ctx      context.Context
	site     *site
	task     lab.Task
	job      chunk // what all chunks have in common
	machines *machines
	unwatch  func() bool // stops looking at the server
	reports  jetstream.MessagesContext
	came     int    // messages that were read
	refused  int    // those that were no sums of this task
	last     uint64 // number of the last one in its stream
	began    time.Time
	first    time.Time // when the first sum came
	err      error
}

func newQueue(ctx context.Context, s *site, t lab.Task, work string) *queue {
	chunks := int(min(max(t.N, 1), int64(t.Workers)*chunksPerWorker))
	return &queue{ctx: ctx, site: s, task: t, began: time.Now(),
		job: chunk{Rules: rules, Job: rand.Text(), Work: work, N: t.N, Chunks: chunks}}
}

// open starts the workers, and puts the chunks into the queue.
func (q *queue) open(trouble Trouble) error {
	q.machines = newMachines(q.ctx, q.task, q.job, q.site.at, trouble)
	q.unwatch = context.AfterFunc(q.site.ctx, func() { q.machines.fail(context.Cause(q.site.ctx)) })
	if err := q.machines.start(); err != nil {
		return err
	}
	if err := q.listen(); err != nil {
		return err
	}
	return q.fill()
}

// fill puts the chunks into the queue. A chunk of which the server did not confirm
// that it has it is sent once more, and refused if it has it.
func (q *queue) fill() error {
	waiting := make([]jetstream.PubAckFuture, q.job.Chunks)
	for i := range waiting {
		c := q.job
		c.Index = i
		var err error
		if waiting[i], err = q.site.js.PublishAsync(c.subject(), encode(c)); err != nil {
			return q.place(err)
		}
	}
	for i, w := range waiting {
		select {
		case <-w.Ok():
		case <-w.Err():
			c := q.job
			c.Index = i
			if err := publish(q.ctx, q.site.js, c.subject(), encode(c)); err != nil {
				return q.place(err)
			}
		case <-q.ctx.Done():
			return q.ctx.Err()
		}
	}
	return nil
}

// The subjects of the job's chunks, and that of its reports.
func (q *queue) waiting() string  { return chunksStream + "." + q.job.Job + ".*" }
func (q *queue) reported() string { return report{chunk: q.job}.subject() }

// place adds the address of the queue to its error, unless the run has ended.
func (q *queue) place(err error) error {
	switch cause := context.Cause(q.machines.ctx); {
	case err == nil:
		return nil
	case cause != nil:
		return cause
	}
	return fmt.Errorf("the queue at %s: %w", q.site.at, err)
}

// close ends the workers, and removes what is left of the task on the server, so that
// nobody goes on with it.
func (q *queue) close() error {
	began := time.Now()
	if q.reports != nil {
		q.reports.Stop()
	}
	q.machines.stop()
	q.unwatch()
	q.task.Refused(q.refused)
	err := persist(q.site.ctx, func(ctx context.Context) error {
		return errors.Join(
			q.site.chunks.Purge(ctx, jetstream.WithPurgeSubject(q.waiting())),
			q.site.sums.Purge(ctx, jetstream.WithPurgeSubject(q.reported())))
	})
	q.task.Phase("end", time.Since(began))
	if err != nil {
		return fmt.Errorf("clear the queue at %s: %w", q.site.at, err)
	}
	return nil
}
