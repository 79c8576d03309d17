package servers

import (
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"strings"
	"syscall"
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
		{&net.DNSError{Err: "no such host", Name: "host"}, "is the name mistyped?"},
		{fmt.Errorf("write tcp: %w", syscall.EPIPE), "max_connections"},
		{io.EOF, "max_connections"},
		{errors.New("connection refused"), "does a server run there"},
	} {
		said := Unreachable("host:4222", c.err).Error()
		if !strings.Contains(said, c.says) || !strings.Contains(said, "host:4222") {
			t.Errorf("%v: %s", c.err, said)
		}
	}
}
