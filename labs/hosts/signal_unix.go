//go:build unix

package hosts

import (
	"os"
	"syscall"
)

// pause stops a process, which does not notice.
func pause(p *os.Process) error { return p.Signal(syscall.SIGSTOP) }

// resume lets a stopped process go on.
func resume(p *os.Process) error { return p.Signal(syscall.SIGCONT) }

// die kills this process, which hands nothing back. [os.Process.Kill] would first start
// another process, to see what the system can do, and might leave it behind.
func die() {
	_ = syscall.Kill(os.Getpid(), syscall.SIGKILL)
	select {} // until the system has done so
}

// killed reports whether a process was, rather than that it ended by itself.
func killed(p *os.ProcessState) bool {
	status, known := p.Sys().(syscall.WaitStatus)
	return known && status.Signal() == syscall.SIGKILL
}
