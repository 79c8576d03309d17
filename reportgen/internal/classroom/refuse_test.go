package classroom

import (
	"bytes"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"workbook/reportgen/internal/handin"
)

// TestRefused wants what is not a student's own hand-in refused, with a line that
// says why, and nothing kept.
func TestRefused(t *testing.T) {
	r := newRoom(t)
	token, other := handin.Token{1}, handin.Token{2}
	good := madeBy(t, token, 1)
	for name, c := range map[string]struct {
		spoil  func(*http.Request)
		status int
		says   string
	}{
		"wrong code":                {func(q *http.Request) { q.SetBasicAuth("NOCODE", token.String()) }, http.StatusForbidden, "no class has this code"},
		"half a code":               {func(q *http.Request) { q.SetBasicAuth(r.Register.Code()[:5], token.String()) }, http.StatusForbidden, "no class has this code"},
		"no code":                   {func(q *http.Request) { q.Header.Del("Authorization") }, http.StatusForbidden, "no class has this code"},
		"no token":                  {func(q *http.Request) { q.SetBasicAuth(r.Register.Code(), "") }, http.StatusBadRequest, "token"},
		"a guessed token":           {func(q *http.Request) { q.SetBasicAuth(r.Register.Code(), "password") }, http.StatusBadRequest, "token"},
		"somebody else's":           {func(q *http.Request) { q.SetBasicAuth(r.Register.Code(), other.String()) }, http.StatusConflict, "another machine"},
		"a form":                    {func(q *http.Request) { q.Header.Set("Content-Type", "text/plain") }, http.StatusUnsupportedMediaType, "JSON"},
		"another packing":           {func(q *http.Request) { q.Header.Set("Content-Encoding", "br") }, http.StatusUnsupportedMediaType, "gzip"},
		"packed twice":              {func(q *http.Request) { q.Header.Set("Content-Encoding", "gzip, gzip") }, http.StatusUnsupportedMediaType, "gzip"},
		"not packed as it says":     {body(good), http.StatusBadRequest, "not packed"},
		"packed, and says it's not": {func(q *http.Request) { q.Header.Del("Content-Encoding") }, http.StatusUnprocessableEntity, "not a hand-in"},
		"half":                      {body(packed(t, good)[:100]), http.StatusBadRequest, "whole"},
		"empty":                     {body(nil), http.StatusBadRequest, "not packed"},
		"no hand-in":                {body(packed(t, []byte(`{}`))), http.StatusUnprocessableEntity, "not a hand-in"},
		"too large as sent":         {body(make([]byte, 257<<10)), http.StatusRequestEntityTooLarge, "too large"},
		"too large, and does not say so": {func(q *http.Request) {
			q.Body, q.ContentLength = io.NopCloser(bytes.NewReader(make([]byte, 257<<10))), -1
		}, http.StatusRequestEntityTooLarge, "too large"},
		"a zip bomb":        {body(bomb(t, 32<<20)), http.StatusRequestEntityTooLarge, "too large"},
		"a bomb in a bomb":  {body(packed(t, bomb(t, 32<<20))), http.StatusUnprocessableEntity, "not a hand-in"},
		"2 MiB unpacked":    {body(bomb(t, 2<<20)), http.StatusUnprocessableEntity, "not a hand-in"},
		"a byte more":       {body(bomb(t, 2<<20+1)), http.StatusRequestEntityTooLarge, "too large"},
		"another site":      {func(q *http.Request) { q.Header.Set("Sec-Fetch-Site", "cross-site") }, http.StatusForbidden, "another site"},
		"a sibling site":    {func(q *http.Request) { q.Header.Set("Sec-Fetch-Site", "same-site") }, http.StatusForbidden, "another site"},
		"an old browser":    {func(q *http.Request) { q.Header.Set("Origin", "http://evil.example") }, http.StatusForbidden, "another site"},
		"DNS rebinding":     {func(q *http.Request) { q.Host = "evil.example" }, http.StatusMisdirectedRequest, "not known by that name"},
		"rebinding, a port": {func(q *http.Request) { q.Host = "evil.example:8642" }, http.StatusMisdirectedRequest, "not known by that name"},
		"PUT":               {func(q *http.Request) { q.Method = http.MethodPut }, http.StatusNotFound, "nothing is here"},
	} {
		status, why := answer(t, r.request(t, token, good, c.spoil))
		if status != c.status || !strings.Contains(why, c.says) || strings.Count(why, "\n") > 1 {
			t.Errorf("%s: %d %q, want %d and %q", name, status, why, c.status, c.says)
		}
	}
	r.untouched(t)
	if status, why := answer(t, r.request(t, token, good)); status != http.StatusOK {
		t.Errorf("the good one: %d %s", status, why)
	}
	r.End()
	if status, why := answer(t, r.request(t, token, good)); status != http.StatusGone || !strings.Contains(why, "has ended") {
		t.Errorf("after the end: %d %s", status, why)
	}
}

func packed(t testing.TB, text []byte) []byte {
	t.Helper()
	small, err := pack(text)
	if err != nil {
		t.Fatal(err)
	}
	return small
}

// TestSlowBody sends half a hand-in and waits for the class to lose its patience.
func TestSlowBody(t *testing.T) {
	r := newRoom(t, func(c *Class) { c.limits.arrival = 50 * time.Millisecond })
	half, never := io.Pipe()
	defer never.Close()
	go func() { _, _ = never.Write(packed(t, madeBy(t, handin.Token{1}, 1))[:50]) }()
	status, why := answer(t, r.request(t, handin.Token{1}, nil, func(q *http.Request) { q.Body, q.ContentLength = half, -1 }))
	if status != http.StatusRequestTimeout || !strings.Contains(why, "longer than") {
		t.Errorf("%d %s", status, why)
	}
	r.untouched(t)
}

// TestSlowHeader opens a connection, says nothing and wants it closed.
func TestSlowHeader(t *testing.T) {
	r := newRoom(t, func(c *Class) { c.limits.arrival = 50 * time.Millisecond })
	connection, err := net.Dial("tcp", r.students)
	if err != nil {
		t.Fatal(err)
	}
	defer connection.Close()
	if _, err := io.WriteString(connection, "POST /v1/hand-in HTTP/1.1\r\n"); err != nil {
		t.Fatal(err)
	}
	if _, err := io.ReadAll(connection); err != nil && !errors.Is(err, net.ErrClosed) {
		t.Error(err)
	}
}

// TestTooManyAtOnce wants the request beyond the limit told to come again.
func TestTooManyAtOnce(t *testing.T) {
	r := newRoom(t)
	for range cap(r.limits.requests) {
		r.limits.requests <- struct{}{}
	}
	token := handin.Token{1}
	q := r.request(t, token, madeBy(t, token, 1))
	w := httptest.NewRecorder()
	r.Class.Students().Handler.ServeHTTP(w, q)
	if w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") == "" {
		t.Errorf("%d, %v", w.Code, w.Header())
	}
	for range cap(r.limits.waiting) {
		r.limits.waiting <- struct{}{}
	}
	w = httptest.NewRecorder()
	r.handIn(w, r.request(t, token, madeBy(t, token, 1)))
	if w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") == "" {
		t.Errorf("if too many wait: %d, %v", w.Code, w.Header())
	}
	for range cap(r.limits.waiting) {
		<-r.limits.waiting
	}
	sent := make(chan error, 1)
	go func() {
		_, err := Sender{}.Send(t.Context(), r.Address, token, madeBy(t, token, 1))
		sent <- err
	}()
	for range cap(r.limits.requests) {
		<-r.limits.requests
	}
	if err := <-sent; err != nil {
		t.Error("when the others have left:", err)
	}
}

// TestProjectorIsKept wants the projector's page for this machine's own browser
// alone, and nothing of it on the students' server.
func TestProjectorIsKept(t *testing.T) {
	r := newRoom(t)
	post := func(change ...func(*http.Request)) (int, string) {
		form := url.Values{"lab": {"03-mutex"}, "state": {"open"}}
		q, err := http.NewRequestWithContext(t.Context(), http.MethodPost, "http://"+r.projector+"/question", strings.NewReader(form.Encode()))
		if err != nil {
			t.Fatal(err)
		}
		q.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		for _, c := range change {
			c(q)
		}
		return answer(t, q)
	}
	for name, change := range map[string]func(*http.Request){
		"another site":                      func(q *http.Request) { q.Header.Set("Sec-Fetch-Site", "cross-site") },
		"another port":                      func(q *http.Request) { q.Header.Set("Sec-Fetch-Site", "same-site") },
		"an old browser":                    func(q *http.Request) { q.Header.Set("Origin", "http://"+r.students) },
		"DNS rebinding":                     func(q *http.Request) { q.Host = "evil.example" },
		"this machine by its other address": func(q *http.Request) { q.Host = "192.168.0.7:8643" },
	} {
		if status, why := post(change); status < 400 || r.Register.State("03-mutex") != Covered {
			t.Errorf("%s: %d %s", name, status, why)
		}
	}
	for _, path := range []string{"/", "/machines", "/news", "/question", "/end"} {
		if status, page := get(t, "http://"+r.students+path); status < 400 || strings.Contains(page, "projector") {
			t.Errorf("the students' server has %s: %d %s", path, status, page)
		}
	}
	if status, page := get(t, "http://"+r.projector+"/machines"); status != http.StatusOK || !strings.Contains(page, "machines") {
		t.Errorf("the machines, while no question is open: %d %s", status, page)
	}
	if status, why := post(func(q *http.Request) { q.Header.Set("Sec-Fetch-Site", "same-origin") }); status != http.StatusSeeOther || r.Register.State("03-mutex") != Open {
		t.Errorf("its own page: %d %s", status, why)
	}
	if status, why := get(t, "http://"+r.projector+"/machines"); status != http.StatusConflict || !strings.Contains(why, "close the question first") {
		t.Errorf("the machines, while a question is open: %d %s", status, why)
	}
	for host, want := range map[string]bool{"localhost:1": true, "127.0.0.1": true, "[::1]:80": true, "10.0.0.1": false, "": false, "localhost.evil.example": false} {
		if err := (hosts{loopback: true}).check(host); (err == nil) != want {
			t.Errorf("host %q: %v", host, err)
		}
	}
}

// TestStoreFails wants the fault on this side.
func TestStoreFails(t *testing.T) {
	r := newRoom(t)
	r.store.broken = errors.New("the disk is full")
	token := handin.Token{1}
	_, err := Sender{}.Send(t.Context(), r.Address, token, madeBy(t, token, 1))
	if !errors.As(err, new(Unsent)) || !strings.Contains(err.Error(), "tell your instructor") {
		t.Error(err)
	}
	if trouble := <-r.troubles; !errors.Is(trouble, r.store.broken) {
		t.Error(trouble)
	}
	r.untouched(t)
}

// FuzzRequest wants no panic, no status that means one, and nothing kept but a
// hand-in of the token's.
func FuzzRequest(f *testing.F) {
	token := handin.Token{1}
	good := madeBy(f, token, 1)
	f.Add(packed(f, good), "gzip", "application/json")
	f.Add(good, "", "application/json; charset=utf-8")
	f.Add(bomb(f, 3<<20), "gzip", "application/json")
	f.Add([]byte("{"), "", "application/json")
	r := newRoom(f)
	f.Fuzz(func(t *testing.T, sent []byte, packing, kind string) {
		q := r.request(t, token, nil, body(sent))
		q.Header.Set("Content-Encoding", packing)
		q.Header.Set("Content-Type", kind)
		w := httptest.NewRecorder()
		clear(r.store.kept)
		clear(r.Class.students.latest)
		r.handIn(w, q)
		switch {
		case w.Code == http.StatusOK && len(r.store.kept) != 1, w.Code != http.StatusOK && len(r.store.kept) != 0, w.Code >= 500:
			t.Errorf("status %d, and %d were kept", w.Code, len(r.store.kept))
		}
		for _, text := range r.store.kept {
			if h, err := handin.Read([]byte(text)); err != nil || h.ID != token.ID() {
				t.Errorf("kept %q", text)
			}
		}
	})
}
