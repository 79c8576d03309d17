package main

import (
	"bufio"
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"workbook/reportgen/internal/bus/bustest"
	"workbook/reportgen/internal/classroom"
	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/handin"
	"workbook/reportgen/internal/results"
)

// A test of every change lets a small class hand in once; .ci/run a large one.
var (
	bursts   = flag.Int("bursts", 1, "how often TestClassBurst lets all students hand in at once")
	students = flag.Int("students", 50, "how many students the tests of a class have")
	over     = flag.Duration("over", 0, "let TestClassLoad spread the hand-ins over so long, such as 60s")
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

// A student has a token, and a hand-in that is nearly as large as one may be.
type student struct {
	token handin.Token
	text  []byte
}

func newStudents(t *testing.T, n int) []student {
	t.Helper()
	units, err := course.Load(os.DirFS(".."))
	if err != nil {
		t.Fatal(err)
	}
	syllabus := handin.NewSyllabus(units, os.DirFS(".."))
	all := make([]student, n)
	for i := range all {
		token := handin.Token{byte(i), byte(i >> 8), 1}
		h := handInOf(token)
		h.Machine.CPUs = 2 << (i % 4)
		random := rand.New(rand.NewPCG(1, uint64(i)))
		around := func() handin.Interval {
			x := 1 + random.Float64()
			return handin.Interval{float64(int(x*1000)) / 1000, 1, 2.5, 27}
		}
		for _, topic := range syllabus {
			l := handin.Lab{Name: topic.Name, Status: results.OK, Race: results.Clean, Claims: []handin.Claim{}}
			if choices := topic.Lesson.Predict.Choices; len(choices) > 0 {
				l.Prediction = &handin.Prediction{Choice: handin.FingerprintOf(choices[i%len(choices)].Text)}
			}
			for _, variant := range topic.Variants {
				for _, workers := range []int{1, 4} {
					l.Cases = append(l.Cases, handin.Case{Variant: variant, Workers: workers, N: 1e6, Work: around(), Speedup: around(), CPUs: around(), Memory: around()})
				}
			}
			h.Labs = append(h.Labs, l)
		}
		text, err := h.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		all[i] = student{token, text}
	}
	t.Logf("%d students, each with %d bytes", n, len(all[0].text))
	return all
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
		var have, told atomic.Int64
		half := make(chan struct{})
		var sent sync.WaitGroup
		began := time.Now()
		for _, who := range all {
			sent.Go(func() {
				for {
					_, err := classroom.Sender{}.Send(t.Context(), class.address, who.token, who.text)
					if errors.As(err, new(classroom.Unsent)) {
						told.Add(1)
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
		class.kill()
		class.start()
		sent.Wait()
		took := time.Since(began)
		kept := class.kept()
		for _, who := range all {
			if n := kept[who.token.ID()]; n != 1 {
				t.Errorf("run %d: %s is there %d times", run, who.token.ID().Pseudonym(), n)
			}
		}
		if len(kept) != len(all) {
			t.Errorf("run %d: %d hand-ins, want %d", run, len(kept), len(all))
		}
		t.Logf("run %d: %d handed in within %s, %d times after the class had not answered for 5 s", run, len(kept), took.Round(time.Millisecond), told.Load())
		class.kill()
	}
}

// TestClassLoad spreads the hand-ins over a time, while a projector's page follows
// them, and says how long they took and how much memory the class.
func TestClassLoad(t *testing.T) {
	if *over == 0 {
		t.Skip("takes a while; -over 60s -students 1000 does it")
	}
	all, class := newStudents(t, *students), newServed(t)
	var pages atomic.Int64
	go follow(class.page, &pages)
	took := make([]time.Duration, len(all))
	var sent sync.WaitGroup
	for i, who := range all {
		sent.Go(func() {
			<-time.After(rand.N(*over))
			began := time.Now()
			if _, err := (classroom.Sender{}).Send(t.Context(), class.address, who.token, who.text); err != nil {
				t.Error(err)
			}
			took[i] = time.Since(began)
		})
	}
	sent.Wait()
	if kept := class.kept(); len(kept) != len(all) {
		t.Errorf("%d hand-ins, want %d", len(kept), len(all))
	}
	slices.Sort(took)
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", class.cmd.Process.Pid))
	if err != nil {
		t.Fatal(err)
	}
	most := regexp.MustCompile(`VmHWM:.*`).Find(status)
	load, _ := os.ReadFile("/proc/loadavg")
	t.Logf("%d students over %s: median %s, p99 %s, most %s; %s; the projector's page was drawn %d times; load %s",
		len(all), *over, took[len(took)/2], took[len(took)*99/100], took[len(took)-1], most, pages.Load(), bytes.TrimSpace(load))
}

// follow gets the projector's page whenever its stream says that there is news,
// until the class ends.
func follow(page string, pages *atomic.Int64) {
	news, err := http.Get(page + "/news")
	if err != nil {
		return
	}
	defer news.Body.Close()
	for lines := bufio.NewScanner(news.Body); lines.Scan(); {
		if lines.Text() == "" {
			continue
		}
		drawn, err := http.Get(page)
		if err != nil {
			return
		}
		_, _ = io.Copy(io.Discard, drawn.Body)
		drawn.Body.Close()
		pages.Add(1)
	}
}
