package measure

import (
	"fmt"

	"workbook/reportgen/internal/results"
)

// ordinary is how many bytes an environment may have that costs a process no time worth
// a word. A student's shell has a few thousand.
const ordinary = 32 << 10

// largeEnvironment returns a warning if there is more, as in a container that gets
// variables for every service of its cluster. The system copies all of it for each
// process, and Go and Python read it.
func largeEnvironment(env []string) []results.Warning {
	size := 0
	for _, variable := range env {
		size += len(variable) + 1
	}
	if size <= ordinary {
		return nil
	}
	return []results.Warning{{Level: results.Amber, Code: "environment", Text: fmt.Sprintf(
		"The environment holds %d variables with %d kB, and every process reads them when it starts: processes take more time and memory here than elsewhere; "+
			"measure again without them: env -i HOME=\"$HOME\" PATH=\"$PATH\" make report.", len(env), size/1000)}}
}
