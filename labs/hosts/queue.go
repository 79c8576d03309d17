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
		return sumAt(ctx, s, t, work, trouble, receive)
	}
}

func sumAt(ctx context.Context, s *site, t lab.Task, work string, trouble Trouble, receive func(iter.Seq[Result]) int64) (int64, error) {
	q := newQueue(ctx, s, t, work)
	if err := q.open(trouble); err != nil {
		return 0, errors.Join(err, q.close())
	}
	total := receive(q.results)
	return total, errors.Join(q.err, q.close())
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
	q.machines = newMachines(q.ctx, q.task, q.site.url, trouble)
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
			undone, unread, err := q.left()
			if err != nil || undone+unread == 0 && !q.machines.goOn() {
				return err
			}
			if unread > 0 && pause == lease { // the server that was to send them has gone
				if err := q.listen(); err != nil {
					return err
				}
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
	case err == nil:
		q.came++
		if about, err := m.Metadata(); err == nil {
			q.last = about.Sequence.Stream
		}
		return m, nil
	case ctx.Err() == nil:
		<-ctx.Done() // another server is about to take over
	}
	return nil, nats.ErrTimeout
}

// listen asks for the reports behind the last one.
func (q *queue) listen() error {
	if q.reports != nil {
		q.reports.Stop()
	}
	from := jetstream.OrderedConsumerConfig{FilterSubjects: []string{q.reported()}, DeliverPolicy: jetstream.DeliverByStartSequencePolicy, OptStartSeq: q.last + 1}
	err := persist(q.machines.ctx, func(ctx context.Context) error {
		mine, err := q.site.sums.OrderedConsumer(ctx, from)
		if err == nil {
			q.reports, err = mine.Messages()
		}
		return err
	})
	return q.place(err)
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

// left is how many chunks of the job are not done, and how many reports not read.
func (q *queue) left() (undone, unread int, err error) {
	err = persist(q.machines.ctx, func(ctx context.Context) error {
		chunks, err := q.site.chunks.Info(ctx, jetstream.WithSubjectFilter(q.waiting()))
		if err != nil {
			return err
		}
		sums, err := q.site.sums.Info(ctx, jetstream.WithSubjectFilter(q.reported()))
		if err == nil {
			undone, unread = len(chunks.State.Subjects), max(0, int(sums.State.Subjects[q.reported()])-q.came)
		}
		return err
	})
	return undone, unread, q.place(err)
}

// The subjects of the job's chunks, and that of its reports.
func (q *queue) waiting() string  { return chunksStream + "." + q.job.Job + ".*" }
func (q *queue) reported() string { return report{chunk: q.job}.subject() }

// place adds to an error of the queue where it is.
func (q *queue) place(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("the queue at %s: %w", withoutToken(q.site.url), err)
}

// close ends the workers, and removes what is left of the task on the server, lest
// others go on with it.
func (q *queue) close() error {
	began := time.Now()
	if q.reports != nil {
		q.reports.Stop()
	}
	q.machines.stop()
	q.unwatch()
	err := persist(q.site.ctx, func(ctx context.Context) error {
		return errors.Join(
			q.site.chunks.Purge(ctx, jetstream.WithPurgeSubject(q.waiting())),
			q.site.sums.Purge(ctx, jetstream.WithPurgeSubject(q.reported())))
	})
	q.task.Phase("end", time.Since(began))
	return q.place(err)
}
