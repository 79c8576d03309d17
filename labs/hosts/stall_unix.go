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
