package bus

import (
	"errors"
	"fmt"
	"net"
	"net/url"
	"strings"

	"github.com/nats-io/nats.go"
)

// defaultPort is that of a NATS server whose configuration says nothing else.
const defaultPort = "4222"

// An Address names one NATS server, or all servers of a cluster with commas. It
// holds no token, so it may be shown.
type Address string

// ParseAddress reads what a person typed, such as nats://host:4222. It refuses a
// token in it, and its errors show nothing of what was typed.
func ParseAddress(text string) (Address, error) {
	var servers []string
	for server := range strings.SplitSeq(text, ",") {
		at, err := url.Parse(strings.TrimSpace(server))
		switch {
		case strings.Contains(server, "@"):
			return "", errors.New("leave the token out, every user of this machine could read it here; you are asked for it")
		case err != nil || at.Scheme != "nats" && at.Scheme != "tls" || at.Hostname() == "" || strings.Trim(at.Path, "/")+at.RawQuery+at.Fragment != "":
			return "", errors.New("want the address of a NATS server, such as nats://host:4222, or those of a cluster with commas")
		}
		port := at.Port()
		if port == "" {
			port = defaultPort
		}
		servers = append(servers, fmt.Sprintf("%s://%s", at.Scheme, net.JoinHostPort(at.Hostname(), port)))
	}
	return Address(strings.Join(servers, ",")), nil
}

// unreachable says what to do if nobody could connect to the servers.
func (a Address) unreachable(err error) error {
	switch said := err.Error(); {
	case errors.Is(err, nats.ErrAuthorization):
		return fmt.Errorf("the bus at %s refuses the token; check that it is the one in the server's configuration, which must want a token, and no users or keys", a)
	case errors.Is(err, nats.ErrSecureConnWanted):
		return fmt.Errorf("the bus at %s has no TLS; write nats:// in place of tls://", a)
	case strings.Contains(said, "certificate required"), strings.Contains(said, "closed by remote after TLS handshake"):
		return fmt.Errorf("the bus at %s wants a certificate of this machine, and the workbook has none: %w; take verify out of its configuration", a, err)
	case errors.Is(err, nats.ErrTLS):
		return fmt.Errorf("the bus at %s answers, and this machine does not trust its certificate: %w; on Linux, SSL_CERT_FILE names a file with the certificate of the authority that signed it", a, err)
	}
	return fmt.Errorf("connect to the bus at %s: %w; does a server run there, and does a firewall let its port through?", a, err)
}
