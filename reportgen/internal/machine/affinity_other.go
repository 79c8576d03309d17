//go:build !linux

package machine

import "runtime"

// affinity returns on how many CPUs the system let this program run when it began.
// If that changes, Go's runtime changes GOMAXPROCS.
func affinity() int { return runtime.NumCPU() }
