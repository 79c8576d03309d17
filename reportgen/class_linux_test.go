package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"workbook/reportgen/internal/bus/bustest"
	"workbook/reportgen/internal/classroom"
	"workbook/reportgen/internal/handin"
)

// A test of every change lets a small class hand in once; .ci/run a large one.
var (
	bursts   = flag.Int("bursts", 1, "how often TestClassBurst lets all students hand in at once")
	students = flag.Int("students", 50, "how many students the tests of a class have")
	over     = flag.Duration("over", 0, "let TestClassLoad spread the hand-ins over that time, such as 60s")
)

// A served class is a process that can be killed and started again.
type served struct {
	t       *testing.T
	folder  string          // where it is kept
	bus     *bustest.Server // or on which server, if not nil
	port    int
	cmd     *exec.Cmd
	address classroom.Address
	page    string // the projector's
	said    string // how to reach it
}

// shownAddress is how a class says where it is.
var shownAddress = regexp.MustCompile(`TO=(\S+)[\s\S]*projector's page:\s+(\S+)`)

// newServed starts a class in a folder of its own.
func newServed(t *testing.T) *served {
	t.Helper()
	s := &served{t: t, folder: t.TempDir(), port: twoPorts(t)}
	s.start()
	t.Cleanup(s.kill)
	return s
}

// twoPorts finds a port that is free, as is the next one. They are below those that
// the system gives to connections.
func twoPorts(t *testing.T) int {
	t.Helper()
	for range 100 {
		port := 20_000 + rand.N(10_000)
		one, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", port))
		if err != nil {
			continue
		}
		two, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", port+1))
		one.Close()
		if err == nil {
			two.Close()
			return port
		}
	}
	t.Fatal("no two free ports")
	return 0
}

// start starts the class and returns once it listens.
func (s *served) start() {
	s.t.Helper()
	s.cmd = exec.Command("reportgen", "class", "-listen", fmt.Sprintf("127.0.0.1:%d", s.port))
	if s.bus != nil {
		s.cmd.Args = append(s.cmd.Args, "-bus", s.bus.Address())
		s.cmd.Stdin = strings.NewReader(s.bus.Token + "\n")
	} else {
		s.cmd.Args = append(s.cmd.Args, "-store", s.folder)
	}
	s.cmd.Dir, s.cmd.Stderr = "..", s.t.Output()
	out, err := s.cmd.StdoutPipe()
	if err != nil {
		s.t.Fatal(err)
	}
	if err := s.cmd.Start(); err != nil {
		s.t.Fatal(err)
	}
	var said strings.Builder
	for lines := bufio.NewScanner(out); lines.Scan(); {
		fmt.Fprintln(&said, lines.Text())
		if at := shownAddress.FindStringSubmatch(said.String()); at != nil {
			s.page, s.said = at[2], said.String()
			if s.address, err = classroom.ParseAddress(at[1]); err != nil {
				s.t.Fatal(err)
			}
			go io.Copy(io.Discard, out) // until it ends
			return
		}
	}
	s.t.Fatalf("the class does not begin: %s", &said)
}

// kill ends the class as a power failure of its process would.
func (s *served) kill() {
	_ = s.cmd.Process.Kill()
	_ = s.cmd.Wait()
}

// kept are the hand-ins in the class's folder, by identity.
func (s *served) kept() map[handin.ID]int {
	s.t.Helper()
	paths, err := filepath.Glob(filepath.Join(s.folder, "[^.]*"))
	if err != nil {
		s.t.Fatal(err)
	}
	found := map[handin.ID]int{}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			s.t.Fatal(err)
		}
		h, err := handin.Read(text)
		if err != nil {
			s.t.Fatal(err)
		}
		found[h.ID]++
	}
	return found
}

// TestClassBurst lets all students hand in at once, kills the class when half of
// them have, and starts it again. Whoever is told that the class does not answer
// hands in once more, as the message says.
func TestClassBurst(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	all := newStudents(t, *students)
	for run := range *bursts {
		class := newServed(t)
		at := class.address
		told := burst(t, all, func(int) classroom.Address { return at }, func() {
			class.kill()
			class.start()
		})
		wantOnce(t, class.kept(), all)
		t.Logf("run %d: %s", run, told)
		class.kill()
	}
}

// burst lets all students hand in at once, and calls midway when half of them have.
// Student i hands in at the address of turn i, and after each failure at that of the next
// turn. It returns how long that took, and how often a class did not answer.
func burst(t *testing.T, all []student, address func(turn int) classroom.Address, midway func()) (told string) {
	var have, unsent atomic.Int64
	half := make(chan struct{})
	var sent sync.WaitGroup
	began := time.Now()
	for i, who := range all {
		sent.Go(func() {
			for turn := i; ; turn++ {
				_, err := classroom.Sender{}.Send(t.Context(), address(turn), who.token, who.text)
				if errors.As(err, new(classroom.Unsent)) {
					unsent.Add(1)
					continue
				}
				if err != nil {
					t.Error(err)
				}
				break
			}
			if have.Add(1) == int64(len(all)/2) {
				close(half)
			}
		})
	}
	<-half
	midway()
	sent.Wait()
	return fmt.Sprintf("%d handed in within %s, %d times after a class had not answered for 5 s", len(all), time.Since(began).Round(time.Millisecond), unsent.Load())
}

// wantOnce wants one hand-in of each student, and no other.
func wantOnce(t *testing.T, kept map[handin.ID]int, all []student) {
	t.Helper()
	for _, who := range all {
		if n := kept[who.token.ID()]; n != 1 {
			t.Errorf("%s is there %d times", who.token.ID().Pseudonym(), n)
		}
	}
	if len(kept) != len(all) {
		t.Errorf("%d hand-ins, want %d", len(kept), len(all))
	}
}
