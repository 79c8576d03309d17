package hosts

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"workbook/labs/plain"
)

// A bench is a worker's connection to the queue, and what the worker can do.
type bench struct {
	ctx   context.Context // ends when the worker is asked to stop
	js    jetstream.JetStream
	works map[string]Work
	said  map[string]bool // why it handed chunks back
	err   error           // the first that a chunk met

	job     string        // for which it was started; none if a person did
	unlucky int           // the chunk of that job that it does not survive, if it is the first to get it
	took    time.Duration // for the chunk before
}

// handBack gives a chunk back to the queue.
func (b *bench) handBack(m jetstream.Msg) {
	_ = m.Nak()
	_ = b.js.Conn().FlushTimeout(answer / 5) // the program may be about to end
}

// report sends a report, and says whether the server has it.
func (b *bench) report(r report) bool {
	err := publish(context.Background(), b.js, r.subject(), encode(r))
	if err != nil && b.err == nil {
		b.err = fmt.Errorf("hand in: %w", err)
	}
	return err == nil
}

// work takes chunks from the queue until the worker is asked to stop, or until the
// unlucky one.
func (b *bench) work() error {
	b.said = map[string]bool{}
	var queue jetstream.Consumer
	err := persist(b.ctx, func(ctx context.Context) (err error) {
		queue, err = shared(ctx, b.js)
		return err
	})
	if err != nil {
		return fmt.Errorf("find the queue: %w", err)
	}
	for b.ctx.Err() == nil && b.err == nil {
		if err := b.serve(queue); err != nil {
			return err
		}
	}
	return b.err
}

// serve does one chunk after another, until the server that gives them out is gone.
// It asks for the next one when the last one is done: if it had two, one would wait.
func (b *bench) serve(queue jetstream.Consumer) error {
	chunks, err := queue.Messages(jetstream.PullMaxMessages(1), jetstream.PullExpiry(4*heartbeat), jetstream.PullHeartbeat(heartbeat))
	if err != nil {
		time.Sleep(retry)
		return nil
	}
	defer chunks.Stop()
	for b.err == nil {
		m, err := chunks.Next(jetstream.NextContext(b.ctx))
		if errors.Is(err, nats.ErrConnectionClosed) {
			return err
		}
		if err != nil {
			return nil
		}
		if err := b.take(m); err != nil {
			return err
		}
	}
	return nil
}

// heartbeat is how often a server that has no chunk says that it is there.
const heartbeat = 500 * time.Millisecond

// take does one chunk. A message that is not a chunk is reported, then taken off the queue:
// once the queue is empty, nobody waits for reports.
func (b *bench) take(m jetstream.Msg) error {
	var c chunk
	err := json.Unmarshal(m.Data(), &c)
	if err == nil && c.Rules == rules {
		err = c.check()
	}
	switch {
	case err != nil || c.subject() != m.Subject():
		b.report(report{chunk: chunk{Job: jobOf(m.Subject())}, Refused: fmt.Sprint(cmp.Or(err, errors.New("on another chunk's subject")))})
		_ = m.Term()
		return nil
	case c.Rules != rules || b.works[c.Work] == nil:
		return b.pass(m, c, fmt.Errorf("this program does not know the work %q by rules %d, it has rules %d: use the same version of the workbook on all machines", c.Work, c.Rules, rules))
	}
	stop := b.beat(m)
	defer stop()
	if c.Job == b.job && c.Index == b.unlucky && deliveries(m) == 1 {
		time.AfterFunc(rand.N(max(b.took, 1)), die)
		defer die()
	}
	began := time.Now()
	if err := b.try(Chunk{c.share(), c, m, b, new(atomic.Bool)}); err != nil {
		return b.pass(m, c, err)
	}
	b.took = time.Since(began)
	return nil
}

// try does the chunk's work. If that panics, it ends this program, as a panic should,
// and the sum has an error that says so. But a panic over another program's chunk
// must not cost this one: the chunk may be of an exercise that nobody attempted here.
func (b *bench) try(c Chunk) (err error) {
	if c.is.Job != b.job {
		defer func() {
			if why := recover(); why != nil {
				err = fmt.Errorf("the work %q of another machine fails here, and is handed back: %v", c.is.Work, why)
			}
		}()
	}
	b.works[c.is.Work](c)
	return nil
}

// pass hands back a chunk that this program cannot do. If it is of its own job, nobody
// here can do it, and the error ends the program. Another job's may be for other
// machines. It comes later each time, so that it never holds up what this one can do.
func (b *bench) pass(m jetstream.Msg, c chunk, why error) error {
	if c.Job == b.job {
		b.handBack(m)
		return why
	}
	_ = m.NakWithDelay(time.Duration(deliveries(m)) * lease)
	if text := plain.Line(why.Error()); !b.said[text] {
		b.said[text] = true
		fmt.Fprintln(os.Stderr, text)
	}
	if b.job == "" {
		time.Sleep(lease / 10) // the chunk's own workers are to be the first to get the next one
	}
	return nil
}

// deliveries is how often the message was given out, this time included.
func deliveries(m jetstream.Msg) uint64 {
	about, err := m.Metadata()
	if err != nil {
		return 1
	}
	return about.NumDelivered
}

// jobOf is the job in a chunk's subject.
func jobOf(subject string) string {
	parts := strings.Split(subject, ".")
	return parts[len(parts)-2]
}

// beat renews the lease until stop is called. If the worker is asked to end first,
// beat hands the chunk back and ends it.
func (b *bench) beat(m jetstream.Msg) (stop func()) {
	done := make(chan struct{})
	var beats sync.WaitGroup
	beats.Go(func() {
		renew := time.NewTicker(lease / 3)
		defer renew.Stop()
		for {
			select {
			case <-done:
				return
			case <-renew.C:
				_ = m.InProgress()
			case <-b.ctx.Done():
				b.handBack(m)
				os.Exit(0)
			}
		}
	})
	return func() { close(done); beats.Wait() }
}
