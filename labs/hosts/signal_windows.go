package hosts

import (
	"os"

	"workbook/labs/launch"
)

// pause fails: Windows cannot stop a process for a while.
func pause(*os.Process) error { return launch.Unavailable("Windows cannot stop a process for a while") }

func resume(*os.Process) error { return nil }

// die kills this process, which hands nothing back.
func die() {
	if self, err := os.FindProcess(os.Getpid()); err == nil {
		_ = self.Kill()
	}
	select {} // until the system has done so
}

// killed reports whether a process was. Windows gives it the exit code of one that
// failed; then the worker that takes its place fails too, and that is told.
func killed(p *os.ProcessState) bool { return p.ExitCode() == 1 }
