// Package machine says what this machine is and what may spoil a measurement
// on it. What comes in is the running system; what goes out is a
// results.Machine, warnings, the step of the clock and a mark that tells machines apart.
//
// Not every system tells everything. What it does not tell is zero or empty in
// results.Machine and gives no warning:
//
//	                              Linux   macOS       Windows
//	CPUs, memory, kernel, model   yes     yes         yes
//	CPU affinity                  yes     has none    yes
//	container's quota and limit   yes     has none    no
//	load before the start         yes     yes         no
//	governor, throttling          yes     no          no
//	busy before the start         yes     with cgo    yes
//	stolen time                   yes     no          no
//	virtual machine               yes     with a VMM  no
//	                                      CPU flag
//	on battery                    yes     yes         yes
package machine

import (
	"context"
	"io/fs"
	"math"
	"os"
	"runtime"
	"strings"

	"github.com/shirou/gopsutil/v3/cpu"
	"github.com/shirou/gopsutil/v3/host"
	"github.com/shirou/gopsutil/v3/load"
	"github.com/shirou/gopsutil/v3/mem"

	"workbook/reportgen/internal/results"
)

// A System is where this package looks. Here is the machine it runs on; a test
// looks at a tree and at CPU times of its own.
type System struct {
	// Root holds proc and sys. If they are missing, what they tell is
	// unavailable.
	Root fs.FS
	// Times returns the seconds that the CPUs spent at each kind of work since
	// the start of the system, as cpu.TimesWithContext does.
	Times func(ctx context.Context, perCPU bool) ([]cpu.TimesStat, error)
}

// elsewhere are the environment's variables by which gopsutil looks at another
// system's folders than /proc, /sys and the like.
var elsewhere = []string{"HOST_ROOT", "HOST_PROC", "HOST_PROC_MOUNTINFO", "HOST_SYS", "HOST_ETC", "HOST_VAR", "HOST_RUN", "HOST_DEV"}

// Here is the machine this program runs on. Monitoring tools set variables such as
// HOST_PROC to look at another one; Here removes them for this process.
func Here() System {
	for _, name := range elsewhere {
		_ = os.Unsetenv(name)
	}
	return System{Root: os.DirFS("/"), Times: cpu.TimesWithContext}
}

// Inspect returns what the machine is and how loaded it has been. It names
// neither host nor user.
func (s System) Inspect(ctx context.Context) results.Machine {
	// Errors are left out on purpose: they all mean that the system does not
	// tell, and a machine half known is still worth measuring.
	var platform, version, kernel string
	var logical, physical int
	ask(func() { platform, _, version, _ = host.PlatformInformationWithContext(ctx) })
	ask(func() { kernel, _ = host.KernelVersion() })
	ask(func() { logical, _ = cpu.CountsWithContext(ctx, true) })
	ask(func() { physical, _ = cpu.CountsWithContext(ctx, false) })
	if physical > logical { // a container's /proc shows a part of the machine, and its /sys all
		physical = 0
	}
	model, flags := firstCPU(ctx)
	limits := readLimits(s.Root)

	m := results.Machine{
		OS:           runtime.GOOS,
		Arch:         runtime.GOARCH,
		Distribution: strings.TrimSpace(platform + " " + version),
		Kernel:       kernel,
		CPUModel:     model,
		CPUsLogical:  logical,
		CPUsPhysical: physical,
		CPUsAffinity: affinity(),
		CPUQuota:     limits.cpus,
		GoMaxProcs:   runtime.GOMAXPROCS(0),
		GoVersion:    runtime.Version(),
		Virtual:      s.virtual(kernel, model, flags),
		Governor:     governor(s.Root),
		Battery:      onBattery(ctx, s.Root),
		Load:         loadAverage(ctx),
	}
	m.CPUsUsable = usable(m.CPUsAffinity, m.CPUQuota, m.GoMaxProcs)
	ask(func() {
		if memory, err := mem.VirtualMemoryWithContext(ctx); err == nil {
			m.Memory = int64(memory.Total)
		}
	})
	if limits.memory < m.Memory { // version 1 groups write "no limit" as one beyond any memory
		m.MemoryLimit = limits.memory
	}
	return m
}

// usableNow returns how many workers can run at once as the machine is at the moment.
func (s System) usableNow() int {
	return usable(affinity(), readLimits(s.Root).cpus, runtime.GOMAXPROCS(0))
}

// usable returns how many workers can run at once, all of the time. A quota is
// rounded down: with 1.5 CPUs' worth of time, a second worker is stopped for
// half of every period, and a ceiling of 2 could never be reached.
func usable(affinity int, quota float64, gomaxprocs int) int {
	cpus := min(affinity, gomaxprocs)
	if quota > 0 && quota < float64(cpus) {
		cpus = int(math.Floor(quota))
	}
	return max(1, cpus)
}

// ask calls gopsutil. It panics at a file of /proc that is there and empty, as sandboxes
// and phones have some: then the system does not tell either.
func ask(call func()) {
	defer func() { _ = recover() }()
	call()
}

func firstCPU(ctx context.Context) (model string, flags []string) {
	var infos []cpu.InfoStat
	ask(func() { infos, _ = cpu.InfoWithContext(ctx) })
	if len(infos) == 0 {
		return "", nil
	}
	return strings.Join(strings.Fields(infos[0].ModelName), " "), infos[0].Flags
}

// loadAverage is 0 on Windows, which keeps none: gopsutil would start a
// goroutine there to make one up, and it would still be 0 at the start.
func loadAverage(ctx context.Context) (last float64) {
	if runtime.GOOS == "windows" {
		return 0
	}
	ask(func() {
		if average, err := load.AvgWithContext(ctx); err == nil {
			last = average.Load1
		}
	})
	return last
}
