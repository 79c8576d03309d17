//go:build race

// Package bustest starts no server if a test was built for the race detector: to
// compile one would take as long as all else together.
package bustest

import "testing"

// A Server lets the tests compile; none is ever started.
type Server struct{ Token string }

// Start skips the test.
func Start(t testing.TB) *Server {
	t.Skip("a build for the race detector has no NATS server")
	return nil
}

// StartPlain skips the test.
func StartPlain(t testing.TB) *Server { return Start(t) }

// StartSmall skips the test.
func StartSmall(t testing.TB) *Server { return Start(t) }

// StartTLS skips the test.
func StartTLS(t testing.TB) *Server { return Start(t) }

// StartCluster skips the test.
func StartCluster(t testing.TB) []*Server { return []*Server{Start(t)} }

// Address is nowhere.
func (*Server) Address() string { return "" }

// Kill does nothing.
func (*Server) Kill() {}

// Restart does nothing.
func (*Server) Restart() {}

// LoseDisk does nothing.
func (*Server) LoseDisk() {}
