//go:build unix

package launch

import (
	"os"
	"os/exec"
	"syscall"
)

// A tree is a launch with all that it starts: a process group of its own. A
// terminal's Ctrl-C does not reach it, the end of its parent does.
type tree struct{ cmd *exec.Cmd }

func newTree(cmd *exec.Cmd) *tree {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	return &tree{cmd}
}

// started is called once the launch runs: it was started in its group.
func (t *tree) started() {}

// alive reports whether a process of the group is left.
func (t *tree) alive() bool { return syscall.Kill(-t.cmd.Process.Pid, 0) == nil }

// end kills what is left of the group.
func (t *tree) end() error {
	if t.cmd.Process == nil {
		return nil
	}
	if err := syscall.Kill(-t.cmd.Process.Pid, syscall.SIGKILL); err != nil {
		return os.ErrProcessDone
	}
	return nil
}

// dump asks the launch for its goroutines: Go's runtime prints them at SIGQUIT,
// and ends the program. One that does not is killed after leftBehindWait.
func (t *tree) dump() error { return t.cmd.Process.Signal(syscall.SIGQUIT) }

// close ends what is left: a launch that failed may have started more.
func (t *tree) close() { _ = t.end() }

// usage adds up the launch and every descendant that was waited for.
func (t *tree) usage(u *Usage) {
	u.User, u.System = t.cmd.ProcessState.UserTime(), t.cmd.ProcessState.SystemTime()
	if counted, ok := t.cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		u.Voluntary, u.Involuntary = int64(counted.Nvcsw), int64(counted.Nivcsw)
	}
}
