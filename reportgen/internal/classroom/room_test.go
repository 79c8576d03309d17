package classroom

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"slices"
	"sync"
	"testing"

	"workbook/reportgen/internal/handin"
	"workbook/reportgen/internal/store"
)

// memory is a store without a disk. If broken is set, it keeps nothing.
type memory struct {
	mu     sync.Mutex
	kept   map[string]string
	puts   int
	broken error
}

func (m *memory) Put(_ context.Context, student string, text []byte) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.broken != nil {
		return m.broken
	}
	m.puts++
	m.kept[student] = string(text)
	return nil
}

func (m *memory) Follow(_ context.Context, told func(store.Entry)) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, student := range slices.Sorted(maps.Keys(m.kept)) {
		told(store.Entry{Student: student, Text: []byte(m.kept[student])})
	}
	return nil
}

func (m *memory) Forget(context.Context) error { clear(m.kept); return nil }
func (m *memory) Close() error                 { return nil }

// room is a class in a test, with both of its servers on loopback.
type room struct {
	*Class
	store     *memory
	counted   []*handin.HandIn // what Handed was told; read it when no request is in work
	troubles  chan error
	students  string // address of the server, without a scheme
	projector string
}

// mutex is a question of a class.
var mutex = Question{Lab: "03-mutex", Title: "One at a time", Ask: "How fast?", Choices: []string{"slower", "as fast", "faster"}}

// newRoom begins a class. Change may set what is to be different.
func newRoom(t testing.TB, change ...func(*Class)) *room {
	t.Helper()
	register, err := OpenRegister(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	r := &room{store: &memory{kept: map[string]string{}}, troubles: make(chan error, 100)}
	r.Class = &Class{
		Store: r.store, Register: register,
		Questions: []Question{{Lab: "02-race", Title: "A race", Ask: "How much?", Choices: []string{"all", "none"}}, mutex},
		Handed:    func(h *handin.HandIn) { r.counted = append(r.counted, h) },
		Projector: func(w io.Writer) error { _, err := io.WriteString(w, "<p>projector</p>"); return err },
		Machines:  func(w io.Writer) error { _, err := io.WriteString(w, "<p>projector's machines</p>"); return err },
		Ballot: func(w io.Writer, b Ballot) error {
			_, err := fmt.Fprintf(w, "open %v, chosen %d", b.Open != nil, b.Chosen)
			if b.Changing {
				fmt.Fprint(w, ", changing")
			}
			if b.Late != nil {
				fmt.Fprint(w, ", late for ", b.Late.Lab)
			}
			return err
		},
		Trouble: func(err error) { r.troubles <- err },
	}
	if err := r.Begin(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, c := range change {
		c(r.Class)
	}
	r.students = serve(t, r.Class.Students())
	r.projector = serve(t, r.ForProjector())
	r.Address = Address{Host: r.students, Code: r.Register.Code()}
	t.Cleanup(r.End) // before the servers are closed, so that no stream stays
	return r
}

// serve runs a server on loopback until the test ends, and returns its address.
func serve(t testing.TB, server *http.Server) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- server.Serve(listener) }()
	t.Cleanup(func() {
		server.Close()
		if err := <-done; !errors.Is(err, http.ErrServerClosed) {
			t.Error(err)
		}
	})
	return listener.Addr().String()
}

// madeBy is a hand-in of the token's.
func madeBy(t testing.TB, token handin.Token, number int) []byte {
	t.Helper()
	h := &handin.HandIn{Schema: handin.Schema, ID: token.ID(), Number: number,
		Machine:     handin.Machine{OS: "linux", Arch: "amd64", CPU: handin.Other, CPUs: 4},
		Calibration: handin.Calibration{Ceiling: []handin.Ceiling{}}, Labs: []handin.Lab{}}
	text, err := h.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// request is a hand-in's, as a student's machine sends it; change may spoil it.
func (r *room) request(t testing.TB, token handin.Token, text []byte, change ...func(*http.Request)) *http.Request {
	t.Helper()
	packed, err := pack(text)
	if err != nil {
		t.Fatal(err)
	}
	q, err := http.NewRequestWithContext(t.Context(), http.MethodPost, "http://"+r.students+"/v1/hand-in", bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	q.SetBasicAuth(r.Register.Code(), token.String())
	q.Header.Set("Content-Type", "application/json")
	q.Header.Set("Content-Encoding", "gzip")
	for _, c := range change {
		c(q)
	}
	return q
}

// answer does a request and returns the status and the body.
func answer(t testing.TB, q *http.Request) (int, string) {
	t.Helper()
	client := &http.Client{
		Transport:     &http.Transport{DisableKeepAlives: true},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	a, err := client.Do(q)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Body.Close()
	body, err := io.ReadAll(a.Body)
	if err != nil {
		t.Fatal(err)
	}
	return a.StatusCode, string(body)
}

func get(t testing.TB, address string) (int, string) {
	t.Helper()
	q, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	return answer(t, q)
}

// body gives a request another body.
func body(text []byte) func(*http.Request) {
	return func(q *http.Request) {
		q.Body, q.ContentLength = io.NopCloser(bytes.NewReader(text)), int64(len(text))
	}
}

// bomb is that many zeros, packed.
func bomb(t testing.TB, size int64) []byte {
	t.Helper()
	var packed bytes.Buffer
	packer := gzip.NewWriter(&packed)
	if _, err := io.CopyN(packer, zeros{}, size); err != nil {
		t.Fatal(err)
	}
	if err := packer.Close(); err != nil {
		t.Fatal(err)
	}
	return packed.Bytes()
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

// untouched wants a class that has kept nothing.
func (r *room) untouched(t testing.TB) {
	t.Helper()
	if r.store.puts > 0 || len(r.counted) > 0 {
		t.Errorf("%d hand-ins were kept and %d counted", r.store.puts, len(r.counted))
	}
}
