//go:build unix

package launch

import (
	"os"
	"os/exec"
	"syscall"
)

// lead makes the child that cmd starts the leader of a process group. A
// terminal's Ctrl-C does not reach it.
func lead(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} }

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
