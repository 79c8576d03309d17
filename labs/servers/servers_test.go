package servers

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/nats-io/nats.go"
)

// TestUnreachable wants what to change, by what the server wants.
func TestUnreachable(t *testing.T) {
	for _, c := range []struct {
		err  error
		says string
	}{
		{nats.ErrAuthorization, "must want a token, and no users or keys"},
		{nats.ErrSecureConnWanted, "has no TLS"},
		{errors.New("remote error: tls: certificate required"), "wants a certificate of this machine"},
		{fmt.Errorf("%w: connection closed by remote after TLS handshake: EOF", nats.ErrTLS), "wants a certificate of this machine"},
		{fmt.Errorf("%w: x509: signed by unknown authority", nats.ErrTLS), "does not trust its certificate"},
		{os.ErrDeadlineExceeded, "is the network slow"},
		{errors.New("connection refused"), "does a server run there"},
	} {
		said := Unreachable("host:4222", c.err).Error()
		if !strings.Contains(said, c.says) || !strings.Contains(said, "host:4222") {
			t.Errorf("%v: %s", c.err, said)
		}
	}
}
