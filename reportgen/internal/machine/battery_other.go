//go:build !linux && !darwin && !windows

package machine

import (
	"context"
	"io/fs"
)

// onBattery is false: this system does not tell.
func onBattery(context.Context, fs.FS) bool { return false }
