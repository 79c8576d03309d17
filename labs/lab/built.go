package lab

import (
	"runtime/debug"
	"slices"
)

// slowing are the flags of the go command that make a program slower or larger,
// as the build of a program records them.
var slowing = []string{"-race", "-msan", "-asan", "-cover", "-gcflags"}

// slowed returns the flag with which this program was built that changes what it
// measures, or "" if there is none. The report builds labs without such flags.
func slowed() string {
	info, _ := debug.ReadBuildInfo()
	if info == nil {
		return ""
	}
	for _, setting := range info.Settings {
		if slices.Contains(slowing, setting.Key) {
			return setting.Key
		}
	}
	return ""
}
