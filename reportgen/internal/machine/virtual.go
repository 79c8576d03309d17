package machine

import (
	"io/fs"
	"regexp"
	"runtime"
	"slices"
	"strings"

	"github.com/shirou/gopsutil/v3/host"
)

// virtual returns what is between this program and the hardware, container
// first: "docker, virtual machine".
func (s System) virtual(kernel, model string, flags []string) string {
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
	if isTranslated(runtime.GOARCH, model, flags) {
		layers = append(layers, translator)
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

// translator is the layer that runs programs which were built for another kind of
// processor, as Rosetta and QEMU do.
const translator = "translator"

// armModel is the model of a processor that understands no program for amd64.
var armModel = regexp.MustCompile(`Apple|Snapdragon|Qualcomm|Cortex|Neoverse`)

// isTranslated reports that a program for arch runs on a processor of another kind, by the
// processor's model and flags. Every one that runs amd64 itself has sse2, and no other has.
func isTranslated(arch, model string, flags []string) bool {
	sse2 := slices.Contains(flags, "sse2")
	switch arch {
	case "amd64":
		return armModel.MatchString(model) || len(flags) > 0 && !sse2
	case "arm64":
		return sse2
	}
	return false
}
