package machine

import (
	"io/fs"
	"slices"
	"strconv"
	"strings"
)

// read returns a small file's text without the space around it, and "" if
// there is no such file or it is not ours to read.
func read(root fs.FS, name string) string {
	text, err := fs.ReadFile(root, name)
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(text))
}

// glob returns the files that match, and none if there are none. Its patterns
// are this package's own and well-formed.
func glob(root fs.FS, pattern string) []string {
	names, _ := fs.Glob(root, pattern)
	return names
}

// governor returns the CPUs' frequency governors, each named once.
func governor(root fs.FS) string {
	var names []string
	for _, file := range glob(root, "sys/devices/system/cpu/cpu[0-9]*/cpufreq/scaling_governor") {
		if name := read(root, file); name != "" {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return strings.Join(slices.Compact(names), ", ")
}

// heatStops returns, for each counter, how often heat has slowed a CPU.
func heatStops(root fs.FS) map[string]int64 {
	counts := map[string]int64{}
	for _, file := range glob(root, "sys/devices/system/cpu/cpu[0-9]*/thermal_throttle/*_throttle_count") {
		if count, err := strconv.ParseInt(read(root, file), 10, 64); err == nil {
			counts[file] = count
		}
	}
	return counts
}

// quotaStops returns, for each control group of this process, how often its
// CPU quota has stopped it.
func quotaStops(root fs.FS) map[string]int64 {
	counts := map[string]int64{}
	for _, group := range groups(root) {
		if count, ok := throttled(read(root, group+"/cpu.stat")); ok {
			counts[group] = count
		}
	}
	return counts
}

// throttled reads nr_throttled from a cpu.stat file.
func throttled(stat string) (count int64, ok bool) {
	for line := range strings.Lines(stat) {
		if fields := strings.Fields(line); len(fields) == 2 && fields[0] == "nr_throttled" {
			count, err := strconv.ParseInt(fields[1], 10, 64)
			return count, err == nil
		}
	}
	return 0, false
}
