package classroom

import (
	"errors"
	"fmt"
	"net"
	"net/netip"
	"net/url"
	"regexp"
	"strings"
)

// An Address is where a class is: what the projector shows and a student types.
type Address struct {
	Secure bool   // HTTPS
	Host   string // with a port
	Code   string // admits to the class
	Pin    string // of the class's own certificate; "" if an authority vouches for it, or without TLS
}

// String is the address as a URL.
func (a Address) String() string {
	scheme, path := "http", a.Code
	if a.Secure {
		scheme = "https"
	}
	if a.Pin != "" {
		path += "/" + a.Pin
	}
	return scheme + "://" + a.Host + "/" + path
}

// slips are a scheme that was typed with other colons and slashes.
var slips = regexp.MustCompile(`(?i)^(https?)[:;]?/+`)

// around is what a chat, a mail or a sentence puts around an address.
const around = " \t\r\n<>()\"'`“”„‘’«»‹›.,;!"

// inPath are the code and the pin in the path of an address, as they were typed.
func inPath(path string) (code, pin string) {
	code, pin, _ = strings.Cut(strings.Trim(path, around+"/"), "/")
	return strings.ToUpper(code), strings.ToUpper(pin)
}

// ParseAddress reads what a student typed or pasted: a URL, or one without http://. What
// some programs add to a link after ? or # is left out.
func ParseAddress(text string) (Address, error) {
	text = strings.ReplaceAll(strings.Trim(text, around), `\`, "/")
	text = slips.ReplaceAllString(strings.TrimPrefix(text, "TO="), "$1://")
	if !strings.Contains(text, "://") {
		text = "http://" + text
	}
	at, err := url.Parse(text)
	if err != nil || at.Host == "" || strings.Contains(at.Host, "%") || at.User != nil || at.Scheme != "http" && at.Scheme != "https" {
		return Address{}, fmt.Errorf("%.100q is not the address of a class; type it as it is shown, such as http://192.168.0.7:8642/ABCDEF", text)
	}
	if _, err := net.LookupPort("tcp", at.Port()); at.Port() != "" && err != nil {
		return Address{}, fmt.Errorf("%.100q has no such port; type the address as it is shown, such as http://192.168.0.7:8642/ABCDEF", text)
	}
	a := Address{Secure: at.Scheme == "https", Host: at.Host}
	a.Code, a.Pin = inPath(at.Path)
	if a.Code == "" || strings.Contains(a.Pin, "/") {
		return Address{}, fmt.Errorf("%.100q has no class code; type the address as it is shown, such as http://192.168.0.7:8642/ABCDEF", text)
	}
	if at.Port() == "" {
		port := "80"
		if a.Secure {
			port = "443"
		}
		a.Host = net.JoinHostPort(at.Hostname(), port)
	}
	return a, nil
}

// Here returns the addresses of this machine that others may reach: first the one
// by which it reaches them, then the others, then loopback. Nothing is sent.
func Here() []netip.Addr {
	var first netip.Addr
	if out, err := net.Dial("udp", "192.0.2.1:9"); err == nil { // reserved for documentation; UDP connects without a packet
		first = out.LocalAddr().(*net.UDPAddr).AddrPort().Addr().Unmap()
		out.Close()
	}
	here := []netip.Addr{}
	if first.IsValid() && !first.IsLoopback() {
		here = append(here, first)
	}
	all, _ := net.InterfaceAddrs() // without them, loopback is left
	for _, known := range all {
		prefix, err := netip.ParsePrefix(known.String())
		if addr := prefix.Addr().Unmap(); err == nil && addr != first && addr.IsGlobalUnicast() {
			here = append(here, addr)
		}
	}
	return append(here, netip.AddrFrom4([4]byte{127, 0, 0, 1}))
}

// hosts decides by which names a request may have found a server. A page of
// somebody else's that lets its own name lead here (DNS rebinding) sends that name,
// so names are refused, and a number is the address that was typed.
type hosts struct {
	loopback bool   // only numbers of loopback
	name     string // the one name that is allowed beside localhost
}

var errHost = errors.New("this class is not known by that name; type its address as it is shown")

func (h hosts) check(host string) error {
	name, _, err := net.SplitHostPort(host)
	if err != nil {
		name = strings.Trim(host, "[]")
	}
	addr, err := netip.ParseAddr(name)
	known := err == nil && (!h.loopback || addr.Unmap().IsLoopback()) ||
		err != nil && (strings.EqualFold(name, "localhost") || h.name != "" && strings.EqualFold(name, h.name))
	if !known {
		return errHost
	}
	return nil
}
