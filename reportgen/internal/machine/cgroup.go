package machine

import (
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
)

// limits are the tightest grants of the control groups that hold this process.
type limits struct {
	cpus   float64 // CPUs' worth of time; 0 is no limit
	memory int64   // bytes; 0 is no limit
}

// readLimits looks through the process's groups and all their ancestors: every
// one of them binds (Linux, Documentation/admin-guide/cgroup-v2.rst).
func readLimits(root fs.FS) limits {
	var l limits
	for _, group := range groups(root) {
		file := func(name string) string { return read(root, group+"/"+name) }
		l.cpus = tighter(l.cpus, parseQuota(file("cpu.max")))
		l.cpus = tighter(l.cpus, parseQuota(file("cpu.cfs_quota_us")+" "+file("cpu.cfs_period_us")))
		l.memory = tighter(l.memory, positive(file("memory.max")))
		l.memory = tighter(l.memory, positive(file("memory.limit_in_bytes")))
	}
	return l
}

// tighter returns the smaller of two limits, of which 0 is none.
func tighter[T int64 | float64](a, b T) T {
	if a == 0 || b == 0 {
		return max(a, b)
	}
	return min(a, b)
}

// parseQuota reads "QUOTA PERIOD", both in microseconds, as CPUs' worth of
// time. "max", -1 and what is not a quota are 0, no limit.
func parseQuota(text string) float64 {
	fields := strings.Fields(text)
	if len(fields) != 2 {
		return 0
	}
	quota, period := positive(fields[0]), positive(fields[1])
	if quota == 0 || period == 0 {
		return 0
	}
	return float64(quota) / float64(period)
}

// positive reads a whole number above 0; anything else, such as "max", is 0.
func positive(text string) int64 {
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return 0
	}
	return max(n, 0)
}

// groups returns the folders of the control groups that hold this process, of
// version 1 and 2, each hierarchy from the process's own group up to the
// highest that is mounted. A file found in one belongs to its hierarchy's
// controllers, so a reader need not know which version it looks at.
func groups(root fs.FS) []string {
	members := strings.Split(read(root, "proc/self/cgroup"), "\n")
	var folders []string
	for line := range strings.Lines(read(root, "proc/self/mountinfo")) {
		mount, ok := parseMount(line)
		if !ok {
			continue
		}
		for _, member := range members {
			if group, ok := mount.member(member); ok {
				folders = append(folders, mount.chain(group)...)
			}
		}
	}
	return folders
}

// A mount is one control group hierarchy in the file system.
type mount struct {
	root        string   // the group that is mounted at point
	point       string   // absolute
	controllers []string // none in version 2
}

// parseMount reads a line of /proc/self/mountinfo (proc_pid_mountinfo(5)) and
// says whether it is a control group hierarchy.
func parseMount(line string) (mount, bool) {
	where, what, _ := strings.Cut(line, " - ")
	left, right := strings.Fields(where), strings.Fields(what)
	if len(left) < 5 || len(right) < 3 {
		return mount{}, false
	}
	m := mount{root: left[3], point: path.Clean(left[4])}
	if right[0] == "cgroup" {
		m.controllers = strings.Split(right[2], ",")
	}
	return m, right[0] == "cgroup" || right[0] == "cgroup2"
}

// member reads a line of /proc/self/cgroup, "ID:CONTROLLERS:GROUP" (cgroups(7)),
// and returns the group if the line is about this hierarchy.
func (m mount) member(line string) (group string, ok bool) {
	fields := strings.SplitN(line, ":", 3)
	if len(fields) != 3 {
		return "", false
	}
	if fields[1] == "" {
		return fields[2], m.controllers == nil
	}
	controller, _, _ := strings.Cut(fields[1], ",")
	return fields[2], slices.Contains(m.controllers, controller)
}

// chain returns the folders from group up to the mount point. A group outside
// what is mounted, as a container sees it, has only the mount point.
func (m mount) chain(group string) []string {
	below, ok := strings.CutPrefix(group+"/", strings.TrimSuffix(m.root, "/")+"/")
	if !ok || strings.Contains(below, "..") {
		below = ""
	}
	var folders []string
	for folder := path.Join(m.point, below); len(folder) > len(m.point); folder = path.Dir(folder) {
		folders = append(folders, strings.TrimPrefix(folder, "/"))
	}
	return append(folders, strings.TrimPrefix(m.point, "/"))
}
