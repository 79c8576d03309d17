package classroom

import (
	"context"
	"crypto/tls"
	"errors"
	"net"
	"os"
)

// blamed is a connection's error with what is probably its cause, for a person.
type blamed struct {
	error
	why string
}

func blame(err error) error { return blamed{err, cause(err)} }

func (b blamed) Error() string { return b.why }
func (b blamed) Unwrap() error { return b.error }

// errSilent is the error of a connection that was made, and over which no answer came.
var errSilent = errors.New("no answer came")

func cause(err error) string {
	switch {
	case errors.Is(err, errSilent):
		return "the connection was made, so the network is very slow, or something other than a class is there; the class may have the hand-in: look whether the projector counts it, or send it again"
	case errors.Is(err, errPin):
		return errPin.Error() + "; type the address as it is shown, and if it is right, tell your instructor"
	case errors.As(err, new(*tls.CertificateVerificationError)):
		return "its certificate cannot be checked; type the whole address, with the part after the code"
	case errors.As(err, new(*net.DNSError)):
		return "no machine has this name; type the address as it is shown"
	case errors.Is(err, nobodyListens):
		return "the machine is there, but no class is; it has not begun or has ended, or the address is mistyped"
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, os.ErrDeadlineExceeded), errors.Is(err, noWayToHost), errors.Is(err, noWayToNet):
		return "the address is mistyped, this laptop is in another network, or the network keeps laptops apart (client isolation)"
	}
	return "the connection breaks off: " + err.Error()
}

// isStranger reports that another machine answers than the one that the address
// names, or that the address does not name it. It would answer the same again.
func isStranger(err error) bool {
	return errors.Is(err, errPin) || errors.As(err, new(*tls.CertificateVerificationError))
}
