package loopback

import (
	"errors"
	"strings"
	"testing"

	"workbook/labs/launch"
)

// nowhere is an address that no machine has (RFC 5737).
const nowhere = "192.0.2.1"

func TestAMachineThatCannotConnectToItself(t *testing.T) {
	_, err := listen(t.Context(), []string{nowhere})
	if !errors.As(err, new(launch.Unavailable)) || !strings.Contains(err.Error(), nowhere) || !strings.Contains(err.Error(), "loopback") {
		t.Errorf("got %v, want that it is unavailable and why", err)
	}
}

func TestTheNextAddressIsTried(t *testing.T) {
	for _, address := range addresses {
		listener, err := listen(t.Context(), []string{nowhere, address})
		if err != nil {
			t.Logf("%s: %v", address, err) // this machine lacks one of the two
			continue
		}
		conn, err := Dial(t.Context(), Port(listener))
		if err != nil {
			t.Errorf("%s: %v", address, err)
		} else {
			conn.Close()
		}
		listener.Close()
	}
}

func TestNoProxyIsAsked(t *testing.T) {
	for _, name := range []string{"HTTP_PROXY", "http_proxy", "ALL_PROXY"} {
		t.Setenv(name, "http://"+nowhere+":9")
	}
	listener, err := Listen(t.Context())
	if err != nil {
		t.Skip(err)
	}
	defer listener.Close()
	conn, err := Dial(t.Context(), Port(listener))
	if err != nil {
		t.Fatal(err)
	}
	conn.Close()
}
