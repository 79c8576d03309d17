package launch

import (
	"os/exec"
	"syscall"
)

// Tether makes this process end when the one that launched it does. Here the
// kernel does it: the launch asked for a signal at its parent's death.
func Tether() {}

// tether asks the kernel to kill the child when this process dies. The kernel
// means the thread that starts the child; Go's threads last as long as their
// process, unless a goroutine locks one and ends (golang.org/issue/27505).
func tether(cmd *exec.Cmd) {
	if cmd.SysProcAttr == nil {
		cmd.SysProcAttr = &syscall.SysProcAttr{}
	}
	cmd.SysProcAttr.Pdeathsig = syscall.SIGKILL
}
