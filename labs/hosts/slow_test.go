//go:build !race

package hosts

import (
	"context"
	"flag"
	"io"
	"net"
	"os"
	"strings"
	"testing"
	"time"

	"workbook/labs/lab"
	"workbook/labs/servers"
)

var oneWay = flag.Duration("one-way", 200*time.Millisecond, "how long a message takes from a worker to the server in TestASlowNetwork")

// TestASlowNetwork makes a sum with a server that is so far away that no message and
// its answer fit into a lease.
func TestASlowNetwork(t *testing.T) {
	if testing.Short() {
		t.Skip("takes half a minute")
	}
	_, s := farSite(t, *oneWay)
	ctx, cancel := context.WithTimeout(t.Context(), 2*patience)
	defer cancel()
	began := time.Now()
	if got, err := sumAt(ctx, s, task, "after", OneDies, first); err != nil || got != task.Expected() {
		t.Errorf("got %d, %v; want %d", got, err, task.Expected())
	}
	t.Logf("with %s each way a sum takes %s", *oneWay, time.Since(began).Round(100*time.Millisecond))
}

// TestResultsFromFarAwayAreRead has all results at such a server before anybody asks
// for them.
func TestResultsFromFarAwayAreRead(t *testing.T) {
	near, far := farSite(t, lease*3/5) // both ways are longer than the lease
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	q := newQueue(ctx, far, lab.Task{N: 2, Workers: 1}, "waits")
	for i := range q.job.Chunks {
		r := report{chunk: q.job, Sum: int64(i + 1)}
		r.Index = i
		if err := publish(ctx, near.js, r.subject(), encode(r)); err != nil {
			t.Fatal(err)
		}
	}
	defer q.close()
	if err := q.open(Calm); err != nil {
		t.Fatal(err)
	}
	came := 0
	for range q.results {
		if came++; came == q.job.Chunks {
			return
		}
	}
	t.Errorf("%d of %d results came: %v", came, q.job.Chunks, q.err)
}

// farSite is a site at a server, and the same one as seen from so far away.
func farSite(t *testing.T, delay time.Duration) (near, far *site) {
	t.Helper()
	near = sharedSite(t)
	far, err := newSite(address{[]string{"nats://" + farAway(t, near.at.String(), delay)}, near.at.token})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(far.js.Conn().Close)
	return near, far
}

// TestASlowNetworkIsNamed connects to a server that got no token in time, and looks at
// what is said of one that does not answer.
func TestASlowNetworkIsNamed(t *testing.T) {
	door, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Skip(err)
	}
	defer door.Close()
	go func() {
		client, err := door.Accept()
		if err != nil {
			return
		}
		defer client.Close()
		_, _ = io.WriteString(client, "INFO {}\r\n-ERR '"+servers.AuthTimeout+"'\r\n")
		_, _ = io.Copy(io.Discard, client) // until the client has read it
	}()
	_, gaveUp := newSite(address{servers: []string{"nats://" + door.Addr().String()}})
	for _, err := range []error{gaveUp, address{}.unreachable(os.ErrDeadlineExceeded)} {
		if err == nil || !strings.Contains(err.Error(), "is the network slow") {
			t.Errorf("got %v, want whether the network is slow", err)
		}
	}
}

// farAway returns an address from which everything comes to the server that much later,
// and back.
func farAway(t *testing.T, server string, delay time.Duration) string {
	t.Helper()
	door, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Skip(err)
	}
	t.Cleanup(func() { door.Close() })
	go func() {
		for {
			near, err := door.Accept()
			if err != nil {
				return
			}
			far, err := net.Dial("tcp", server)
			if err != nil {
				near.Close()
				continue
			}
			go later(far, near, delay)
			go later(near, far, delay)
		}
	}()
	return door.Addr().String()
}

// later passes on what it reads, in order and that much later.
func later(to io.WriteCloser, from io.Reader, delay time.Duration) {
	type piece struct {
		text []byte
		due  time.Time
	}
	way := make(chan piece, 1<<16)
	go func() {
		defer to.Close()
		for p := range way {
			time.Sleep(time.Until(p.due))
			if _, err := to.Write(p.text); err != nil {
				return
			}
		}
	}()
	defer close(way)
	for {
		text := make([]byte, 4<<10)
		n, err := from.Read(text)
		way <- piece{text[:n], time.Now().Add(delay)}
		if err != nil {
			return
		}
	}
}
