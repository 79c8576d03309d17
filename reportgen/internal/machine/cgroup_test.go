package machine

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
)

// tree makes a file system of names and their texts.
func tree(files map[string]string) fstest.MapFS {
	root := fstest.MapFS{}
	for name, text := range files {
		root[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return root
}

const (
	v2Mount      = "30 23 0:26 / /sys/fs/cgroup rw,nosuid shared:4 - cgroup2 cgroup2 rw,nsdelegate\n"
	v1CPUMount   = "32 31 0:29 / /sys/fs/cgroup/cpu,cpuacct rw - cgroup cgroup rw,cpu,cpuacct\n"
	v1MemMount   = "35 31 0:32 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory\n"
	v1InDocker   = "35 31 0:32 /docker/abc /sys/fs/cgroup/memory ro - cgroup cgroup rw,memory\n"
	v1Unlimited  = "9223372036854771712\n"
	v2Group      = "0::/user.slice/session.scope\n"
	v1Groups     = "4:memory:/docker/abc\n2:cpu,cpuacct:/docker/abc\n1:name=systemd:/\n"
	mountinfo    = "proc/self/mountinfo"
	cgroup       = "proc/self/cgroup"
	otherMount   = "22 1 8:1 / / rw,relatime - ext4 /dev/root rw\n"
	v2OwnFolder  = "sys/fs/cgroup/user.slice/session.scope/"
	v2NextFolder = "sys/fs/cgroup/user.slice/"
)

func TestReadLimits(t *testing.T) {
	tests := []struct {
		name  string
		files map[string]string
		want  limits
	}{
		{name: "no groups at all"},
		{
			name:  "no limit written",
			files: map[string]string{mountinfo: otherMount + v2Mount, cgroup: v2Group, v2OwnFolder + "cpu.max": "max 100000\n", v2OwnFolder + "memory.max": "max\n"},
		},
		{
			name:  "own group",
			files: map[string]string{mountinfo: otherMount + v2Mount, cgroup: v2Group, v2OwnFolder + "cpu.max": "150000 100000\n", v2OwnFolder + "memory.max": "1073741824\n"},
			want:  limits{cpus: 1.5, memory: 1 << 30},
		},
		{
			name: "ancestor is tighter",
			files: map[string]string{
				mountinfo: v2Mount, cgroup: v2Group,
				v2OwnFolder + "cpu.max": "400000 100000\n", v2NextFolder + "cpu.max": "100000 50000\n", "sys/fs/cgroup/cpu.max": "300000 100000\n",
				v2OwnFolder + "memory.max": "max\n", v2NextFolder + "memory.max": "4096\n",
			},
			want: limits{cpus: 2, memory: 4096},
		},
		{
			name:  "own group is tighter",
			files: map[string]string{mountinfo: v2Mount, cgroup: v2Group, v2OwnFolder + "cpu.max": "50000 100000\n", v2NextFolder + "cpu.max": "200000 100000\n"},
			want:  limits{cpus: 0.5},
		},
		{
			name:  "a sibling does not bind",
			files: map[string]string{mountinfo: v2Mount, cgroup: v2Group, "sys/fs/cgroup/system.slice/cpu.max": "10000 100000\n"},
		},
		{
			name: "version 1, one hierarchy a controller",
			files: map[string]string{
				mountinfo: v1CPUMount + v1MemMount, cgroup: v1Groups,
				"sys/fs/cgroup/cpu,cpuacct/docker/abc/cpu.cfs_quota_us": "-1\n", "sys/fs/cgroup/cpu,cpuacct/docker/abc/cpu.cfs_period_us": "100000\n",
				"sys/fs/cgroup/cpu,cpuacct/docker/cpu.cfs_quota_us": "250000\n", "sys/fs/cgroup/cpu,cpuacct/docker/cpu.cfs_period_us": "100000\n",
				"sys/fs/cgroup/memory/docker/abc/memory.limit_in_bytes": "65536\n", "sys/fs/cgroup/memory/memory.limit_in_bytes": v1Unlimited,
			},
			want: limits{cpus: 2.5, memory: 65536},
		},
		{
			name:  "version 1, the container's group is the mount's root",
			files: map[string]string{mountinfo: v1InDocker, cgroup: v1Groups, "sys/fs/cgroup/memory/memory.limit_in_bytes": "8192\n"},
			want:  limits{memory: 8192},
		},
		{
			name:  "group outside the namespace",
			files: map[string]string{mountinfo: v2Mount, cgroup: "0::/../elsewhere\n", "sys/fs/cgroup/cpu.max": "100000 100000\n", "sys/fs/elsewhere/cpu.max": "1 100000\n"},
			want:  limits{cpus: 1},
		},
		{
			name:  "the mount's root only begins like the group",
			files: map[string]string{mountinfo: v1InDocker, cgroup: "4:memory:/docker/abcd\n", "sys/fs/cgroup/memory/d/memory.limit_in_bytes": "1\n"},
		},
		{
			name: "versions side by side",
			files: map[string]string{
				mountinfo: v1MemMount + strings.Replace(v2Mount, "/sys/fs/cgroup", "/sys/fs/cgroup/unified", 1), cgroup: "4:memory:/a\n0::/b\n",
				"sys/fs/cgroup/memory/a/memory.limit_in_bytes": "4096\n", "sys/fs/cgroup/memory/b/memory.limit_in_bytes": "1\n",
				"sys/fs/cgroup/unified/b/cpu.max": "200000 100000\n",
			},
			want: limits{cpus: 2, memory: 4096},
		},
		{
			name:  "nonsense",
			files: map[string]string{mountinfo: v2Mount + "x\n - cgroup2\n", cgroup: "0\n::\n" + v2Group, v2OwnFolder + "cpu.max": "10 0\n", v2NextFolder + "cpu.max": "fast\n"},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := readLimits(tree(test.files)); got != test.want {
				t.Errorf("readLimits() = %+v, want %+v", got, test.want)
			}
		})
	}
}

// FuzzGroups holds every parser to two rules: no text makes it fail, and what
// it gives can be used: folders that name files, limits that limit.
func FuzzGroups(f *testing.F) {
	f.Add(otherMount+v2Mount, v2Group, "150000 100000", "nr_throttled 3")
	f.Add(v1CPUMount+v1MemMount, v1Groups, "max 100000", "nr_periods 1\nnr_throttled -1\n")
	f.Add(v1InDocker, "4:memory:/docker/abc/../../x", "9223372036854775807 1", "")
	f.Add("1 2 3 // . - cgroup2 a b", "0::..", "-1 -1", "nr_throttled x")
	f.Fuzz(func(t *testing.T, mounts, members, quota, stat string) {
		root := tree(map[string]string{mountinfo: mounts, cgroup: members})
		for _, folder := range groups(root) {
			name := folder + "/cpu.max"
			if fs.ValidPath(name) {
				root[name] = &fstest.MapFile{Data: []byte(quota)}
			}
		}
		if l := readLimits(root); l.cpus < 0 || l.memory < 0 || l.cpus != l.cpus {
			t.Errorf("limits %+v", l)
		}
		if cpus := usable(8, parseQuota(quota), 8); cpus < 1 || cpus > 8 {
			t.Errorf("%d CPUs usable of 8", cpus)
		}
		if count, ok := throttled(stat); !ok && count != 0 {
			t.Errorf("throttled(%q) = %d without being there", stat, count)
		}
	})
}
