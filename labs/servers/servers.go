// Package servers reads where NATS servers are: what a person wrote comes in, servers
// to connect to go out, and what to do if nobody can connect to them.
package servers

import (
	"errors"
	"fmt"
	"io"
	"net"
	"net/url"
	"strings"
	"syscall"
	"unicode"

	"github.com/nats-io/nats.go"
)

// Read reads one server, or those of a cluster with commas, each of which it returns as
// nats://HOST:PORT. What is before the last @ is the token as the servers' configuration
// has it, so that nobody needs to know what a URL would escape. No error quotes the text,
// because after a typing mistake any part of it may be the token.
func Read(text string) (servers []string, token string, err error) {
	for i, server := range strings.Split(text, ",") {
		scheme, host, found := strings.Cut(strings.TrimSpace(server), "://")
		if !found {
			scheme, host = "nats", scheme
		}
		last := strings.LastIndexByte(host, '@')
		before := host[:max(last, 0)]
		at, err := url.Parse(scheme + "://" + host[last+1:])
		switch {
		case err != nil || at.Scheme != "nats" && at.Scheme != "tls" || at.Hostname() == "" || at.Host[0] == '-' || strings.Trim(at.Path, "/")+at.RawQuery+at.Fragment != "",
			strings.Contains(before, "://"), strings.ContainsFunc(before, unicode.IsSpace): // as if a blank separated servers
			return nil, "", errors.New("want the address of a NATS server, such as nats://host:4222, or those of a cluster separated by commas")
		case i > 0 && before != token:
			return nil, "", errors.New("want the same token for each server, and no comma in it")
		}
		port := at.Port()
		if port == "" {
			port = "4222"
		}
		servers, token = append(servers, at.Scheme+"://"+net.JoinHostPort(at.Hostname(), port)), before
	}
	return servers, token, nil
}

// ReadTyped is Read for a command line, on which no token may be.
func ReadTyped(text string) ([]string, error) {
	if strings.Contains(text, "@") {
		return nil, errors.New("leave the token out, every user of this machine could read it here; you are asked for it")
	}
	servers, _, err := Read(text)
	return servers, err
}

// Unreachable says what to do if nobody could connect to the servers that are shown as at.
func Unreachable(at string, err error) error {
	var late net.Error
	switch {
	case errors.Is(err, nats.ErrAuthorization):
		return fmt.Errorf("the server at %s refuses the token: check that it is the one in the server's configuration, which must want a token, and no users or keys", at)
	case errors.Is(err, nats.ErrSecureConnWanted):
		return fmt.Errorf("the server at %s has no TLS: write nats:// in place of tls://", at)
	case strings.Contains(err.Error(), "certificate required"), strings.Contains(err.Error(), "closed by remote after TLS handshake"):
		return fmt.Errorf("the server at %s wants a certificate of this machine, and the workbook has none: %w; take verify out of its configuration", at, err)
	case errors.Is(err, nats.ErrTLS):
		return fmt.Errorf("the server at %s answers, and this machine does not trust its certificate: %w; on Linux, SSL_CERT_FILE names a file with the certificate of the authority that signed it", at, err)
	case errors.As(err, &late) && late.Timeout(), strings.Contains(err.Error(), AuthTimeout):
		return fmt.Errorf("connect to %s: %w; is the network slow, or does a firewall drop what is sent there?", at, err)
	case errors.As(err, new(*net.DNSError)):
		return fmt.Errorf("connect to %s: %w; is the name mistyped?", at, err)
	case errors.Is(err, nats.ErrMaxConnectionsExceeded), errors.Is(err, io.EOF), errors.Is(err, syscall.EPIPE), errors.Is(err, syscall.ECONNRESET):
		return fmt.Errorf("the server at %s closed the connection: %w; does its configuration allow one more (max_connections), and is it a NATS server?", at, err)
	}
	return fmt.Errorf("connect to %s: %w; does a server run there, and does a firewall let its port through?", at, err)
}

// AuthTimeout is what a server says that got no token within its two seconds.
const AuthTimeout = "Authentication Timeout"
