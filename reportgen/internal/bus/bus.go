// Package bus lets programs on several machines share values, each under a key, on
// NATS servers with JetStream. Values come in, and go out to every program that
// follows them. The servers keep the last value of each key; what Update returned
// for outlives the end of every program, and of a server if it is one of three.
//
// A bus trusts whoever has the servers' token, and still takes nothing for granted:
// what it hands on are bytes, which the reader checks.
package bus

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"workbook/labs/servers"
)

// bucket is what the servers call the values.
const bucket = "workbook-class"

// The bounds of a bus, in bytes: of one value, and of all of them. The second is room
// for 8,000 hand-ins, each as large as one may be.
const (
	MaxValue = 128 << 10
	maxAll   = 512 << 20
)

// answer is how long a server may take to answer when the bus is opened, and retry
// the time between two attempts.
const (
	answer = 5 * time.Second
	retry  = 50 * time.Millisecond
)

// ErrAway is the error of what the servers did not keep because they did not answer.
// Later they may.
var ErrAway = errors.New("does not answer; is the server down, the network broken, or a majority of its cluster gone?")

// An Address names one NATS server, or all servers of a cluster with commas. It
// holds no token, so it may be shown.
type Address string

// ParseAddress reads what a person typed, such as nats://host:4222. It refuses a
// token in it, and its errors show nothing of what was typed.
func ParseAddress(text string) (Address, error) {
	all, err := servers.ReadTyped(text)
	return Address(strings.Join(all, ",")), err
}

// A Bus is a connection to the servers. Its methods may be called at the same time.
type Bus struct {
	at   Address
	conn *nats.Conn
	js   jetstream.JetStream
	kv   jetstream.KeyValue

	ctx       context.Context // ends when the bus is closed
	end       context.CancelFunc
	back      Signal // given when the servers are there again
	trouble   func(error)
	mute      atomic.Bool // the servers keep nothing though they are there, and that was told
	followers sync.WaitGroup
}

// Open connects to the servers, which want the token, and makes the bus there if it
// is missing. Trouble is told once when the servers go away, and once when they are
// back.
func Open(ctx context.Context, at Address, token string, trouble func(error)) (*Bus, error) {
	b := &Bus{at: at, trouble: trouble}
	b.ctx, b.end = context.WithCancel(context.Background())
	conn, err := nats.Connect(string(at), nats.Token(token), nats.Name("workbook class"), nats.Timeout(answer),
		nats.MaxReconnects(-1), nats.ReconnectWait(4*retry), nats.IgnoreAuthErrorAbort(),
		nats.ErrorHandler(func(*nats.Conn, *nats.Subscription, error) {}), // calls that fail return the error
		nats.DisconnectErrHandler(func(*nats.Conn, error) {
			if b.ctx.Err() == nil {
				trouble(fmt.Errorf("the bus at %s has gone; until it is back, students are asked to try again later", at))
			}
		}),
		nats.ReconnectHandler(func(conn *nats.Conn) {
			b.back.Give()
			b.mute.Store(false)
			trouble(b.again(conn))
		}))
	if err != nil {
		return nil, servers.Unreachable(string(at), err)
	}
	b.conn = conn
	if b.js, err = jetstream.New(conn); err == nil {
		err = b.lay(ctx)
	}
	if err != nil {
		b.Close()
		return nil, err
	}
	return b, nil
}

// again says that the servers are back, and whether they still have the values: one whose
// disk is gone, as a container's, has not.
func (b *Bus) again(conn *nats.Conn) error {
	ctx, cancel := context.WithTimeout(b.ctx, answer)
	defer cancel()
	js, err := jetstream.New(conn)
	if err == nil {
		_, err = js.KeyValue(ctx, bucket)
	}
	if errors.Is(err, jetstream.ErrBucketNotFound) {
		return fmt.Errorf("the bus at %s is back without what it kept, as if its disk was lost: end this class with Ctrl-C, which makes its page of what was handed in, start it again for a new one, and let students hand in again", b.at)
	}
	return fmt.Errorf("the bus at %s is back; you need not do anything", b.at)
}

// Close ends the connection. The values stay.
func (b *Bus) Close() error {
	b.end()
	b.conn.Close()
	b.followers.Wait()
	return nil
}

// lay finds the bucket or makes it. A cluster of three or more keeps it three times.
func (b *Bus) lay(ctx context.Context) (err error) {
	ctx, cancel := context.WithTimeout(ctx, answer)
	defer cancel()
	b.kv, err = b.js.KeyValue(ctx, bucket)
	for _, copies := range []int{3, 1} {
		if !errors.Is(err, jetstream.ErrBucketNotFound) && !isAPI(err) {
			break
		}
		b.kv, err = b.js.CreateKeyValue(ctx, jetstream.KeyValueConfig{
			Bucket: bucket, Description: "a class of the concurrency workbook: hand-ins and votes",
			Storage: jetstream.FileStorage, Compression: true, MaxValueSize: MaxValue, MaxBytes: maxAll, Replicas: copies,
		})
		if errors.Is(err, jetstream.ErrBucketExists) { // another program was faster
			b.kv, err = b.js.KeyValue(ctx, bucket)
		}
	}
	switch {
	case errors.Is(err, jetstream.ErrJetStreamNotEnabled), errors.Is(err, nats.ErrNoResponders):
		return fmt.Errorf("the server at %s has no JetStream; start it with -js", b.at)
	case errors.Is(err, context.DeadlineExceeded):
		return fmt.Errorf("the bus at %s did not answer within %s; is the network slow, or does its cluster lack a majority?", b.at, answer)
	case err != nil:
		return fmt.Errorf("make the bus at %s: %w; does its server have %d MiB for it?", b.at, err, maxAll>>20)
	}
	return nil
}

// isAPI reports whether a server answered, and refused.
func isAPI(err error) bool { return errors.As(err, new(*jetstream.APIError)) }
