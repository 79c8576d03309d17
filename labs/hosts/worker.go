package hosts

import (
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/signal"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"workbook/labs/launch"
	"workbook/labs/plain"
)

// A bench is where a worker works: its connection to the queue.
type bench struct {
	ctx   context.Context // ends when the worker is asked to stop
	js    jetstream.JetStream
	works map[string]Work
	err   error // the first that a chunk met

	unlucky int           // the chunk that this worker does not survive, if it is the first to get it
	took    time.Duration // for the chunk before
}

// handBack gives a chunk back to the queue.
func (b *bench) handBack(m jetstream.Msg) {
	_ = m.Nak()
	_ = b.js.Conn().FlushTimeout(answer / 5) // the program may be about to end
}

// report sends it, and reports whether the server has it.
func (b *bench) report(r report) bool {
	err := publish(context.Background(), b.js, r.subject(), encode(r))
	if err != nil && b.err == nil {
		b.err = fmt.Errorf("hand in: %w", err)
	}
	return err == nil
}

// joinArg, as the first argument, lets a person make this machine a worker.
const joinArg = "-join"

// Worker does nothing in a lab that a person or the report started. In a process
// that was started as a worker or as a server it is the whole program. It comes
// first in main.
func Worker(works map[string]Work) {
	if len(os.Args) < 2 {
		return
	}
	var err error
	switch os.Args[1] {
	case workerArg:
		launch.Tether()
		var js jetstream.JetStream
		var unlucky int
		if unlucky, err = strconv.Atoi(os.Args[len(os.Args)-1]); err != nil {
			break
		}
		if js, err = connect(os.Getenv(serversVariable)); err == nil {
			err = work(context.Background(), js, works, unlucky)
		}
	case serverArg:
		if err = runServer(os.Args[2], os.Args[3]); err != nil {
			fmt.Println(plain.Line(err.Error())) // its parent reads it there
		}
	case joinArg:
		err = join(os.Args[2:], works)
	default:
		return
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, plain.Line(err.Error()))
		os.Exit(1)
	}
	os.Exit(0)
}

// join works for the servers that a person named, until an interrupt.
func join(args []string, works map[string]Work) error {
	if len(args) != 1 || strings.HasPrefix(args[0], "-") {
		return errors.New("-join: want the address of a server behind it, such as nats://host:4222")
	}
	url := args[0]
	if withoutToken(url) != strings.TrimPrefix(url, "nats://") {
		return errors.New("-join: leave the token out, every user of this machine could read it here; you are asked for it")
	}
	fmt.Fprint(os.Stderr, "token: ")
	token, err := bufio.NewReader(os.Stdin).ReadString('\n')
	if token = strings.TrimSpace(token); token == "" {
		return fmt.Errorf("-join: want the server's token on standard input: %w", err)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	s, err := newSite("nats://" + token + "@" + withoutToken(url))
	if err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "works for %s; Ctrl-C ends it\n", withoutToken(url))
	return work(ctx, s.js, works, -1)
}

// work takes chunks from the queue until ctx ends, or until the unlucky one.
func work(ctx context.Context, js jetstream.JetStream, works map[string]Work, unlucky int) error {
	b := &bench{ctx: ctx, js: js, works: works, unlucky: unlucky}
	var queue jetstream.Consumer
	err := persist(ctx, func(ctx context.Context) (err error) {
		queue, err = shared(ctx, js)
		return err
	})
	if err != nil {
		return fmt.Errorf("find the queue: %w", err)
	}
	for ctx.Err() == nil && b.err == nil {
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

// take does one chunk. A message that is no chunk is taken off the queue; a chunk
// that others can do, and this worker cannot, is handed back.
func (b *bench) take(m jetstream.Msg) error {
	var c chunk
	err := json.Unmarshal(m.Data(), &c)
	if err == nil && c.Rules == rules {
		err = c.check()
	}
	do := b.works[c.Work]
	switch {
	case err != nil || c.subject() != m.Subject():
		_ = m.Term()
		b.report(report{chunk: chunk{Job: jobOf(m.Subject())}, Refused: fmt.Sprint(cmp.Or(err, errors.New("on another chunk's subject")))})
		return nil
	case c.Rules != rules || do == nil:
		b.handBack(m)
		return fmt.Errorf("this program does not know the work %q by rules %d, it has rules %d: use the same version of the workbook on all machines", c.Work, c.Rules, rules)
	}
	stop := b.beat(m)
	defer stop()
	if c.Index == b.unlucky && isFirst(m) {
		time.AfterFunc(rand.N(max(b.took, 1)), die)
		defer die()
	}
	began := time.Now()
	do(Chunk{c.share(), c, m, b, new(atomic.Bool)})
	b.took = time.Since(began)
	return nil
}

// isFirst reports that nobody got the message before.
func isFirst(m jetstream.Msg) bool {
	about, err := m.Metadata()
	return err == nil && about.NumDelivered == 1
}

// die ends this process as if it was killed: at once, and nothing is handed back.
func die() { os.Exit(deathCode) }

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
