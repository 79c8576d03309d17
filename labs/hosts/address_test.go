//go:build !race

package hosts

import (
	"slices"
	"strings"
	"testing"

	"github.com/nats-io/nats-server/v2/server"
)

func TestReadAddress(t *testing.T) {
	for text, want := range map[string]address{
		"nats://host:4222":               {[]string{"nats://host:4222"}, ""},
		"host":                           {[]string{"nats://host:4222"}, ""},
		"nats://t0k@host:42":             {[]string{"nats://host:42"}, "t0k"},
		"nats://aB/cD+e?F#9%41:@=@host/": {[]string{"nats://host:4222"}, "aB/cD+e?F#9%41:@="},
		"nats://t/k@a:1, tls://t/k@[::1]:2,t/k@c": {[]string{"nats://a:1", "tls://[::1]:2", "nats://c:4222"}, "t/k"},
	} {
		got, err := readAddress(text)
		if err != nil || !slices.Equal(got.servers, want.servers) || got.token != want.token {
			t.Errorf("%s: got %q with token %q, %v; want %q with %q", text, got.servers, got.token, err, want.servers, want.token)
		}
		if again, err := readAddress(got.secret()); err != nil || again.secret() != got.secret() {
			t.Errorf("%s: its workers read %q, %v", text, again.secret(), err)
		}
		if shown := got.String(); got.token != "" && strings.Contains(shown, got.token) {
			t.Errorf("%s: shown as %s", text, shown)
		}
	}
}

// TestNoErrorShowsTheToken has an address with a slip for a server that wants a token, and
// for one that is not there.
func TestNoErrorShowsTheToken(t *testing.T) {
	for text, want := range map[string]string{
		"nats://SECRET@127.0.0.1:1 nats://SECRET@127.0.0.1:2": "separated by commas",
		"SECRET@127.0.0.1:1 SECRET@127.0.0.1:2":               "separated by commas",
		"nats://SECRET@127.0.0.1:1;nats://SECRET@127.0.0.1:2": "separated by commas",
		"nats://SECRET@127.0.0.1:1,nats://TERCES@127.0.0.1:2": "want the same token",
		"nats://SEC,RET@127.0.0.1:1":                          "want the same token",
		"nats://SECRET@":                                      "want the address",
		"nats://SECRET@host:port":                             "want the address",
		"nats://SECRET@127.0.0.1:1/queue":                     "want the address",
		"nats://aB/SECRET=":                                   "want the address",
		"https://SECRET@127.0.0.1:1":                          "want the address",
		"SEC%RET":                                             "want the address",
		" ":                                                   "want the address",
		"nats://SEC%RET@127.0.0.1:1":                          "does a server run there",
	} {
		t.Setenv(serversVariable, text)
		at, err := named()
		if err == nil {
			_, err = newSite(at)
		}
		if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "SEC") || strings.Contains(err.Error(), "RET") {
			t.Errorf("%s: got %v, want %q and no token", text, err, want)
		}
	}
}

// TestATokenThatAURLWouldEscape has one as openssl rand -base64 prints it, and other
// characters that mean something in a URL.
func TestATokenThatAURLWouldEscape(t *testing.T) {
	const token = "aB/cD+e?F#9%41:@="
	on, err := startServer(&server.Options{Host: "127.0.0.1", Port: server.RANDOM_PORT, Authorization: token, StoreDir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(on.Shutdown)
	host := strings.TrimPrefix(on.ClientURL(), "nats://")
	t.Setenv(serversVariable, "nats://"+token+"@"+host)
	at, err := named()
	if err != nil {
		t.Fatal(err)
	}
	s, err := newSite(at)
	if err != nil {
		t.Fatal(err)
	}
	defer s.js.Conn().Close()
	if got, err := sumAt(t.Context(), s, task, "after", Calm, first); err != nil || got != task.Expected() {
		t.Errorf("got %d, %v; want %d", got, err, task.Expected())
	}
	const want = "wants a token, and got none: put it into WORKBOOK_NATS"
	if _, err := newSite(address{servers: at.servers}); err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("without a token: got %v, want %q", err, want)
	}
}
