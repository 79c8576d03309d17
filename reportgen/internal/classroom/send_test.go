package classroom

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"workbook/reportgen/internal/handin"
)

// patient waits for a class that answers, and not for one that is busy; hasty
// does not wait for an answer.
var (
	patient = Sender{Patience: time.Minute, Busy: time.Nanosecond}
	hasty   = Sender{Patience: 100 * time.Millisecond}
)

// at is the address of a test's server, with a code.
func at(server *httptest.Server) Address {
	return Address{Host: server.Listener.Addr().String(), Code: "ABCDEF"}
}

// answering is a server that answers everything so.
func answering(t *testing.T, status int, text string) Address {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { http.Error(w, text, status) }))
	t.Cleanup(server.Close)
	return at(server)
}

// TestWhoseFaultItIs wants each failure to name its cause, and to say Unsent if
// the hand-in is to go another way.
func TestWhoseFaultItIs(t *testing.T) {
	r := newRoom(t)
	wrong := r.Address
	wrong.Code = "NOCODE"
	ended := newRoom(t)
	ended.End()
	silent, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer silent.Close()
	closed, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	closed.Close()
	plainly := answering(t, http.StatusOK, "")
	for name, c := range map[string]struct {
		to     Address
		unsent bool
		says   string
	}{
		"wrong code":               {wrong, false, "another code than NOCODE"},
		"ended":                    {ended.Address, true, "has ended"},
		"no answer":                {Address{Host: silent.Addr().String(), Code: "ABCDEF"}, true, "the network is very slow"},
		"nobody there":             {Address{Host: closed.Addr().String(), Code: "ABCDEF"}, true, "no class is"},
		"busy":                     {answering(t, http.StatusServiceUnavailable, "busy"), true, "was busy for"},
		"a broken class":           {answering(t, http.StatusInternalServerError, "panic"), true, "tell your instructor"},
		"another site":             {answering(t, http.StatusNotFound, "no"), false, "is not a class"},
		"a page for all":           {answering(t, http.StatusOK, "<html>log in to the Wi-Fi"), false, "is not a class"},
		"somewhere else":           {answering(t, http.StatusFound, "log in"), false, "is not a class"},
		"a page for all, said":     {answering(t, http.StatusOK, "<html>log in to the Wi-Fi"), false, "want you to log in"},
		"somewhere else, said":     {answering(t, http.StatusFound, "log in"), false, "want you to log in"},
		"somewhere else, for good": {answering(t, http.StatusPermanentRedirect, ""), false, "want you to log in"},
		"a network's own answer":   {answering(t, http.StatusNetworkAuthenticationRequired, "<html>log in"), false, "want you to log in"},
		"https, typed":             {Address{Secure: true, Host: plainly.Host, Code: plainly.Code}, false, "with http://"},
		"hostile answers":          {answering(t, http.StatusConflict, "\x1b]0;owned\a\x1b[2J"), false, "does not take this hand-in"},
	} {
		sender := patient
		if c.to.Host == silent.Addr().String() || c.to.Host == closed.Addr().String() {
			sender = hasty
		}
		_, err := sender.Send(t.Context(), c.to, handin.Token{1}, madeBy(t, handin.Token{1}, 1))
		if err == nil || errors.As(err, new(Unsent)) != c.unsent || !strings.Contains(err.Error(), c.says) || strings.ContainsAny(err.Error(), "\x1b\a\n") {
			t.Errorf("%s: %v", name, err)
		}
	}
	r.untouched(t)
}

// TestNoConnection blames the way to the class if there is no connection.
func TestNoConnection(t *testing.T) {
	for _, err := range []error{context.DeadlineExceeded, noWayToHost, noWayToNet} {
		if why := blame(fmt.Errorf("dial: %w", err)).Error(); !strings.Contains(why, "keeps laptops apart") {
			t.Errorf("%v: %s", err, why)
		}
	}
}

func TestAnotherReceipt(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = w.Write([]byte(`{"pseudonym":"a","sha256":"of something else"}`))
	}))
	defer server.Close()
	if _, err := patient.Send(t.Context(), at(server), handin.Token{1}, nil); err == nil || !strings.Contains(err.Error(), "something other than what was sent") {
		t.Error(err)
	}
}

// TestPinned wants a hand-in to reach the class whose certificate the address names,
// and no other machine.
func TestPinned(t *testing.T) {
	r := newRoom(t)
	certificate, pin, err := r.Register.Certificate()
	if err != nil {
		t.Fatal(err)
	}
	if _, again, err := r.Register.Certificate(); err != nil || again != pin {
		t.Errorf("the pin was %s and is %s, %v", pin, again, err)
	}
	server := r.Class.Students()
	plainly, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	listener := tls.NewListener(onlyTLS{plainly}, &tls.Config{Certificates: []tls.Certificate{certificate}})
	served := make(chan error, 1)
	go func() { served <- server.Serve(listener) }()
	defer func() { server.Close(); <-served }()
	to := Address{Secure: true, Host: listener.Addr().String(), Code: r.Register.Code(), Pin: pin}
	if read, err := ParseAddress(strings.ToLower(to.String())); err != nil || read != to {
		t.Errorf("%s is read as %+v, %v", to, read, err)
	}
	token := handin.Token{1}
	text := madeBy(t, token, 1)
	if _, err := (Sender{}).Send(t.Context(), to, token, text); err != nil {
		t.Error(err)
	}
	large := make([]byte, 40<<10) // as much as a hand-in, and more than a class reads before it refuses
	_, _ = rand.NewChaCha8([32]byte{}).Read(large)
	for name, c := range map[string]struct {
		change func(*Address)
		says   string
	}{
		"another pin": {func(a *Address) { a.Pin = strings.Repeat("A", len(pin)) }, "another machine"},
		"no pin":      {func(a *Address) { a.Pin = "" }, "the whole address"},
		"no TLS":      {func(a *Address) { a.Secure, a.Pin = false, "" }, "wants https"},
	} {
		other := to
		c.change(&other)
		if _, err := patient.Send(t.Context(), other, token, large); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if r.store.puts != 1 {
		t.Errorf("%d hand-ins were kept", r.store.puts)
	}
	if status, why := get(t, "http://"+to.Host+"/"+to.Code); status != http.StatusBadRequest || !strings.Contains(why, "with https:// before it") {
		t.Errorf("a phone without TLS: %d %s", status, why)
	}
}

func TestParseAddress(t *testing.T) {
	for text, want := range map[string]string{
		"http://192.168.0.7:8642/ABCDEF":   "http://192.168.0.7:8642/ABCDEF",
		" 192.168.0.7:8642/abcdef/ ":       "http://192.168.0.7:8642/ABCDEF",
		"class.example/ABCDEF":             "http://class.example:80/ABCDEF",
		"https://class.example/ABCDEF":     "https://class.example:443/ABCDEF",
		"https://[fe80::1]:8642/ABCDEF/XY": "https://[fe80::1]:8642/ABCDEF/XY",
		"<http://10.0.0.7:8642/ABCDEF>.":   "http://10.0.0.7:8642/ABCDEF",
		"TO=http://10.0.0.7:8642/ABCDEF":   "http://10.0.0.7:8642/ABCDEF",
		"‹10.0.0.7:8642/ABCDEF/›!":         "http://10.0.0.7:8642/ABCDEF",
		"10.0.0.7:8642/ABCDEF./":           "http://10.0.0.7:8642/ABCDEF",
		"“10.0.0.7:8642/ABCDEF”":           "http://10.0.0.7:8642/ABCDEF",
		`http:\\10.0.0.7:8642\ABCDEF`:      "http://10.0.0.7:8642/ABCDEF",
		"http:/10.0.0.7:8642/ABCDEF":       "http://10.0.0.7:8642/ABCDEF",
		"Https//10.0.0.7:8642/ABCDEF":      "https://10.0.0.7:8642/ABCDEF",
		"httpserver:8642/ABCDEF":           "http://httpserver:8642/ABCDEF",
		"10.0.0.7:8642/ABCDEF?fbclid=Iw#a": "http://10.0.0.7:8642/ABCDEF",
	} {
		if a, err := ParseAddress(text); err != nil || a.String() != want {
			t.Errorf("%q: %s, %v", text, a, err)
		}
	}
	for _, text := range []string{"", "ABCDEF", "http://192.168.0.7:8642", "ftp://a/B", "http://me:pw@a/B", "http://a/B/C/D", "http://%zz/B", "http://10.0.0.7:99999/ABCDEF", "http://[fe80::1%25eth0]:8642/ABCDEF"} {
		if a, err := ParseAddress(text); err == nil || !strings.Contains(err.Error(), "as it is shown") {
			t.Errorf("%q: %s, %v", text, a, err)
		}
	}
	if here := Here(); len(here) == 0 || !here[len(here)-1].IsLoopback() {
		t.Errorf("here: %v", here)
	}
}
