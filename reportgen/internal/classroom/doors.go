package classroom

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strconv"
	"strings"
	"time"
)

// leaveTime is how long requests that are in work may take when the class ends.
const leaveTime = 5 * time.Second

// Doors are where a class is reached.
type Doors struct {
	Students  net.Listener
	Projector net.Listener // on loopback
	Alone     bool         // nobody asked for loopback, and this machine has no other address
	Others    []netip.Addr // this machine's in other networks, one of which may be the students'
}

// Listen opens both doors, and sets the class's address: the students' door is at
// host:port, without a host or with a name on every address of this machine, and the
// projector's is on the next port of loopback. Port 0 takes any two that are free.
func (c *Class) Listen(at string, secure bool) (*Doors, error) {
	host, port, err := net.SplitHostPort(at)
	if err != nil {
		return nil, fmt.Errorf("listen at %s: %w; write -listen HOST:PORT or -listen :PORT", at, err)
	}
	students, err := net.Listen("tcp", opensAt(host, port, net.LookupHost))
	if err != nil {
		return nil, fmt.Errorf("open the class: %w; %s", err, elsewhere(err))
	}
	mine := students.Addr().(*net.TCPAddr).Port
	next := mine + 1
	if port == "0" || next > math.MaxUint16 {
		next = 0
	}
	projector, err := firstOf(next, "127.0.0.1", "::1") // a machine may have IPv6 alone
	if err != nil {
		return nil, errors.Join(fmt.Errorf("open the projector's page: %w; %s", err, elsewhere(err)), students.Close())
	}
	c.Address = Address{Secure: secure, Host: net.JoinHostPort(c.hostOf(host), strconv.Itoa(mine)), Code: c.Register.Code()}
	if secure {
		certificate, pin, err := c.Register.Certificate()
		if err != nil {
			return nil, errors.Join(err, students.Close(), projector.Close())
		}
		c.Address.Pin = pin
		students = tls.NewListener(onlyTLS{students}, &tls.Config{Certificates: []tls.Certificate{certificate}})
	}
	here := Here()
	if everywhere(host) {
		c.at = here[0]
	}
	return &Doors{students, projector, alone(host, here), others(host, here)}, nil
}

// firstOf listens at a port of the first address that this machine has.
func firstOf(port int, hosts ...string) (listener net.Listener, err error) {
	for _, host := range hosts {
		listener, err = net.Listen("tcp", net.JoinHostPort(host, strconv.Itoa(port)))
		if err == nil || !errors.Is(err, noSuchAddress) {
			break
		}
	}
	return listener, err
}

// opensAt is the address at which a door opens. A name opens it on every address: students may reach a
// load balancer or a container's host by it, and to this machine it may mean loopback.
func opensAt(host, port string, lookUp func(string) ([]string, error)) string {
	_, noNumber := netip.ParseAddr(host)
	if _, err := lookUp(host); noNumber != nil && err == nil && !strings.EqualFold(host, "localhost") {
		host = ""
	}
	return net.JoinHostPort(host, port) // if nobody knows the name, the listener's error says so
}

// lookAgain is how often a class looks at its computer's addresses.
const lookAgain = 10 * time.Second

// watch tells, until ctx ends, of each new address by which students reach the class: a
// computer gets one in another network, and often after it has slept.
func (c *Class) watch(ctx context.Context, here func() []netip.Addr) {
	for told := c.at; ; {
		select {
		case <-ctx.Done():
			return
		case <-time.After(lookAgain):
		}
		if now := here(); now[0] != told && !now[0].IsLoopback() && (c.at.IsLoopback() || !slices.Contains(now, c.at)) {
			told = now[0]
			at := c.Address
			_, port, _ := net.SplitHostPort(at.Host) // a listener's has one
			at.Host = net.JoinHostPort(told.String(), port)
			c.Trouble(fmt.Errorf("this computer has another address now, and students reach the class at %s; start it again to show that one, and it goes on", at))
		}
	}
}

// alone reports whether only this machine reaches the students' door, and nobody asked
// for that: there was no network when the class began.
func alone(named string, here []netip.Addr) bool { return everywhere(named) && here[0].IsLoopback() }

// others are the addresses beside the first at which students may reach their door: the
// first is a VPN's or a container's on some machines. A machine has several of IPv6 in one
// network, so these say nothing.
func others(named string, here []netip.Addr) (also []netip.Addr) {
	if !everywhere(named) {
		return nil
	}
	for _, addr := range here[1:] {
		if addr.Is4() && !addr.IsLoopback() {
			also = append(also, addr)
		}
	}
	return also
}

// everywhere reports whether a host in -listen means every address of this machine.
func everywhere(named string) bool {
	addr, err := netip.ParseAddr(named)
	return named == "" || err == nil && addr.IsUnspecified()
}

// elsewhere is what to do if a door does not open.
func elsewhere(err error) string {
	switch {
	case errors.Is(err, noSuchAddress), errors.As(err, new(*net.DNSError)):
		return "this machine has no such address; leave it out, as in -listen :8700"
	case errors.Is(err, fs.ErrPermission):
		return "only an administrator may open this port; name one above 1023, as in -listen :8700"
	}
	return "if another program has this port, name another one: -listen :8700"
}

// hostOf is the host that students type: the one that was named, or this machine's
// address.
func (c *Class) hostOf(named string) string {
	if everywhere(named) {
		return Here()[0].String()
	}
	if _, err := netip.ParseAddr(named); err != nil {
		c.Name = named
	}
	return named
}

// Serve serves the class until it ends or ctx does, and answers whoever is being
// served by then. It fails if the class was forgotten meanwhile.
func (c *Class) Serve(ctx context.Context, at *Doors) error {
	students, projector := c.Students(), c.ForProjector()
	failed := make(chan error, 2)
	go func() { failed <- students.Serve(at.Students) }()
	go func() { failed <- projector.Serve(at.Projector) }()
	var err error
	watching, end := context.WithCancel(ctx)
	defer end()
	if c.at.IsValid() {
		go c.watch(watching, Here)
	}
	running := 2
	select {
	case <-ctx.Done():
	case <-c.ended:
	case err = <-failed:
		err = fmt.Errorf("serve the class: %w; start it again, and it goes on", err)
		running--
	case <-c.Register.Forgotten():
		err = errForgotten
	}
	c.End()
	leaving, cancel := context.WithTimeout(context.WithoutCancel(ctx), leaveTime)
	defer cancel()
	for _, server := range []*http.Server{students, projector} {
		if server.Shutdown(leaving) != nil {
			server.Close()
		}
	}
	for range running {
		<-failed // it is ErrServerClosed
	}
	return err
}
