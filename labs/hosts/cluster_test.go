//go:build !race

package hosts

import (
	"bufio"
	"context"
	"crypto/rand"
	"errors"
	"flag"
	"fmt"
	mathrand "math/rand/v2"
	"net"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/nats-io/nats-server/v2/server"
	"github.com/nats-io/nats.go/jetstream"

	"workbook/labs/lab"
	"workbook/labs/launch"
)

var clusterRuns = flag.Int("cluster", 0, "how often TestClusterLosesEachServer kills each of three servers while a sum is made")

// memberArg makes the test binary a server of a cluster. After it come its name, its
// folder, its port for clients and its port for the others; the ports of all others;
// the token is in tokenVariable.
const (
	memberArg     = "hosts-member"
	tokenVariable = "WORKBOOK_TEST_TOKEN"
)

func member(args []string) {
	launch.Tether()
	token := os.Getenv(tokenVariable)
	var port, route int
	_, _ = fmt.Sscan(args[2]+" "+args[3], &port, &route)
	var routes []string
	for _, other := range args[4:] {
		routes = append(routes, "nats://route:"+token+"@127.0.0.1:"+other)
	}
	_, err := startServer(&server.Options{ServerName: args[0], StoreDir: args[1], Host: "127.0.0.1", Port: port, Authorization: token,
		Cluster: server.ClusterOpts{Name: "three", Host: "127.0.0.1", Port: route, Username: "route", Password: token},
		Routes:  server.RoutesFromStr(strings.Join(routes, ","))})
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	fmt.Println("ready")
	select {}
}

// A cluster is three servers of this machine.
type cluster struct {
	t       *testing.T
	token   string
	folders [3]string
	ports   [6]int // for clients, then for each other
	servers [3]*exec.Cmd
	life    *os.File // the read end of their lifeline
}

func newCluster(t *testing.T) *cluster {
	c := &cluster{t: t, token: rand.Text()}
	for i := range c.ports {
		free, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Skip(err)
		}
		defer free.Close()
		c.ports[i] = free.Addr().(*net.TCPAddr).Port
	}
	for i := range c.folders {
		c.folders[i] = t.TempDir()
	}
	lifeline, life, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	c.life = lifeline
	t.Cleanup(func() { life.Close(); lifeline.Close() })
	return c
}

// start starts server i, and returns when it lets clients in.
func (c *cluster) start(i int) {
	name := fmt.Sprintf("server-%d", i)
	args := []string{memberArg, name, c.folders[i], fmt.Sprint(c.ports[i])}
	args = append(args, fmt.Sprint(c.ports[3+i]))
	for _, port := range c.ports[3:] {
		args = append(args, fmt.Sprint(port))
	}
	cmd := exec.Command(os.Args[0], args...)
	cmd.Env = append(os.Environ(), tokenVariable+"="+c.token)
	launch.Bind(cmd, c.life)
	said, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		c.t.Fatal(err)
	}
	c.servers[i] = cmd
	if line, err := bufio.NewReader(said).ReadString('\n'); line != "ready\n" {
		c.t.Fatalf("%s: %q, %v", name, line, err)
	}
}

func (c *cluster) kill(i int) {
	_ = c.servers[i].Process.Kill()
	_ = c.servers[i].Wait()
}

func (c *cluster) address() address {
	at := address{token: c.token}
	for _, port := range c.ports[:3] {
		at.servers = append(at.servers, fmt.Sprintf("nats://127.0.0.1:%d", port))
	}
	return at
}

// whole waits until all three copies of both streams are up to date.
func (c *cluster) whole(s *site) {
	err := persist(c.t.Context(), func(ctx context.Context) error {
		for _, stream := range []jetstream.Stream{s.chunks, s.sums} {
			info, err := stream.Info(ctx)
			if err != nil {
				return err
			}
			if info.Cluster == nil || info.Cluster.Leader == "" || len(info.Cluster.Replicas) != 2 {
				return fmt.Errorf("%s has no three copies", info.Config.Name)
			}
			for _, copied := range info.Cluster.Replicas {
				if !copied.Current || copied.Offline {
					return fmt.Errorf("the copy of %s at %s is behind", info.Config.Name, copied.Name)
				}
			}
		}
		return nil
	})
	if err != nil {
		c.t.Fatal(err)
	}
}

// TestClusterLosesEachServer kills each server in turn, at a random moment while a
// sum is made, and starts it again: nothing is lost, and nothing counted twice.
func TestClusterLosesEachServer(t *testing.T) {
	if *clusterRuns == 0 {
		t.Skip("takes a while; -cluster says how often")
	}
	c := newCluster(t)
	for i := range c.servers {
		c.start(i)
	}
	t.Cleanup(func() {
		for i := range c.servers {
			c.kill(i)
		}
	})
	var s *site
	err := persist(t.Context(), func(context.Context) (err error) { // it needs a moment to elect a leader
		s, err = newSite(c.address())
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	task := lab.Task{N: 1_000_000, Workers: 4}
	for run := range *clusterRuns {
		for i := range c.servers {
			c.whole(s)
			began := time.Now()
			if got, err := c.sum(s, task, func() {}); err != nil || got != task.Expected() {
				t.Fatalf("run %d: %d, %v; want %d", run, got, err, task.Expected())
			}
			calm := time.Since(began)
			began = time.Now()
			got, err := c.sum(s, task, func() { time.Sleep(mathrand.N(calm)); c.kill(i) })
			if err != nil || got != task.Expected() {
				t.Fatalf("run %d, without server %d: %d, %v; want %d", run, i, got, err, task.Expected())
			}
			t.Logf("run %d, without server %d: %s, calm %s", run, i, time.Since(began).Round(time.Millisecond), calm.Round(time.Millisecond))
			c.start(i)
		}
	}
}

// sum makes the sum at the site while trouble happens.
func (c *cluster) sum(s *site, task lab.Task, trouble func()) (int64, error) {
	happened := make(chan struct{})
	go func() { trouble(); close(happened) }()
	defer func() { <-happened }()
	ctx, cancel := context.WithTimeout(c.t.Context(), patience)
	defer cancel()
	q := newQueue(ctx, s, task, "after")
	if err := q.open(Calm); err != nil {
		return 0, errors.Join(err, q.close())
	}
	got := first(q.results)
	if q.err != nil {
		c.state(s, q)
	}
	return got, errors.Join(q.err, q.close())
}

// state logs what is where.
func (c *cluster) state(s *site, q *queue) {
	ctx := c.t.Context()
	chunks, err := s.chunks.Info(ctx, jetstream.WithSubjectFilter(q.waiting()))
	if err != nil {
		c.t.Log(err)
		return
	}
	sums, err := s.sums.Info(ctx, jetstream.WithSubjectFilter(q.reported()))
	if err != nil {
		c.t.Log(err)
		return
	}
	c.t.Logf("%d chunks in the queue, %d to %d; %v sums kept, %d read", len(chunks.State.Subjects), chunks.State.FirstSeq, chunks.State.LastSeq, sums.State.Subjects, q.came)
	if consumer, err := s.chunks.Consumer(ctx, takers); err != nil {
		c.t.Log(err)
	} else if info, err := consumer.Info(ctx); err != nil {
		c.t.Log(err)
	} else {
		c.t.Logf("workers: %d pending, %d taken, %d waiting, delivered %+v, acknowledged %+v", info.NumPending, info.NumAckPending, info.NumWaiting, info.Delivered, info.AckFloor)
	}
}
