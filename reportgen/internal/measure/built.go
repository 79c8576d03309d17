package measure

import (
	"debug/buildinfo"
	"fmt"
	"runtime/debug"
	"slices"
	"strings"

	"workbook/reportgen/internal/results"
)

// slowing are the build settings that change how fast a program runs.
var slowing = []string{"-race", "-msan", "-asan", "-cover", "-gcflags", "GOARCH", "GOAMD64", "GOARM64", "GO386", "GOEXPERIMENT", "DefaultGODEBUG"}

// builtAlike returns a warning if this program, which measures what the machine can
// do, was built otherwise than the lab at path. The go command builds it with the
// flags of the shell before it can say a word.
func builtAlike(own *debug.BuildInfo, path string) []results.Warning {
	lab, err := buildinfo.ReadFile(path)
	if err != nil || own == nil {
		return nil // then nobody knows
	}
	var different []string
	for _, name := range slowing {
		if is, want := setting(own, name), setting(lab, name); is != want {
			different = append(different, fmt.Sprintf("%s=%s", name, is))
		}
	}
	if len(different) == 0 {
		return nil
	}
	return []results.Warning{{Level: results.Red, Code: "built", Text: fmt.Sprintf(
		"The labs were built as the course says, and reportgen with %s: the ceiling and what else it measures itself may be those of a slower program; "+
			"unset GOFLAGS and the like, or type make report, and measure again.", strings.Join(different, " "))}}
}

// setting is the value of a build setting, or "".
func setting(info *debug.BuildInfo, name string) string {
	i := slices.IndexFunc(info.Settings, func(s debug.BuildSetting) bool { return s.Key == name })
	if i < 0 {
		return ""
	}
	return info.Settings[i].Value
}
