package launch

import (
	"os"
	"slices"
	"strings"
)

// tuning are the settings of Go's runtime that make a program slower, faster or
// more talkative. GOMAXPROCS is none of them: it says how many CPUs to use.
var tuning = []string{"GODEBUG", "GOGC", "GOMEMLIMIT", "GORACE", "GOTRACEBACK"}

// environ is the environment of a child, with what is added. A process with a
// janitor measures or judges its children, so they run as on a plain machine: in
// the janitor's folder, and without what tunes Go's runtime. A lab that a person
// runs passes on all of it.
func environ(added []string) []string {
	env := os.Environ()
	if janitor != nil {
		env = slices.DeleteFunc(env, func(variable string) bool {
			name, _, _ := strings.Cut(variable, "=")
			return slices.Contains(tuning, strings.ToUpper(name))
		})
		env = append(env, "TMPDIR="+janitor.Folder, "TMP="+janitor.Folder, "TEMP="+janitor.Folder)
	}
	return append(env, added...)
}
