package machine

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/shirou/gopsutil/v3/cpu"
)

func TestUsable(t *testing.T) {
	tests := []struct {
		affinity   int
		quota      float64
		gomaxprocs int
		want       int
	}{
		{affinity: 8, gomaxprocs: 8, want: 8},
		{affinity: 2, gomaxprocs: 8, want: 2},
		{affinity: 8, gomaxprocs: 3, want: 3},
		{affinity: 8, quota: 4, gomaxprocs: 8, want: 4},
		{affinity: 8, quota: 16, gomaxprocs: 8, want: 8},
		{affinity: 8, quota: 1e300, gomaxprocs: 8, want: 8},
		{affinity: 8, quota: 2.9, gomaxprocs: 3, want: 2},
		{affinity: 8, quota: 1.5, gomaxprocs: 2, want: 1},
		{affinity: 8, quota: 0.5, gomaxprocs: 2, want: 1},
		{affinity: 2, quota: 2, gomaxprocs: 1, want: 1},
		{affinity: 1, quota: 3, gomaxprocs: 3, want: 1},
	}
	for _, test := range tests {
		if got := usable(test.affinity, test.quota, test.gomaxprocs); got != test.want {
			t.Errorf("usable(%d, %g, %d) = %d, want %d", test.affinity, test.quota, test.gomaxprocs, got, test.want)
		}
	}
}

func TestInspect(t *testing.T) {
	m := Here().Inspect(t.Context())
	if m.OS != runtime.GOOS || m.Arch != runtime.GOARCH || m.GoVersion != runtime.Version() {
		t.Errorf("inspected %s/%s with %s, this is %s/%s with %s",
			m.OS, m.Arch, m.GoVersion, runtime.GOOS, runtime.GOARCH, runtime.Version())
	}
	if m.CPUsUsable < 1 || m.CPUsUsable > m.CPUsAffinity || m.CPUsAffinity > m.CPUsLogical {
		t.Errorf("want 1 <= usable %d <= affinity %d <= logical %d", m.CPUsUsable, m.CPUsAffinity, m.CPUsLogical)
	}
	if m.Memory <= 0 || m.MemoryLimit < 0 || m.MemoryLimit >= m.Memory {
		t.Errorf("memory %d, limit %d: want a limit below the memory, or 0", m.Memory, m.MemoryLimit)
	}
}

// TestCoresThatAreNotTheContainers has a /proc that shows a container's two CPUs, beside
// the /sys of the whole machine.
func TestCoresThatAreNotTheContainers(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("only Linux has containers of this kind")
	}
	proc, sys := t.TempDir(), t.TempDir()
	for i := range 16 {
		path := filepath.Join(sys, "devices/system/cpu", fmt.Sprintf("cpu%d", i), "topology/core_cpus_list")
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, fmt.Appendln(nil, i), 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(proc, "cpuinfo"), []byte("processor\t: 0\n\nprocessor\t: 1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("HOST_PROC", proc)
	t.Setenv("HOST_SYS", sys)
	m := System{Root: os.DirFS(proc), Times: cpu.TimesWithContext}.Inspect(t.Context())
	if m.CPUsLogical != 2 || m.CPUsPhysical != 0 {
		t.Errorf("%d CPUs on %d cores, want 2 on an unknown number", m.CPUsLogical, m.CPUsPhysical)
	}
}

// TestHereIsNowhereElse wants the same machine whatever HOST_PROC and the like say.
func TestHereIsNowhereElse(t *testing.T) {
	want := Here().Inspect(t.Context())
	foreign := t.TempDir()
	for name, text := range map[string]string{
		"meminfo": "MemTotal: 42 kB\nMemFree: 1 kB\n", "cpuinfo": "processor\t: 0\nmodel name\t: Abacus\n", "stat": "cpu 1 1 1 1\n",
		"os-release": "NAME=Elsewhere\nID=elsewhere\nVERSION_ID=1\n",
	} {
		if err := os.WriteFile(filepath.Join(foreign, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range elsewhere {
		t.Setenv(name, foreign)
	}
	got := Here().Inspect(t.Context())
	if want.Load, got.Load = 0, 0; got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

// TestEmptyFilesTellNothing has a /proc and a /sys in which each file is there and empty,
// as a sandbox may have them.
func TestEmptyFilesTellNothing(t *testing.T) {
	empty := t.TempDir()
	for _, name := range []string{"stat", "loadavg", "uptime", "cpuinfo", "meminfo", "version", "xen", "modules", "filesystems", "self/status", "1/environ", "os-release", "lsb-release"} {
		path := filepath.Join(empty, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, nil, 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range elsewhere {
		t.Setenv(name, empty)
	}
	system := System{Root: os.DirFS(empty), Times: cpu.TimesWithContext}
	m := system.Inspect(t.Context())
	if m.Load != 0 || m.Memory != 0 || m.CPUModel != "" || m.CPUsUsable < 1 {
		t.Errorf("inspected %+v, want nothing but CPUs", m)
	}
	_ = system.Mark(t.Context())
	if found := system.Watch(t.Context()).Stop(t.Context(), m); len(found) > 0 {
		t.Errorf("warnings %+v, want none", found)
	}
}

func TestInspectReadsItsRoot(t *testing.T) {
	system := Here()
	system.Root = tree(map[string]string{
		mountinfo: v2Mount, cgroup: v2Group,
		v2NextFolder + "cpu.max":                               "100000 100000\n",
		v2OwnFolder + "memory.max":                             "16777216\n",
		"run/.containerenv":                                    "",
		"sys/devices/system/cpu/cpu0/cpufreq/scaling_governor": "schedutil\n",
		"sys/devices/system/cpu/cpu1/cpufreq/scaling_governor": "powersave\n",
		"sys/devices/system/cpu/cpu2/cpufreq/scaling_governor": "schedutil\n",
	})
	m := system.Inspect(t.Context())
	if m.CPUQuota != 1 || m.CPUsUsable != 1 {
		t.Errorf("quota %g, %d usable; want 1, 1", m.CPUQuota, m.CPUsUsable)
	}
	if m.MemoryLimit != 16<<20 {
		t.Errorf("memory limit %d, want %d", m.MemoryLimit, 16<<20)
	}
	if !strings.Contains(m.Virtual, "podman") {
		t.Errorf("virtual %q does not name podman", m.Virtual)
	}
	if m.Governor != "powersave, schedutil" {
		t.Errorf("governor %q, want %q", m.Governor, "powersave, schedutil")
	}
}

func TestMemoryLimitBeyondMemoryIsNone(t *testing.T) {
	system := Here()
	system.Root = tree(map[string]string{
		mountinfo: v1MemMount, cgroup: "4:memory:/\n",
		"sys/fs/cgroup/memory/memory.limit_in_bytes": v1Unlimited,
	})
	if m := system.Inspect(t.Context()); m.MemoryLimit != 0 {
		t.Errorf("memory limit %d, want 0", m.MemoryLimit)
	}
}

func TestHypervisor(t *testing.T) {
	tests := []struct {
		kernel string
		flags  []string
		want   string
	}{
		{kernel: "6.8.0-generic", flags: []string{"fpu", "vme"}},
		{kernel: "6.8.0-generic", flags: []string{"fpu", "hypervisor"}, want: "virtual machine"},
		{kernel: "24.1.0", flags: []string{"sse4.2", "vmm"}, want: "virtual machine"},
		{kernel: "5.15.90.1-microsoft-standard-WSL2", flags: []string{"hypervisor"}, want: "WSL"},
	}
	for _, test := range tests {
		if got := hypervisor(test.kernel, test.flags); got != test.want {
			t.Errorf("hypervisor(%q, %v) = %q, want %q", test.kernel, test.flags, got, test.want)
		}
	}
}

func TestIsTranslated(t *testing.T) {
	x86, arm := []string{"fpu", "sse", "sse2", "lm"}, []string{"fp", "asimd", "evtstrm"}
	tests := []struct {
		name, arch, model string
		flags             []string
		want              bool
	}{
		{name: "a PC", arch: "amd64", model: "AMD EPYC", flags: x86},
		{name: "a Mac with Intel's processor", arch: "amd64", model: "Intel(R) Core(TM) i7-1068NG7 CPU @ 2.30GHz", flags: x86},
		{name: "a Windows PC, which tells no flags", arch: "amd64", model: "Intel(R) Core(TM) i5"},
		{name: "a Mac", arch: "arm64", model: "Apple M2"},
		{name: "a Raspberry Pi", arch: "arm64", model: "Cortex-A72", flags: arm},
		{name: "nothing told", arch: "amd64"},
		{name: "another architecture", arch: "riscv64", flags: []string{"rv64imafdc"}},
		{name: "Rosetta in a container", arch: "amd64", model: "VirtualApple @ 2.50GHz processor", flags: x86, want: true},
		{name: "Rosetta on a Mac", arch: "amd64", model: "Apple M1", want: true},
		{name: "QEMU in a container on a Mac", arch: "amd64", flags: arm, want: true},
		{name: "Windows on ARM", arch: "amd64", model: "Snapdragon(R) X Elite - X1E80100", want: true},
		{name: "QEMU on a PC", arch: "arm64", model: "AMD EPYC", flags: x86, want: true},
	}
	for _, test := range tests {
		if got := isTranslated(test.arch, test.model, test.flags); got != test.want {
			t.Errorf("%s: translated is %t", test.name, got)
		}
	}
}

func TestTimer(t *testing.T) {
	// This clock steps by 100 ns at every third look.
	looks := 0
	now := func() time.Duration {
		looks++
		return time.Duration(looks/3) * 100
	}
	if step := Timer(now); step.Median != 100 || step.Lo != 100 || step.Hi != 100 || !step.Known() {
		t.Errorf("Timer() = %+v, want 100 ns", step)
	}
	began := time.Now()
	if step := Timer(func() time.Duration { return time.Since(began) }); step.Lo <= 0 {
		t.Errorf("this machine's clock steps by %+v, want more than 0", step)
	}
}
