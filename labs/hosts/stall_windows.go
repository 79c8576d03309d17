package hosts

import (
	"os"

	"workbook/labs/launch"
)

// pause is nothing that this system can do.
func pause(*os.Process) error { return launch.Unavailable("Windows cannot stop a process for a while") }

func resume(*os.Process) error { return nil }
