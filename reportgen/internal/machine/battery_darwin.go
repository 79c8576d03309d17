package machine

import (
	"context"
	"io/fs"
	"os/exec"
	"strings"
)

// onBattery asks pmset(1), whose first line is "Now drawing from 'AC Power'"
// or "Now drawing from 'Battery Power'".
func onBattery(ctx context.Context, _ fs.FS) bool {
	out, err := exec.CommandContext(ctx, "pmset", "-g", "ps").Output()
	return err == nil && strings.Contains(string(out), "'Battery Power'")
}
