//go:build !linux

package launch

import (
	"os"
	"os/exec"
)

// tethered names the environment variable that tells a child that its standard
// input is a lifeline.
const tethered = "WORKBOOK_TETHERED"

// hold ends this process when the one that launched it has gone: the system then
// closes the lifeline. It does nothing in a process that a person started.
func hold() {
	if os.Getenv(tethered) == "" {
		return
	}
	go func() {
		drain()
		if !awaited.Load() {
			os.Exit(1)
		}
	}()
}

// tether tells the child that it holds a lifeline.
func tether(cmd *exec.Cmd) { cmd.Env = append(cmd.Environ(), tethered+"=1") }
