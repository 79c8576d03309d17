package hosts

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/nats-io/nats.go"

	"workbook/labs/servers"
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

// readAddress reads an address with its token.
func readAddress(text string) (a address, err error) {
	a.servers, a.token, err = servers.Read(text)
	return a, err
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
	if errors.Is(err, nats.ErrAuthorization) && a.token == "" {
		return fmt.Errorf("the server at %s wants a token, and got none: put it into %s, as nats://TOKEN@HOST:PORT", a, serversVariable)
	}
	return servers.Unreachable(a.String(), err)
}
