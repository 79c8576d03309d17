package measure

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"github.com/shirou/gopsutil/v3/process"

	"workbook/labs/launch"
	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/gobuild"
	"workbook/reportgen/internal/stats"
)

// These benchmarks hold the labs to what docs/measuring.md says of them. Each
// iteration is a pair, measured one right after the other; what is reported is
// the median over the pairs with its interval, so -benchtime 30x is thirty pairs.

// built builds a lab, and returns the path of its program.
func built(b *testing.B, name string) string {
	path, err := filepath.Abs(root)
	if err != nil {
		b.Fatal(err)
	}
	dir := b.TempDir()
	if failed := build(b.Context(), path, dir, []course.Unit{{Name: name, Lab: "labs/" + name}}); len(failed) > 0 {
		b.Fatal(failed[name])
	}
	return gobuild.Program(dir, name)
}

// report reports the median of the pairs' figures.
func report(b *testing.B, figures []float64, unit string) {
	i := stats.Median(figures)
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(i.Median, unit)
	b.ReportMetric(i.Lo, unit+"-lo")
	b.ReportMetric(i.Hi, unit+"-hi")
}

func launchLab(b *testing.B, path string, c launch.Call) launch.Result {
	l, err := launch.Lab(b.Context(), path, c)
	if err != nil {
		b.Fatal(err)
	}
	return l
}

// BenchmarkStart: how much longer a launch that repeats nothing takes than an
// empty Go program.
func BenchmarkStart(b *testing.B) {
	dir := b.TempDir()
	source := filepath.Join(dir, "main.go")
	if err := os.WriteFile(source, []byte("package main\n\nfunc main() {}\n"), 0o644); err != nil {
		b.Fatal(err)
	}
	empty := filepath.Join(dir, "empty")
	if out, err := exec.Command("go", "build", "-o", empty, source).CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, out)
	}
	path := built(b, "03-mutex")
	var more []float64
	for b.Loop() {
		usage, _, err := launch.Run(b.Context(), launch.Command{Path: empty})
		if err != nil {
			b.Fatal(err)
		}
		l := launchLab(b, path, launch.Call{N: 1_000_000, Workers: 4, Variant: "serial"})
		more = append(more, (l.Wall()-usage.Wall()).Seconds()*1000)
	}
	report(b, more, "ms-more")
}

// BenchmarkCeiling: what share of the speedup of workers that share nothing a
// lab reaches at N = 1e9 with as many workers as CPUs.
func BenchmarkCeiling(b *testing.B) {
	const n = 1_000_000_000
	cpus := runtime.GOMAXPROCS(0)
	for _, c := range []struct{ lab, variant string }{{"03-mutex", "lock-once"}, {"04-processes", "processes"}} {
		b.Run(c.variant, func(b *testing.B) {
			path := built(b, c.lab)
			var shares []float64
			for b.Loop() {
				once := func(variant string, workers int) time.Duration {
					return launchLab(b, path, launch.Call{N: n, Workers: workers, Variant: variant, Repeat: 1}).Work
				}
				alone, apart := spin(1, n), spin(cpus, n)
				serial, together := once("serial", 1), once(c.variant, cpus)
				reached := float64(serial) / float64(together)
				possible := float64(cpus) * float64(alone) / float64(apart)
				shares = append(shares, reached/possible)
			}
			report(b, shares, "of-ceiling")
		})
	}
}

// BenchmarkFanOut: how many times as long 04-processes takes, from start to the
// collected sum, as a C program that does the same.
func BenchmarkFanOut(b *testing.B) {
	const repeats = 20
	inC := filepath.Join(b.TempDir(), "fanout")
	if out, err := exec.Command("cc", "-O2", "-o", inC, "testdata/fanout.c").CombinedOutput(); err != nil {
		b.Skipf("no C compiler to compare with: %v: %s", err, out)
	}
	path := built(b, "04-processes")
	var ratios []float64
	for b.Loop() {
		out, err := exec.Command(inC, fmt.Sprint(repeats)).Output()
		if err != nil {
			b.Fatal(err)
		}
		var c int64
		if _, err := fmt.Sscan(string(out), &c); err != nil {
			b.Fatal(err)
		}
		l := launchLab(b, path, launch.Call{N: 1_000_000, Workers: 4, Variant: "processes", Repeat: repeats})
		ratios = append(ratios, float64(l.Work)/float64(c))
	}
	report(b, ratios, "times-C")
}

// BenchmarkAccounting: CPU time and peak memory of a launch as accounted here,
// over what GNU time says of the same launch.
func BenchmarkAccounting(b *testing.B) {
	const gnuTime = "/usr/bin/time"
	if _, err := os.Stat(gnuTime); err != nil {
		b.Skip("no GNU time to compare with")
	}
	ballast := make([]byte, 512<<20) // what this process holds must not show in the child
	for i := 0; i < len(ballast); i += 4096 {
		ballast[i] = 1
	}
	path := built(b, "03-mutex")
	var cpus, peaks []float64
	for b.Loop() {
		c := launch.Call{N: 1_000_000, Workers: 4, Variant: "lock-once", Repeat: 6000}
		l := launchLab(b, path, c)
		_, out, err := launch.Run(b.Context(), launch.Command{Path: gnuTime, Args: []string{"-f", "%U %S %M", path,
			"-json", "-variant", c.Variant, "-repeat", fmt.Sprint(c.Repeat)}})
		if err != nil {
			b.Fatal(err)
		}
		var user, system, kib float64
		if _, err := fmt.Sscan(string(out.Stderr), &user, &system, &kib); err != nil {
			b.Fatal(err)
		}
		cpus = append(cpus, (l.User+l.System).Seconds()/(user+system))
		peaks = append(peaks, float64(l.PeakRSS)/(kib*1024))
	}
	runtime.KeepAlive(ballast)
	b.ReportMetric(stats.Median(peaks).Median, "peak-of-GNU-time")
	report(b, cpus, "CPU-of-GNU-time")
}

// BenchmarkSlot: the half-width, in percent, of the median time of lock-once, from
// launches of 0.4 s in all: many with short slots, or few with long ones.
func BenchmarkSlot(b *testing.B) {
	const together = 400 * time.Millisecond
	path := built(b, "03-mutex")
	slots := []time.Duration{5 * time.Millisecond, minSlot, 20 * time.Millisecond, 50 * time.Millisecond}
	widths := make([][]float64, len(slots))
	for b.Loop() {
		for i, slot := range slots {
			var times []float64
			for began := time.Now(); time.Since(began) < together || len(times) < stats.MinSamples; {
				l := launchLab(b, path, launch.Call{N: 1_000_000, Workers: 4, Variant: "lock-once", Repeat: -1, For: slot})
				times = append(times, float64(l.Work))
			}
			widths[i] = append(widths[i], 100*stats.Median(times).HalfWidth())
		}
	}
	b.ReportMetric(0, "ns/op")
	for i, slot := range slots {
		b.ReportMetric(stats.Median(widths[i]).Median, fmt.Sprintf("%%-at-%s", slot))
	}
}

// BenchmarkAA: whole runs of lab 01, its baseline against itself. Of 20 honest
// 95% intervals, one on average excludes 1.
func BenchmarkAA(b *testing.B) {
	path, err := filepath.Abs(root)
	if err != nil {
		b.Fatal(err)
	}
	units, err := course.Load(os.DirFS(path))
	if err != nil {
		b.Fatal(err)
	}
	excluding := 0
	for b.Loop() {
		f, err := Run(b.Context(), units[:1], Options{Root: path, Budget: 2 * time.Second, Rounds: MostRounds, Progress: func(Progress) {}})
		if err != nil {
			b.Fatal(err)
		}
		if !f.Calibration.Noise.Ratio.Contains(1) {
			excluding++
		}
	}
	b.ReportMetric(float64(excluding), "runs-excluding-1")
	b.ReportMetric(0, "ns/op")
}

// BenchmarkOwnCPU: what share of a core this process uses while a launch of one
// second runs, timed and under the sampler, its start and end included.
func BenchmarkOwnCPU(b *testing.B) {
	path := built(b, "03-mutex")
	call := launch.Call{N: 1_000_000, Workers: 4, Variant: "lock-once", Repeat: -1, For: time.Second}
	for name, launch := range map[string]func(){
		"timed": func() { launchLab(b, path, call) },
		"observed": func() {
			observed := call
			watched := newSampler()
			observed.Observe = watched.event
			stop := watched.start()
			launchLab(b, path, observed)
			stop()
		},
	} {
		b.Run(name, func(b *testing.B) {
			self, err := process.NewProcess(int32(os.Getpid()))
			if err != nil {
				b.Fatal(err)
			}
			before, began := cpuTime(b, self), time.Now()
			for b.Loop() {
				launch()
			}
			b.ReportMetric(100*(cpuTime(b, self)-before)/time.Since(began).Seconds(), "%-of-a-core")
			b.ReportMetric(0, "ns/op")
		})
	}
}

// cpuTime is the CPU time of the process in seconds.
func cpuTime(b *testing.B, p *process.Process) float64 {
	times, err := p.Times()
	if err != nil {
		b.Fatal(err)
	}
	return times.User + times.System
}
