package live

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"
)

func listen(t *testing.T) *Server {
	t.Helper()
	s, err := Listen(t.Context(), []byte("first"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.http.Close() })
	return s
}

// ask sends a request, which change may alter, and returns the status and the body.
func ask(t *testing.T, method, address string, change func(*http.Request)) (int, string) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), method, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	if change != nil {
		change(request)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Error(err)
		return 0, ""
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Error(err)
	}
	return response.StatusCode, string(body)
}

// until waits for what another goroutine brings about.
func until(true func() bool) {
	for !true() {
		runtime.Gosched()
	}
}

func (s *Server) waiting() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.asking
}

// TestNothingIsServedWhileLaunchesAreTimed asks while the gate is closed: the
// answer is the page of the next pause.
func TestNothingIsServedWhileLaunchesAreTimed(t *testing.T) {
	s := listen(t)
	s.Pause(t.Context(), true)
	answers := make(chan string)
	for range 3 {
		go func() {
			_, body := ask(t, "GET", s.Address()+"again", nil)
			answers <- body
		}()
	}
	until(func() bool { return s.waiting() == 3 })
	s.Show([]byte("second"))
	s.Pause(t.Context(), true)
	for range 3 {
		if got := <-answers; got != "second" {
			t.Errorf("got %q, want the page of the pause", got)
		}
	}
}

// TestAPauseLastsUntilThePageIsDrawn lets a page report its drawing from within a
// pause; before that, the pause is not over.
func TestAPauseLastsUntilThePageIsDrawn(t *testing.T) {
	s := listen(t)
	s.Expect()
	drawn := make(chan bool, 1)
	var browser sync.WaitGroup
	browser.Go(func() {
		ask(t, "GET", s.Address(), nil)
		drawn <- true
		ask(t, "POST", s.Address()+"drawn", nil)
	})
	defer browser.Wait()
	s.Pause(t.Context(), true)
	select {
	case <-drawn:
	default:
		t.Error("the pause was over before the page was there")
	}
	if s.Watched() {
		t.Error("a page is watched that nobody has open")
	}
}

func TestAPageIsToldOfChanges(t *testing.T) {
	s := listen(t)
	response, err := http.Get(s.Address() + "changes")
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	events := bufio.NewScanner(response.Body)
	events.Scan()
	s.Show([]byte("second"))
	s.Show([]byte("third"))
	for events.Scan() && !strings.HasPrefix(events.Text(), "data:") {
	}
	if got := events.Text(); got != "data: changed" {
		t.Fatalf("got %q", got)
	}
	if _, body := ask(t, "GET", s.Address()+"again", nil); body != "third" {
		t.Errorf("got %q", body)
	}
}

// TestAPageThatNeverDrawsIsNotWaitedForTwice interrupts the pause in place of
// the clock.
func TestAPageThatNeverDrawsIsNotWaitedForTwice(t *testing.T) {
	s := listen(t)
	ask(t, "GET", s.Address(), nil)
	if !s.Watched() {
		t.Error("a page that has not drawn yet does not count")
	}
	over, cancel := context.WithCancel(t.Context())
	cancel()
	s.Pause(over, true)
	s.Pause(t.Context(), true) // at once
	if s.Watched() {
		t.Error("a page that never drew is waited for again")
	}
}

// TestASlowReaderDoesNotStopTheLaunches asks for a page that is larger than what a
// connection holds, and never reads it.
func TestASlowReaderDoesNotStopTheLaunches(t *testing.T) {
	s := listen(t)
	s.patience = 20 * time.Millisecond
	s.Show(make([]byte, 64<<20))
	connection, err := net.Dial("tcp", s.listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer connection.Close()
	fmt.Fprintf(connection, "GET / HTTP/1.1\r\nHost: %s\r\n\r\n", s.listener.Addr())
	until(func() bool { return s.waiting() == 1 })
	s.Pause(t.Context(), true) // hangs if the reader can hold the gate
	if s.waiting() != 0 {
		t.Error("the launches go on beside an answer")
	}
}

func TestOnlyThisMachineIsAnswered(t *testing.T) {
	s := listen(t)
	_, port, _ := strings.Cut(strings.TrimPrefix(strings.TrimSuffix(s.Address(), "/"), "http://"), ":")
	for host, want := range map[string]int{
		"127.0.0.1:" + port: 200, "localhost:" + port: 200, "[::1]:" + port: 200,
		"127.0.0.1:1": 200, "localhost:65535": 200, // which ssh or an editor forwards to the port
		"evil.example:" + port: 421, "evil.example": 421, "127.0.0.1": 421, "evil.example:1": 421,
		"localhost.evil.example:" + port: 421, "10.0.0.1:" + port: 421, "": 200, // the address itself
	} {
		if status, _ := ask(t, "GET", s.Address(), func(r *http.Request) { r.Host = host }); status != want {
			t.Errorf("host %q: status %d, want %d", host, status, want)
		}
	}
	cross := func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "cross-site") }
	if status, _ := ask(t, "POST", s.Address()+"drawn", cross); status != http.StatusForbidden {
		t.Errorf("a post from another site: status %d", status)
	}
	for _, path := range []string{"..%2f..%2fgo.mod", "report/results.json", "drawn"} {
		if status, _ := ask(t, "GET", s.Address()+path, nil); status != http.StatusNotFound && status != http.StatusMethodNotAllowed {
			t.Errorf("%s: status %d", path, status)
		}
	}
	if !s.listener.Addr().(*net.TCPAddr).IP.IsLoopback() {
		t.Errorf("the server listens on %s", s.listener.Addr())
	}
}

// TestPagesAreBounded opens as many streams as there may be, and one more.
func TestPagesAreBounded(t *testing.T) {
	s := listen(t)
	for range mostStreams {
		response, err := http.Get(s.Address() + "changes")
		if err != nil || response.StatusCode != http.StatusOK {
			t.Fatal(err, response)
		}
		defer response.Body.Close()
	}
	if status, body := ask(t, "GET", s.Address()+"changes", nil); status != http.StatusServiceUnavailable || !strings.Contains(body, "close some") {
		t.Errorf("one more: status %d, %q", status, body)
	}
}
