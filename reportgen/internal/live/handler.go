package live

import (
	"io"
	"net"
	"net/http"
	"time"
)

// mostStreams bounds how many pages may be open at once.
const mostStreams = 16

func (s *Server) handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, _ *http.Request) { s.answer(w, 1) })
	mux.HandleFunc("GET /again", func(w http.ResponseWriter, _ *http.Request) { s.answer(w, 0) })
	mux.HandleFunc("GET /changes", s.changes)
	mux.HandleFunc("POST /drawn", func(w http.ResponseWriter, _ *http.Request) {
		s.count(func() { s.owed = max(0, s.owed-1) })
		w.WriteHeader(http.StatusNoContent)
	})
	return guard(http.NewCrossOriginProtection().Handler(mux))
}

// guard refuses a request for any name but those of this machine: the page of a
// stranger may let its own name lead here, and would then read what is served. The port
// may be another one: whoever works on another computer forwards one of their own to it.
func guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		host, _, err := net.SplitHostPort(r.Host)
		if ip := net.ParseIP(host); err != nil || host != "localhost" && !ip.IsLoopback() {
			http.Error(w, "this is not the address that reportgen printed", http.StatusMisdirectedRequest)
			return
		}
		h := w.Header()
		h.Set("Cache-Control", "no-store")
		h.Set("Content-Security-Policy", "frame-ancestors 'none'")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("X-Content-Type-Options", "nosniff")
		next.ServeHTTP(w, r)
	})
}

// answer sends the page as soon as nothing is timed. The browser owes as many
// drawings for it.
func (s *Server) answer(w http.ResponseWriter, owes int) {
	s.count(func() { s.asking++ })
	defer s.count(func() { s.asking-- })
	s.gate.RLock()
	defer s.gate.RUnlock()
	var page []byte
	s.count(func() { page, s.expected, s.owed = s.page, false, s.owed+owes })
	_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(s.patience)) // a slow reader must not keep the gate open
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = w.Write(page) // a browser that is gone has seen enough
}

// changes tells a page of every new one until the page is closed.
func (s *Server) changes(w http.ResponseWriter, r *http.Request) {
	changed := make(chan struct{}, 1)
	full := false
	s.count(func() {
		if full = len(s.streams) >= mostStreams; !full {
			s.streams[changed] = true
		}
	})
	if full {
		http.Error(w, "too many pages of this report are open; close some", http.StatusServiceUnavailable)
		return
	}
	defer s.count(func() { delete(s.streams, changed) })

	w.Header().Set("Content-Type", "text/event-stream")
	connection := http.NewResponseController(w)
	send := func(text string) bool {
		_ = connection.SetWriteDeadline(time.Now().Add(s.patience))
		_, err := io.WriteString(w, text)
		return err == nil && connection.Flush() == nil
	}
	for open := send(": open\n\n"); open; {
		select {
		case <-r.Context().Done():
			return
		case <-changed:
			open = send("data: changed\n\n")
		}
	}
}
