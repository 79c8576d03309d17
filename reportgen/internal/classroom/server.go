package classroom

import (
	"bytes"
	"fmt"
	"log"
	"net/http"
	"strings"
	"sync"
	"time"
)

// limits are what one request may cost.
type limits struct {
	packed, unpacked int64         // bytes of a hand-in as it is sent, and unpacked
	arrival          time.Duration // for a request to arrive whole
	requests         chan struct{} // how many are in work at once
	waiting          chan struct{} // how many hand-ins may have arrived and not be read yet
	unpacking        chan struct{} // how many are unpacked and read at once
	streams          chan struct{} // how many the projector's pages may hold open
}

// classLimits are those of a class: 128 requests of 256 kB and four unpacked ones
// of 2 MiB are 40 MiB.
func classLimits() limits {
	return limits{
		packed: 256 << 10, unpacked: 2 << 20, arrival: 10 * time.Second,
		requests: make(chan struct{}, 128), waiting: make(chan struct{}, 32), unpacking: make(chan struct{}, 4), streams: make(chan struct{}, 8),
	}
}

// NeedsPath is where a class hands out what a room without internet needs.
const NeedsPath = "/v1/needs/"

// Students is the server that the network reaches.
func (c *Class) Students() *http.Server {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /v1/hand-in", c.handIn)
	mux.HandleFunc("GET /", c.admitted(c.ballot))
	mux.HandleFunc("POST /", c.admitted(c.vote))
	mux.HandleFunc("/", nothing)
	outer := http.NewServeMux()
	outer.Handle("/", c.limited(mux))
	if c.Needs != nil {
		outer.Handle("GET "+NeedsPath, http.StripPrefix(NeedsPath[:len(NeedsPath)-1], unhurried(c.Needs)))
	}
	return c.serve(hosts{name: c.Name}, outer)
}

// unhurried gives an answer the time that a large file takes in a full room. The go
// command does not come again if it is told to, and a file costs little memory, so
// nobody is told to.
func unhurried(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(10 * time.Minute))
		next.ServeHTTP(w, r)
	})
}

// ForProjector is the server that only this machine reaches. It must be given a
// listener on loopback.
func (c *Class) ForProjector() *http.Server {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", c.projector)
	mux.HandleFunc("GET /machines", c.machines)
	mux.HandleFunc("GET /news", c.stream)
	mux.HandleFunc("POST /question", c.turn)
	mux.HandleFunc("POST /end", c.end)
	return c.serve(hosts{loopback: true}, mux)
}

// serve wraps the handler in what holds for every request.
func (c *Class) serve(known hosts, handler http.Handler) *http.Server {
	sameOrigin := http.NewCrossOriginProtection()
	sameOrigin.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		http.Error(w, "this came from a page of another site; open the class's own page", http.StatusForbidden)
	}))
	inner := sameOrigin.Handler(handler)
	return &http.Server{
		ReadHeaderTimeout: c.limits.arrival,
		ReadTimeout:       c.limits.arrival,
		WriteTimeout:      3 * c.limits.arrival,
		IdleTimeout:       c.limits.arrival,
		MaxHeaderBytes:    8 << 10,
		ErrorLog:          log.New(&murmur{trouble: c.Trouble}, "", 0),
		Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if err := known.check(r.Host); err != nil {
				http.Error(w, err.Error(), http.StatusMisdirectedRequest)
				return
			}
			h := w.Header()
			h.Set("X-Content-Type-Options", "nosniff")
			h.Set("Referrer-Policy", "no-referrer")
			h.Set("Cross-Origin-Resource-Policy", "same-origin")
			h.Set("Cache-Control", "no-store")
			inner.ServeHTTP(w, r)
		}),
	}
}

// A murmur is what net/http says of connections. Most of it is that one breaks, which is
// of no interest; that no more can be taken is told once.
type murmur struct {
	trouble func(error)
	once    sync.Once
}

func (m *murmur) Write(text []byte) (int, error) {
	if _, why, none := bytes.Cut(text, []byte("Accept error: ")); none {
		why, _, _ = bytes.Cut(why, []byte("; retrying"))
		m.once.Do(func() {
			m.trouble(fmt.Errorf("some students get no answer: %s; raise the limit of open files with ulimit -n, and start the class again: it goes on", bytes.TrimSpace(why)))
		})
	}
	return len(text), nil
}

// limited tells requests beyond the limit to come again.
func (c *Class) limited(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		select {
		case c.limits.requests <- struct{}{}:
			defer func() { <-c.limits.requests }()
			next.ServeHTTP(w, r)
		default:
			comeLater(w)
		}
	})
}

// comeLater answers whoever is one too many, or came while the class's bus was away.
// The answer comes soon, so that a student knows that the class is there.
func comeLater(w http.ResponseWriter) {
	w.Header().Set("Retry-After", "1")
	http.Error(w, "the class cannot take this now; try again in a second", http.StatusServiceUnavailable)
}

func nothing(w http.ResponseWriter, _ *http.Request) {
	http.Error(w, "nothing is here; type the class's address as it is shown, with its code", http.StatusNotFound)
}

// admitted wants the class's code in the path, and forgives what [ParseAddress] does.
func (c *Class) admitted(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		switch code, pin := inPath(r.URL.Path); {
		case code == "" || strings.Contains(pin, "/"):
			nothing(w, r)
		case !c.Register.admits(code):
			http.Error(w, errCode, http.StatusNotFound)
		default:
			next(w, r)
		}
	}
}

const errCode = "no class has this code; type the address as it is shown"
