package gobuild

import (
	"regexp"
	"runtime"
	"slices"
	"strings"
)

// lacksC is what is said if there is no C compiler, or one without its headers.
var lacksC = regexp.MustCompile(`fatal error: stdlib\.h|xcrun: error|C compiler`)

// noC is what Go says of a C compiler that it does not find.
var noC = regexp.MustCompile(`C compiler "([^"]*)" not found`)

// otherC reports that words are about a C compiler that CC names, as conda's do for a
// compiler of its own that it has not installed. One that is Go's own choice is gcc, or on
// some systems clang, which come with their headers.
func otherC(words string) bool {
	at := noC.FindStringSubmatch(words)
	return at != nil && at[1] != "gcc" && (at[1] != "clang" || runtime.GOOS == "linux" || runtime.GOOS == "windows")
}

// ofC is what the go command prints if it was the C compiler or its linker that failed.
var ofC = regexp.MustCompile(`(?m)^# runtime/cgo$|/link(\.exe)?: running .* failed`)

// settingsOfC names the variables of an environment that choose a C compiler, or the folders
// of its headers, its libraries and its own parts.
func settingsOfC(env []string) string {
	var set []string
	for _, name := range []string{"CC", "CCACHE_DIR", "CPATH", "C_INCLUDE_PATH", "LIBRARY_PATH", "LD_LIBRARY_PATH", "COMPILER_PATH", "GCC_EXEC_PREFIX", "SDKROOT"} {
		if slices.ContainsFunc(env, func(variable string) bool { return strings.HasPrefix(variable, name+"=") && variable != name+"=" }) {
			set = append(set, name)
		}
	}
	return strings.Join(set, ", ")
}
