package launch

import (
	"os/exec"
	"syscall"

	"golang.org/x/sys/windows"
)

// Lead keeps a terminal's Ctrl-C from the child that cmd starts. It has to end when
// the lifeline on its standard input does: see [Released].
func Lead(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{CreationFlags: windows.CREATE_NEW_PROCESS_GROUP}
}

// contain puts this process, and with it all that it starts from now on, into a
// job that the system ends as a whole when this process has gone.
func contain() {
	if job, err := newJob(); err == nil {
		_ = windows.AssignProcessToJobObject(job, windows.CurrentProcess())
	}
}

// follow has nothing to do: the job holds whatever is started.
func follow(*exec.Cmd, int) {}

func disband() {}

func endGroup() {}
