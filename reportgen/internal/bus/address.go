package bus

import (
	"strings"

	"workbook/labs/servers"
)

// An Address names one NATS server, or all servers of a cluster with commas. It
// holds no token, so it may be shown.
type Address string

// ParseAddress reads what a person typed, such as nats://host:4222. It refuses a
// token in it, and its errors show nothing of what was typed.
func ParseAddress(text string) (Address, error) {
	all, err := servers.ReadTyped(text)
	return Address(strings.Join(all, ",")), err
}
