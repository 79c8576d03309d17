package bus

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/nats-io/nats.go"
)

func TestAddresses(t *testing.T) {
	for text, want := range map[string]string{
		"nats://host":                     "nats://host:4222",
		"nats://host:7/":                  "nats://host:7",
		"tls://one:1, nats://[::1]:2":     "tls://one:1,nats://[::1]:2",
		"nats://secret@host:4222":         "leave the token out",
		"nats://a:1,nats://u:secret@host": "leave the token out",
		"":                                "want the address",
		"host:4222":                       "want the address",
		"http://secret":                   "want the address",
		"nats://":                         "want the address",
		"nats://host/secret":              "want the address",
		"nats://host:port":                "want the address",
	} {
		got, err := ParseAddress(text)
		if err != nil && (!strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "secret")) || err == nil && string(got) != want {
			t.Errorf("%s: %q, %v", text, got, err)
		}
	}
}

// TestAnotherKindOfServer wants what to change, if the server wants no token over this kind
// of connection.
func TestAnotherKindOfServer(t *testing.T) {
	for _, c := range []struct {
		err  error
		says string
	}{
		{nats.ErrAuthorization, "must want a token, and no users or keys"},
		{nats.ErrSecureConnWanted, "has no TLS"},
		{errors.New("remote error: tls: certificate required"), "wants a certificate of this machine"},
		{fmt.Errorf("%w: connection closed by remote after TLS handshake: EOF", nats.ErrTLS), "wants a certificate of this machine"},
		{fmt.Errorf("%w: x509: signed by unknown authority", nats.ErrTLS), "does not trust its certificate"},
	} {
		if said := Address("tls://host:4222").unreachable(c.err).Error(); !strings.Contains(said, c.says) {
			t.Errorf("%v: %s", c.err, said)
		}
	}
}
