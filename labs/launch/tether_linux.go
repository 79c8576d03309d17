package launch

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"

	"golang.org/x/sys/unix"
)

// hold asks the kernel to kill this process when the go command that started it ends. A
// launch has asked for that itself, and others may end before what they have started: a
// shell, as with nohup, or what starts a program inside a container, which nobody there
// can see.
func hold() {
	starter, _ := os.Readlink(fmt.Sprintf("/proc/%d/exe", os.Getppid())) // a go command of this user's can be read
	if filepath.Base(starter) == "go" {
		_ = unix.Prctl(unix.PR_SET_PDEATHSIG, uintptr(syscall.SIGKILL), 0, 0, 0)
	}
}

// tether asks the kernel to kill the child when this process dies. The kernel
// means the thread that starts the child; Go's threads last as long as their
// process, unless a goroutine locks one and ends (golang.org/issue/27505).
func tether(cmd *exec.Cmd) {
	if cmd.SysProcAttr == nil {
		cmd.SysProcAttr = &syscall.SysProcAttr{}
	}
	cmd.SysProcAttr.Pdeathsig = syscall.SIGKILL
}
