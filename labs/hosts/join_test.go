//go:build !race

package hosts

import (
	"bufio"
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"io"
	"net"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/nats-io/nats-server/v2/server"

	"workbook/labs/lab"
)

// joined reports whether this worker is on another machine: nothing told it where the
// queue is but its command line.
func joined() bool { return os.Getenv(serversVariable) == "" }

// elsewhere leaves a chunk to another machine.
func elsewhere(c Chunk) {
	if !joined() {
		c.HandBack()
		time.Sleep(lease / 10)
		return
	}
	c.HandIn(sum(c))
	c.Done()
}

// held is kept by another machine until it is asked to stop.
func held(c Chunk) {
	if joined() {
		os.Stdout.WriteString("has a chunk\n")
		select {}
	}
	if _, err := os.Stat(os.Getenv("GO_ON")); err != nil {
		elsewhere(c)
		return
	}
	c.HandIn(sum(c))
	c.Done()
}

// joins starts the test binary as a person would start the lab, with that on its
// standard input.
func joins(t *testing.T, address, token string) (*exec.Cmd, *bytes.Buffer, io.ReadCloser) {
	cmd := exec.Command(os.Args[0], "-"+joinFlag, address)
	for _, variable := range os.Environ() {
		if !strings.HasPrefix(variable, serversVariable+"=") {
			cmd.Env = append(cmd.Env, variable)
		}
	}
	var stderr bytes.Buffer
	cmd.Stdin, cmd.Stderr = strings.NewReader(token+"\n"), &stderr
	stdout, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill() })
	return cmd, &stderr, stdout
}

func TestAnotherMachineDoesTheWork(t *testing.T) {
	s, err := reach()
	if err != nil {
		t.Fatal(err)
	}
	other, stderr, _ := joins(t, s.at.String(), s.at.token)
	task := lab.Task{N: 1000, Workers: 1}
	if got, err := Sum("elsewhere", Calm, every)(t.Context(), task); err != nil || got != task.Expected() {
		t.Errorf("got %d, %v; want %d", got, err, task.Expected())
	}
	_ = other.Process.Signal(os.Interrupt)
	if err := other.Wait(); err != nil || strings.Contains(stderr.String(), "\n\n") {
		t.Errorf("ended with %v: %s", err, stderr)
	}
}

// TestAMachineGoesOnAfterAChunkThatItCannotDo has one join while the queue holds
// chunks that it cannot do, and then one that only it can.
func TestAMachineGoesOnAfterAChunkThatItCannotDo(t *testing.T) {
	s := sharedSite(t)
	impossible(t, s)
	other, stderr, _ := joins(t, s.at.String(), s.at.token)
	err := persist(t.Context(), func(ctx context.Context) error {
		queue, err := shared(ctx, s.js)
		if err == nil && queue.CachedInfo().Delivered.Consumer < 3 {
			err = errors.New("it did not get all three")
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	task := lab.Task{N: 1000, Workers: 1}
	if got, err := sumAt(t.Context(), s, task, "elsewhere", Calm, every); err != nil || got != task.Expected() {
		t.Errorf("got %d, %v; want %d", got, err, task.Expected())
	}
	_ = other.Process.Signal(os.Interrupt)
	err = other.Wait()
	for _, why := range []string{"out of cheese", `the work "unheard of"`, "by rules 2"} {
		if err != nil || strings.Count(stderr.String(), why) != 1 {
			t.Errorf("%v, %q; want %q once", err, stderr, why)
		}
	}
}

func TestAMachineThatIsAskedToStopHandsBack(t *testing.T) {
	s, err := reach()
	if err != nil {
		t.Fatal(err)
	}
	goOn := t.TempDir() + "/now"
	t.Setenv("GO_ON", goOn)
	other, stderr, stdout := joins(t, s.at.String(), s.at.token)
	go func() {
		_, _ = bufio.NewReader(stdout).ReadString('\n')
		_ = os.WriteFile(goOn, nil, 0o600)
		_ = other.Process.Signal(os.Interrupt)
	}()
	task := lab.Task{N: 1, Workers: 1}
	if got, err := Sum("held", Calm, every)(t.Context(), task); err != nil || got != task.Expected() {
		t.Errorf("got %d, %v; want %d", got, err, task.Expected())
	}
	if err := other.Wait(); err != nil {
		t.Errorf("%v: %s", err, stderr)
	}
}

// TestAMachineThatCannotJoinSaysWhy wants one line.
func TestAMachineThatCannotJoinSaysWhy(t *testing.T) {
	s, err := reach()
	if err != nil {
		t.Fatal(err)
	}
	address, token := s.at.String(), s.at.token
	closed, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Skip(err)
	}
	nobody := "nats://" + closed.Addr().String()
	closed.Close()
	for _, c := range []struct {
		what, address, token, want string
		code                       int
	}{
		{"the token in the address", "nats://secret@host:4222", "", "leave the token out", 2},
		{"one with commas in the address", address + ",nats://secret@host:4222", "", "leave the token out", 2},
		{"a flag in its place", "-json", "secret", "want the address of a NATS server", 2},
		{"an empty address", "", "secret", "want the address of a NATS server", 2},
		{"an address of something else", "https://" + address, "secret", "want the address of a NATS server", 2},
		{"no token", address, "", "want the servers' token", 1},
		{"another program's output", address, strings.Repeat("secret", mostToken), "want the servers' token", 1},
		{"a wrong token for the servers of a cluster", address + "," + address, "guess", "refuses the token", 1},
		{"a wrong token", address, "guess", "refuses the token", 1},
		{"one that a URL would escape", address, "%secret", "refuses the token", 1},
		{"nobody there", nobody, token, "does a server run there", 1},
	} {
		cmd, stderr, _ := joins(t, c.address, c.token)
		_ = cmd.Wait()
		lines := strings.Split(strings.TrimSpace(stderr.String()), "\n")
		last, code := lines[len(lines)-1], cmd.ProcessState.ExitCode()
		if code != c.code || !strings.Contains(last, c.want) || strings.Contains(last, "secret") {
			t.Errorf("%s: exit code %d, %q; want %d and %q", c.what, code, lines, c.code, c.want)
		}
	}
}

func TestAnotherVersionHandsBackAndEnds(t *testing.T) {
	s, err := reach()
	if err != nil {
		t.Fatal(err)
	}
	q := newQueue(t.Context(), s, task, "after")
	q.job.Rules++
	if err := q.open(Calm); err != nil {
		t.Fatal(err)
	}
	if first(q.results); q.err == nil || q.came > 0 || !strings.Contains(q.err.Error(), "use the same version of the workbook") {
		t.Errorf("%v after %d messages; want that the workers end, and why", q.err, q.came)
	}
	if err := q.close(); err != nil {
		t.Error(err)
	}
}

// TestAServerThatCannotKeepAQueue wants what is to be changed there.
func TestAServerThatCannotKeepAQueue(t *testing.T) {
	web := httptest.NewTLSServer(nil)
	defer web.Close()
	guests := server.NewAccount("guests")
	for says, o := range map[string]server.Options{
		"has no JetStream; start it with -js": {},
		"JetStream is off for this account": {JetStream: true, Accounts: []*server.Account{guests}, NoAuthUser: "ann",
			Users: []*server.User{{Username: "ann", Password: "any", Account: guests}}},
		"does its server have 32 MiB of memory for it":                    {JetStream: true, JetStreamMaxMemory: 1 << 20},
		"answers, and this machine does not trust its certificate: nats:": {TLS: true, TLSConfig: &tls.Config{Certificates: web.TLS.Certificates}},
	} {
		o.Host, o.Port, o.NoSigs, o.NoLog, o.StoreDir = "127.0.0.1", -1, true, true, t.TempDir()
		s, err := server.NewServer(&o)
		if err != nil {
			t.Fatal(err)
		}
		s.Start()
		if !s.ReadyForConnections(ready) {
			t.Fatal("the server is not ready")
		}
		if _, err := newSite(address{servers: []string{s.Addr().String()}}); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("got %v, want %q", err, says)
		}
		s.Shutdown()
	}
}
