package machine

import (
	"io/fs"
	"slices"
	"strings"

	"github.com/shirou/gopsutil/v3/host"
)

// virtual returns what is between this program and the hardware, container
// first: "docker, virtual machine".
func (s System) virtual(kernel string, flags []string) string {
	var layers []string
	ask(func() {
		if system, role, err := host.Virtualization(); err == nil && role == "guest" && system != "" {
			layers = append(layers, system)
		}
	})
	if _, err := fs.Stat(s.Root, "run/.containerenv"); err == nil {
		layers = append(layers, "podman")
	}
	if mark := hypervisor(kernel, flags); mark != "" {
		layers = append(layers, mark)
	}
	return strings.Join(layers, ", ")
}

// hypervisor reads the mark that a hypervisor leaves in the CPU's flags, in
// Linux's word or in macOS's. WSL is a virtual machine that names itself.
func hypervisor(kernel string, flags []string) string {
	switch {
	case strings.Contains(strings.ToLower(kernel), "microsoft"):
		return "WSL"
	case slices.Contains(flags, "hypervisor"), slices.Contains(flags, "vmm"):
		return "virtual machine"
	}
	return ""
}
