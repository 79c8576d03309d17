package hosts

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"time"

	"github.com/nats-io/nats.go"
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
		q := newQueue(ctx, s, t, work)
		if err := q.open(trouble); err != nil {
			return 0, errors.Join(err, q.close())
		}
		total := receive(q.results)
		return total, errors.Join(q.err, q.close())
	}
}

// A queue is one task on its way.
type queue struct {
	ctx      context.Context
	site     *site
	task     lab.Task
	job      chunk // what all chunks have in common
	machines *machines
	reports  jetstream.MessagesContext
	refused  int // messages that were none of this task
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
func (q *queue) open(trouble Trouble) (err error) {
	q.machines = newMachines(q.ctx, q.task, q.site.url, trouble)
	if err := q.machines.start(); err != nil {
		return err
	}
	mine, err := q.site.sums.OrderedConsumer(q.ctx, jetstream.OrderedConsumerConfig{FilterSubjects: []string{report{chunk: q.job}.subject()}})
	if err != nil {
		return fmt.Errorf("open the queue: %w", err)
	}
	if q.reports, err = mine.Messages(); err != nil {
		return fmt.Errorf("open the queue: %w", err)
	}
	return q.fill()
}

// taken is the server's code for a subject that has its one message.
const taken jetstream.ErrorCode = 10077

// fill puts the chunks into the queue. A chunk of which the server did not confirm
// that it has it is sent once more, and refused if it has it.
func (q *queue) fill() error {
	waiting := make([]jetstream.PubAckFuture, q.job.Chunks)
	for i := range waiting {
		c := q.job
		c.Index = i
		var err error
		if waiting[i], err = q.site.js.PublishAsync(c.subject(), encode(c)); err != nil {
			return fmt.Errorf("fill the queue: %w", err)
		}
	}
	for i, w := range waiting {
		select {
		case <-w.Ok():
		case <-w.Err():
			c := q.job
			c.Index = i
			if err := publish(q.ctx, q.site.js, c.subject(), encode(c)); err != nil {
				return fmt.Errorf("fill the queue: %w", err)
			}
		case <-q.ctx.Done():
			return q.ctx.Err()
		}
	}
	return nil
}

// publish sends a message until the server confirms that it has it, as long as a
// cluster may need to find another leader.
func publish(ctx context.Context, js jetstream.JetStream, subject string, text []byte) error {
	var err error
	for tries := 0; tries < 20; tries++ {
		once, cancel := context.WithTimeout(ctx, answer/5)
		_, err = js.Publish(once, subject, text)
		cancel()
		if api := (*jetstream.APIError)(nil); err == nil || errors.As(err, &api) && api.ErrorCode == taken {
			return nil
		}
		if ctx.Err() != nil || errors.Is(err, nats.ErrConnectionClosed) {
			break
		}
	}
	return err
}

// results yields what arrives until the queue is empty, and nothing more can come:
// each chunk's sum is there, or none came for a lease.
func (q *queue) results(yield func(Result) bool) {
	q.err = q.collect(yield)
	if !q.first.IsZero() {
		q.task.Phase("start", q.first.Sub(q.began))
		q.task.Phase("work", time.Since(q.first))
	}
	if q.err == nil && q.task.Hold() {
		q.machines.count(q.site.pid())
	}
}

func (q *queue) collect(yield func(Result) bool) error {
	seen := map[int]bool{}
	pause := lease
	for {
		m, err := q.next(pause)
		switch {
		case errors.Is(err, nats.ErrTimeout):
			left, err := q.left()
			if err != nil || left == 0 && !q.machines.goOn() {
				return err
			}
			pause = min(2*pause, lease)
			continue
		case err != nil:
			return err
		}
		r, ok := q.read(m)
		if !ok {
			continue
		}
		if len(seen) == 0 {
			q.first = time.Now()
		}
		seen[r.Chunk] = true
		if !yield(r) {
			return nil
		}
		if err := q.machines.trouble(len(seen), q.job.Chunks); err != nil {
			return err
		}
		if pause = lease; len(seen) == q.job.Chunks {
			pause = soon
		}
	}
}

// soon is how long the last chunk takes to leave the queue once its sum is there.
const soon = 200 * time.Microsecond

// next waits for a report. It fails if a worker of this machine does.
func (q *queue) next(pause time.Duration) (jetstream.Msg, error) {
	ctx, cancel := context.WithTimeout(q.machines.ctx, pause)
	defer cancel()
	m, err := q.reports.Next(jetstream.NextContext(ctx))
	switch cause := context.Cause(q.machines.ctx); {
	case cause != nil:
		return nil, cause
	case ctx.Err() != nil && err != nil:
		return nil, nats.ErrTimeout
	case err != nil:
		return nil, fmt.Errorf("the queue at %s: %w", withoutToken(q.site.url), err)
	}
	return m, nil
}

// read takes what is a sum of this task, and counts and refuses all else.
func (q *queue) read(m jetstream.Msg) (Result, bool) {
	var r report
	if json.Unmarshal(m.Data(), &r) != nil || r.check(q.job) != nil {
		q.refused++
		return Result{}, false
	}
	return Result{r.Index, r.Sum}, true
}

// left is how many chunks of the job are in the queue or being worked on.
func (q *queue) left() (int, error) {
	info, err := q.site.chunks.Info(q.ctx, jetstream.WithSubjectFilter(chunksStream+"."+q.job.Job+".*"))
	if err != nil {
		return 0, fmt.Errorf("ask the queue at %s: %w", withoutToken(q.site.url), err)
	}
	return len(info.State.Subjects), nil
}

// close ends the workers, and removes what is left of the task on the server, lest
// others go on with it.
func (q *queue) close() error {
	began := time.Now()
	if q.reports != nil {
		q.reports.Stop()
	}
	q.machines.stop()
	ctx, cancel := context.WithTimeout(context.WithoutCancel(q.ctx), answer)
	defer cancel()
	var err error
	for stream, subject := range map[jetstream.Stream]string{q.site.chunks: chunksStream + "." + q.job.Job + ".*", q.site.sums: report{chunk: q.job}.subject()} {
		err = errors.Join(err, stream.Purge(ctx, jetstream.WithPurgeSubject(subject)))
	}
	q.task.Phase("end", time.Since(began))
	return err
}
