//go:build unix

package launch

import (
	"os"
	"os/exec"
	"syscall"
)

// Lead makes the child that cmd starts the leader of a process group: a terminal's
// Ctrl-C does not reach it, and it does not end with the launch that started it. It
// has to end when the lifeline on its standard input does: see [Released].
func Lead(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} }

// follow puts the child into the group of that leader.
func follow(cmd *exec.Cmd, leader int) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Pgid: leader}
}

// contain has nothing to do: follow puts each child into its group.
func contain() {}

// disband asks the others in this process's group to end.
func disband() { _ = syscall.Kill(-os.Getpid(), syscall.SIGTERM) }

// endGroup ends those that did not, and this process.
func endGroup() { _ = syscall.Kill(-os.Getpid(), syscall.SIGKILL) }
