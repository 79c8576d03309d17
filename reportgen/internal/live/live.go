// Package live shows a report while it is being made. Pages come in, one after
// the other, each of them whole; a browser on this machine that opened the first
// one renews itself with every other. Nobody else gets them: the server listens on
// the loopback interface and answers only to its own name.
//
// # Watching does not disturb
//
// A browser that draws takes CPU time from a launch that is being timed. So the
// server is silent while launches are timed: whoever asks for a page waits at the
// gate until the next pause, and a pause lasts until the pages say that they have
// been drawn.
//
//	GET /         the page as it is now; its script opens /changes
//	GET /again    the same, for a page that is there already
//	GET /changes  server-sent events: one for each new page
//	POST /drawn   a page says that it has drawn what it was given
package live

import (
	"context"
	"net"
	"net/http"
	"sync"
	"time"

	"workbook/labs/loopback"
)

// patience is how long a pause may last, and how long an answer may take; farewell
// is how long the end may: nothing is measured then, and a page that has not come
// for the last figures would never show them.
const (
	patience = 2 * time.Second
	farewell = 5 * time.Second
)

// A Server shows one report while it is being made.
type Server struct {
	listener *net.TCPListener
	http     http.Server
	patience time.Duration
	gate     sync.RWMutex // held while launches are timed; what answers holds it for reading
	timed    bool         // the gate is held; only the goroutine that measures looks at it

	mu       sync.Mutex
	page     []byte                 // guarded by mu
	streams  map[chan struct{}]bool // guarded by mu; a channel for each page that waits for changes
	expected bool                   // guarded by mu; a browser has been started, and has not asked yet
	asking   int                    // guarded by mu; requests for the page that have no answer yet
	owed     int                    // guarded by mu; drawings that pages have not reported yet
	less     chan struct{}          // gets a value when one of these three has become less
}

// Listen returns a server that shows the page. Its gate is open. If the machine
// cannot connect to itself, the error says why.
func Listen(ctx context.Context, page []byte) (*Server, error) {
	listener, err := loopback.Listen(ctx)
	if err != nil {
		return nil, err
	}
	s := &Server{listener: listener, page: page, streams: map[chan struct{}]bool{}, less: make(chan struct{}, 1), patience: patience}
	s.http = http.Server{Handler: s.handler(), ReadHeaderTimeout: patience, MaxHeaderBytes: 16 << 10}
	go s.http.Serve(listener) // it ends with Close
	return s, nil
}

// Address returns the URL of the page.
func (s *Server) Address() string { return "http://" + s.listener.Addr().String() + "/" }

// Expect says that a browser is being started: the next pause waits for it.
func (s *Server) Expect() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.expected = true
}

// Watched reports whether a page is open, or will be.
func (s *Server) Watched() bool {
	s.mu.Lock()
	open := len(s.streams)
	s.mu.Unlock()
	return open > 0 || s.busy()
}

// busy reports whether somebody waits for the page, or has not drawn it yet.
func (s *Server) busy() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.expected || s.asking+s.owed > 0
}

// Show puts a page in place of the one before. Open pages hear of it at once,
// and get it in the next pause.
func (s *Server) Show(page []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.page = page
	for changed := range s.streams {
		select {
		case changed <- struct{}{}:
			s.owed++
		default: // it has not heard of the page before yet
		}
	}
}

// Pause opens the gate. If what follows is timed, it closes it again when every
// page is drawn, or patience ends; then nothing answers before the next pause.
func (s *Server) Pause(ctx context.Context, timed bool) {
	if s.timed {
		s.gate.Unlock()
	}
	if s.timed = timed; timed {
		s.wait(ctx, s.patience)
		s.gate.Lock()
	}
}

// wait returns when nobody is busy, or after as long as it may last. It does not
// wait again for those who are not done then.
func (s *Server) wait(ctx context.Context, most time.Duration) {
	enough := time.After(most)
	for s.busy() {
		select {
		case <-s.less:
			continue
		case <-ctx.Done():
		case <-enough:
		}
		s.count(func() { s.expected, s.owed = false, 0 })
		return
	}
}

// count changes what is guarded by mu, and wakes a pause that waits for less.
func (s *Server) count(change func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	change()
	select {
	case s.less <- struct{}{}:
	default:
	}
}

// Close ends the server and all connections when the last page is drawn, or after
// five seconds.
func (s *Server) Close(ctx context.Context) error {
	s.Pause(ctx, false)
	s.wait(ctx, farewell)
	return s.http.Close()
}
