//go:build !race

// Package bustest starts NATS servers on loopback, for tests. Each is a process of
// its own, the test's program started again, so that it can be killed.
package bustest

import (
	"bufio"
	"crypto/rand"
	"crypto/tls"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/nats-io/nats-server/v2/server"
)

// variable holds what kind of server this program is to be; it is a test if there is
// none.
const variable = "WORKBOOK_BUSTEST"

// A kind is what a server is told.
type kind struct {
	Token, Folder string
	Port, Route   int   // Route is that for the other servers of a cluster; 0 for none
	Routes        []int // of all of them
	Plain         bool  // without JetStream
	TLS           bool  // with a certificate that nobody trusts
	Payload       int32 // most bytes of a message; 0 for NATS's own bound
}

func init() {
	if told := os.Getenv(variable); told != "" {
		fmt.Println(serve(told))
		_, _ = io.Copy(io.Discard, os.Stdin) // until the test ends
		os.Exit(0)
	}
}

// serve starts the server, and says that it is ready or why not.
func serve(told string) string {
	var k kind
	if err := json.Unmarshal([]byte(told), &k); err != nil {
		return err.Error()
	}
	o := &server.Options{ServerName: fmt.Sprint("port-", k.Port), Host: "127.0.0.1", Port: k.Port, Authorization: k.Token,
		StoreDir: k.Folder, JetStream: !k.Plain, MaxPayload: k.Payload, NoSigs: true, NoLog: true}
	if k.Route != 0 {
		o.Cluster = server.ClusterOpts{Name: "three", Host: "127.0.0.1", Port: k.Route, Username: "route", Password: k.Token}
		var routes []string
		for _, port := range k.Routes {
			routes = append(routes, fmt.Sprintf("nats://route:%s@127.0.0.1:%d", k.Token, port))
		}
		o.Routes = server.RoutesFromStr(strings.Join(routes, ","))
	}
	if k.TLS {
		web := httptest.NewTLSServer(nil)
		o.TLS, o.TLSConfig = true, &tls.Config{Certificates: web.TLS.Certificates}
		web.Close()
	}
	s, err := server.NewServer(o)
	if err != nil {
		return err.Error()
	}
	s.Start()
	if !s.ReadyForConnections(20 * time.Second) {
		return "it is not ready after 20 s"
	}
	return ready
}

const ready = "ready"

// A Server is a NATS server on loopback. It ends with the test.
type Server struct {
	Token string
	t     testing.TB
	kind  kind
	cmd   *exec.Cmd
}

// Start starts a server with JetStream.
func Start(t testing.TB) *Server { return start(t, kind{}) }

// StartPlain starts a server without JetStream.
func StartPlain(t testing.TB) *Server { return start(t, kind{Plain: true}) }

// StartSmall starts a server that takes messages of at most 4 kB.
func StartSmall(t testing.TB) *Server { return start(t, kind{Payload: 4 << 10}) }

// StartTLS starts a server whose certificate nobody trusts.
func StartTLS(t testing.TB) *Server { return start(t, kind{TLS: true}) }

// StartCluster starts three servers that are a cluster.
func StartCluster(t testing.TB) (all []*Server) {
	t.Helper()
	k := kind{Token: rand.Text(), Routes: []int{port(t), port(t), port(t)}}
	for _, k.Route = range k.Routes {
		all = append(all, start(t, k))
	}
	return all
}

func start(t testing.TB, k kind) *Server {
	t.Helper()
	k.Folder, k.Port = t.TempDir(), port(t)
	if k.Token == "" {
		k.Token = rand.Text()
	}
	s := &Server{Token: k.Token, t: t, kind: k}
	s.Restart()
	t.Cleanup(s.Kill)
	return s
}

// Address is where the server is, without its token.
func (s *Server) Address() string { return fmt.Sprintf("nats://127.0.0.1:%d", s.kind.Port) }

// Restart starts the server that was killed, with what it kept.
func (s *Server) Restart() {
	s.t.Helper()
	told, err := json.Marshal(s.kind)
	if err != nil {
		s.t.Fatal(err)
	}
	s.cmd = exec.Command(os.Args[0])
	s.cmd.Env = append(os.Environ(), variable+"="+string(told))
	said, err := s.cmd.StdoutPipe()
	if err == nil {
		_, err = s.cmd.StdinPipe() // which closes when the test ends, however it ends
	}
	if err == nil {
		err = s.cmd.Start()
	}
	if err != nil {
		s.t.Fatal(err)
	}
	if line, err := bufio.NewReader(said).ReadString('\n'); line != ready+"\n" {
		s.t.Fatalf("start a NATS server: %q, %v", line, err)
	}
}

// Kill ends the server as a power failure of its process would.
func (s *Server) Kill() {
	_ = s.cmd.Process.Kill()
	_ = s.cmd.Wait()
}

// LoseDisk kills the server and deletes what it kept, as if it was a container.
func (s *Server) LoseDisk() {
	s.t.Helper()
	s.Kill()
	if err := os.RemoveAll(s.kind.Folder); err != nil {
		s.t.Fatal(err)
	}
}

// port finds one that is free.
func port(t testing.TB) int {
	t.Helper()
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Skip(err)
	}
	defer free.Close()
	return free.Addr().(*net.TCPAddr).Port
}
