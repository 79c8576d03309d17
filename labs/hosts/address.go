package hosts

import (
	"errors"
	"fmt"
	"net"
	"net/url"
	"os"
	"strings"
	"unicode"

	"github.com/nats-io/nats.go"
)

// serversVariable names the servers to use, as nats://TOKEN@HOST:PORT, more than
// one with commas. It also tells workers where the queue is: a command line can be
// read by every user of a machine, an environment cannot.
const serversVariable = "WORKBOOK_NATS"

// An address is where the servers are, each as nats://HOST:PORT, and the token that
// they want. The zero one is that of no server.
type address struct {
	servers []string
	token   string
}

// named is the address that the variable names, or the zero one if it is not set.
func named() (address, error) {
	text := os.Getenv(serversVariable)
	if text == "" {
		return address{}, nil
	}
	at, err := readAddress(text)
	if err != nil {
		return address{}, fmt.Errorf("%s: %w", serversVariable, err)
	}
	return at, nil
}

// readAddress reads what a person wrote: one server, or those of a cluster with commas.
// What is before the last @ is the token as the server's configuration has it, so that
// nobody needs to know what a URL would escape. No error quotes the text, because after
// a typing mistake any part of it may be the token.
func readAddress(text string) (address, error) {
	var a address
	for i, server := range strings.Split(text, ",") {
		scheme, host, found := strings.Cut(strings.TrimSpace(server), "://")
		if !found {
			scheme, host = "nats", scheme
		}
		last := strings.LastIndexByte(host, '@')
		token := host[:max(last, 0)]
		at, err := url.Parse(scheme + "://" + host[last+1:])
		switch {
		case err != nil || at.Scheme != "nats" && at.Scheme != "tls" || at.Hostname() == "" || at.Host[0] == '-' || strings.Trim(at.Path, "/")+at.RawQuery+at.Fragment != "",
			strings.Contains(token, "://"), strings.ContainsFunc(token, unicode.IsSpace): // as if a blank separated servers
			return address{}, errors.New("want the address of a server, such as nats://host:4222, or those of a cluster separated by commas")
		case i > 0 && token != a.token:
			return address{}, errors.New("want the same token for each server, and no comma in it")
		}
		port := at.Port()
		if port == "" {
			port = "4222"
		}
		a.servers, a.token = append(a.servers, at.Scheme+"://"+net.JoinHostPort(at.Hostname(), port)), token
	}
	return a, nil
}

// String is the address as it may be shown: without the token.
func (a address) String() string {
	return strings.ReplaceAll(strings.Join(a.servers, ", "), "nats://", "")
}

// secret is the address as the variable has it: with the token.
func (a address) secret() string {
	var all []string
	for _, server := range a.servers {
		all = append(all, strings.Replace(server, "://", "://"+a.token+"@", 1))
	}
	return strings.Join(all, ",")
}

// unreachable says what to do if nobody could connect to the servers.
func (a address) unreachable(err error) error {
	var late net.Error
	switch {
	case errors.Is(err, nats.ErrAuthorization) && a.token == "":
		return fmt.Errorf("the server at %s wants a token, and got none: put it into %s, as nats://TOKEN@HOST:PORT", a, serversVariable)
	case errors.Is(err, nats.ErrAuthorization):
		return fmt.Errorf("the server at %s refuses the token: check that it is the one in the server's configuration, which must want a token, and no users or keys", a)
	case errors.Is(err, nats.ErrSecureConnWanted):
		return fmt.Errorf("the server at %s has no TLS: write nats:// in place of tls://", a)
	case strings.Contains(err.Error(), "certificate required"), strings.Contains(err.Error(), "closed by remote after TLS handshake"):
		return fmt.Errorf("the server at %s wants a certificate of this machine, and the workbook has none: %w; take verify out of its configuration", a, err)
	case errors.Is(err, nats.ErrTLS):
		return fmt.Errorf("the server at %s answers, and this machine does not trust its certificate: %w; on Linux, SSL_CERT_FILE names a file with the certificate of the authority that signed it", a, err)
	case errors.As(err, &late) && late.Timeout(), strings.Contains(err.Error(), authTimeout):
		return fmt.Errorf("connect to %s: %w; is the network slow, or does a firewall drop what is sent there?", a, err)
	}
	return fmt.Errorf("connect to %s: %w; does a server run there, and does a firewall let its port through?", a, err)
}

// authTimeout is what a server says that got no token within its two seconds.
const authTimeout = "Authentication Timeout"
