// Package loopback connects the processes of one machine over its loopback
// interface, by IPv4 or, if there is none, by IPv6. A port number is all that the
// two ends need to know. No proxy comes between them.
package loopback

import (
	"cmp"
	"context"
	"fmt"
	"net"
	"strconv"
	"time"

	"workbook/labs/launch"
)

// addresses are those by which a machine reaches itself and nobody else.
var addresses = []string{"127.0.0.1", "::1"}

// Listen opens a port for the programs of this machine. If the machine cannot
// connect to itself, the error is a [launch.Unavailable] with the reason.
func Listen(ctx context.Context) (*net.TCPListener, error) { return listen(ctx, addresses) }

func listen(ctx context.Context, addresses []string) (*net.TCPListener, error) {
	var failed error
	for _, address := range addresses {
		listener, err := net.ListenTCP("tcp", &net.TCPAddr{IP: net.ParseIP(address)})
		if err == nil {
			if err = try(ctx, listener); err == nil {
				return listener, nil
			}
			listener.Close()
		}
		failed = cmp.Or(failed, err)
	}
	return nil, launch.Unavailable(fmt.Sprintf("this machine cannot connect to itself: %v; "+
		"is its loopback interface up, and does a firewall let programs use it?", failed))
}

// answerTime is how long a machine may take to connect to itself: a firewall drops
// what it does not let through, and says nothing.
const answerTime = 2 * time.Second

// try connects to the listener once.
func try(ctx context.Context, listener *net.TCPListener) error {
	ctx, cancel := context.WithTimeout(ctx, answerTime)
	defer cancel()
	conn, err := (&net.Dialer{}).DialContext(ctx, "tcp", listener.Addr().String())
	if err != nil {
		return err
	}
	defer conn.Close()
	accepted, err := listener.Accept()
	if err != nil {
		return err
	}
	return accepted.Close()
}

// Port returns the port of a listener.
func Port(listener *net.TCPListener) int64 { return int64(listener.Addr().(*net.TCPAddr).Port) }

// Dial connects to a port that a program of this machine listens on.
func Dial(ctx context.Context, port int64) (conn net.Conn, err error) {
	for _, address := range addresses {
		if conn, err = (&net.Dialer{}).DialContext(ctx, "tcp", net.JoinHostPort(address, strconv.FormatInt(port, 10))); err == nil {
			return conn, nil
		}
	}
	return nil, err
}
