package hosts

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"strings"
	"sync"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"workbook/labs/lab"
	"workbook/labs/launch"
	"workbook/labs/loopback"
)

// The streams, and the consumer of the first one from which all workers take.
const (
	chunksStream = "workbook-chunks"
	sumsStream   = "workbook-sums"
	takers       = "workers"
)

// The bounds of a stream. What a run leaves on servers of others goes by itself.
const (
	streamBytes = 16 << 20
	streamAge   = 10 * time.Minute
)

// A site is where the queue is.
type site struct {
	at           address
	js           jetstream.JetStream
	chunks, sums jetstream.Stream
	server       *exec.Cmd // this machine's own, or nil
	life         *os.File  // open as long as this process lives

	ctx context.Context // ends with this machine's own server
	end context.CancelCauseFunc
}

// Serve finds the servers, or starts one, before the first repeat: it is there
// before anybody measures, as one in a network would be. If that fails, the
// variant says so.
func Serve(lab.Task) { _, _ = reach() }

// reach returns the site, always the same one.
var reach = sync.OnceValues(func() (*site, error) {
	at, err := named()
	if err != nil {
		return nil, err
	}
	return newSite(at)
})

// newSite connects to the servers at the address, or if that is the zero one to a server
// of its own.
func newSite(at address) (*site, error) {
	s := &site{at: at}
	s.ctx, s.end = context.WithCancelCause(context.Background())
	if len(at.servers) == 0 {
		if err := s.serve(); err != nil {
			return nil, err
		}
	}
	var err error
	if s.js, err = connect(s.at); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(s.ctx, answer)
	defer cancel()
	return s, s.lay(ctx)
}

// serverArg, as the first argument, makes this program a server. After it comes the
// address to listen at.
const serverArg = "hosts-server"

// serve starts this program again, as a server, and learns its address.
func (s *site) serve() error {
	if noServer != "" {
		return launch.Unavailable(noServer)
	}
	listener, err := loopback.Listen(context.Background())
	if err != nil {
		return err
	}
	host, _, _ := net.SplitHostPort(listener.Addr().String())
	listener.Close()
	self, err := os.Executable()
	if err != nil {
		return fmt.Errorf("start the queue's server: %w", err)
	}
	lifeline, life, err := os.Pipe()
	if err != nil {
		return fmt.Errorf("start the queue's server: %w", launch.Limited(err))
	}
	defer lifeline.Close()
	s.life = life
	s.server = exec.Command(self, serverArg, host)
	s.server.Stdin = lifeline
	s.server.Env = append(os.Environ(), "GOMAXPROCS=1") // its goroutines would wake each other on all CPUs
	launch.Lead(s.server)
	said, err := s.server.StdoutPipe()
	if err == nil {
		err = s.server.Start()
	}
	if err != nil {
		return fmt.Errorf("start the queue's server: %w", launch.Limited(err))
	}
	line, _ := bufio.NewReader(said).ReadString('\n')
	line = strings.TrimSpace(line)
	if !strings.HasPrefix(line, "nats://") {
		return fmt.Errorf("start the queue's server: %s", cmp.Or(line, "it ended and said nothing"))
	}
	if s.at, err = readAddress(line); err != nil {
		return fmt.Errorf("start the queue's server: %w", err)
	}
	go func() { s.end(fmt.Errorf("the queue's server has ended: %v", s.server.Wait())) }()
	return nil
}

// pid is that of this machine's own server, or 0.
func (s *site) pid() int {
	if s.server == nil {
		return 0
	}
	return s.server.Process.Pid
}

// answer bounds how long a server may take to answer.
const answer = 5 * time.Second

// connect connects to the servers. If it fails, the error says what to do.
func connect(at address) (jetstream.JetStream, error) {
	nc, err := nats.Connect(strings.Join(at.servers, ","), nats.Token(at.token), nats.Name("workbook"), nats.Timeout(answer),
		nats.MaxReconnects(-1), nats.ReconnectWait(50*time.Millisecond),
		nats.ErrorHandler(func(*nats.Conn, *nats.Subscription, error) {})) // calls that fail return the error
	if err != nil {
		return nil, at.unreachable(err)
	}
	return jetstream.New(nc, jetstream.WithPublishAsyncTimeout(answer/5))
}

// lay makes the streams and the consumer, unless they are there. A cluster of three
// or more keeps each of them three times.
func (s *site) lay(ctx context.Context) error {
	err := s.layCopies(ctx, 3)
	if api := (*jetstream.APIError)(nil); errors.As(err, &api) {
		err = s.layCopies(ctx, 1)
	}
	switch {
	case errors.Is(err, jetstream.ErrJetStreamNotEnabledForAccount):
		return fmt.Errorf("JetStream is off for this account at %s; enable it there, in the server's configuration", s.at)
	case errors.Is(err, jetstream.ErrJetStreamNotEnabled), errors.Is(err, nats.ErrNoResponders):
		return fmt.Errorf("the server at %s has no JetStream; start it with -js", s.at)
	case errors.Is(err, context.DeadlineExceeded):
		return fmt.Errorf("the server at %s did not answer within %s; is the network slow, or does its cluster lack a majority?", s.at, answer)
	case err != nil:
		return fmt.Errorf("make the queue at %s: %w; does its server have %d MiB of memory for it (max_memory_store)?", s.at, err, 2*streamBytes>>20)
	}
	return nil
}

func (s *site) layCopies(ctx context.Context, copies int) (err error) {
	if s.server != nil {
		copies = 1
	}
	bounds := jetstream.StreamConfig{Storage: jetstream.MemoryStorage, Replicas: copies, MaxBytes: streamBytes, MaxAge: streamAge, Discard: jetstream.DiscardNew}
	chunks, sums := bounds, bounds
	chunks.Name, chunks.Subjects, chunks.Retention = chunksStream, []string{chunksStream + ".*.*"}, jetstream.WorkQueuePolicy
	chunks.MaxMsgsPerSubject, chunks.DiscardNewPerSubject = 1, true
	sums.Name, sums.Subjects = sumsStream, []string{sumsStream + ".*"}
	if s.chunks, err = s.js.CreateOrUpdateStream(ctx, chunks); err != nil {
		return err
	}
	if s.sums, err = s.js.CreateOrUpdateStream(ctx, sums); err != nil {
		return err
	}
	_, err = shared(ctx, s.js)
	return err
}

// shared is the consumer from which all workers take. If a cluster that lost servers
// has lost it too, it is made again, and what is in the queue is given out once more.
func shared(ctx context.Context, js jetstream.JetStream) (jetstream.Consumer, error) {
	return js.CreateOrUpdateConsumer(ctx, chunksStream, jetstream.ConsumerConfig{Durable: takers, AckPolicy: jetstream.AckExplicitPolicy, AckWait: lease, MaxAckPending: -1})
}
