package hosts

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

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
			if err := q.machines.trouble(len(seen), q.job.Chunks); err != nil { // the only worker may have died
				return err
			}
			most := lease
			if unread > 0 && pause >= lease { // the server that was to send them has gone, or is far away
				if err := q.listen(); err != nil {
					return err
				}
				most = answer // a server that is far away needs longer for the first one
			}
			pause = min(2*pause, most)
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

// listen asks for the reports after the last one.
func (q *queue) listen() error {
	if q.reports != nil {
		q.reports.Stop()
	}
	from := jetstream.OrderedConsumerConfig{FilterSubjects: []string{q.reported()}, DeliverPolicy: jetstream.DeliverByStartSequencePolicy, OptStartSeq: q.last + 1,
		MaxResetAttempts: 1} // collect listens anew: else Next would try for ever
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
