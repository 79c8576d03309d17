package machine

import (
	"context"
	"os"
	"runtime"
	"strings"

	"github.com/shirou/gopsutil/v3/host"
)

// Mark tells this machine from one with a copy of its disk or of its user's folder. It
// stays the same after a restart and on another network. It is "" if the system does not
// tell. It names the machine, so nothing that leaves the machine may hold it.
func (s System) Mark(ctx context.Context) string {
	id := s.hostID(ctx)
	if id == "" || runtime.GOOS == "darwin" { // there it is the hardware's, and networks change the name
		return id
	}
	name, _ := os.Hostname() // without it, only copies of disks look alike
	name, _, _ = strings.Cut(name, ".")
	return id + " " + name
}

// hostID is the system's identifier. On Linux, gopsutil may return one that changes
// with each restart, and another one to an administrator.
func (s System) hostID(ctx context.Context) (id string) {
	if runtime.GOOS == "linux" {
		return read(s.Root, "etc/machine-id")
	}
	ask(func() { id, _ = host.HostIDWithContext(ctx) })
	return id
}
