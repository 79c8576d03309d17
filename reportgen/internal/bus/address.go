package bus

import (
	"errors"
	"fmt"
	"net"
	"net/url"
	"strings"
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
