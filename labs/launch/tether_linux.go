package launch

import (
	"os/exec"
	"syscall"

	"golang.org/x/sys/unix"
)

// hold asks the kernel to kill this process when the one that started it ends, be
// that a launch or the go command.
func hold() { _ = unix.Prctl(unix.PR_SET_PDEATHSIG, uintptr(syscall.SIGKILL), 0, 0, 0) }

// tether asks the kernel to kill the child when this process dies. The kernel
// means the thread that starts the child; Go's threads last as long as their
// process, unless a goroutine locks one and ends (golang.org/issue/27505).
func tether(cmd *exec.Cmd) {
	if cmd.SysProcAttr == nil {
		cmd.SysProcAttr = &syscall.SysProcAttr{}
	}
	cmd.SysProcAttr.Pdeathsig = syscall.SIGKILL
}
