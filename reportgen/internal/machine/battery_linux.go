package machine

import (
	"context"
	"io/fs"
	"path"
)

// onBattery reports whether a battery of the machine, not of its mouse, drains
// and no mains supply is in (Documentation/ABI/testing/sysfs-class-power).
func onBattery(_ context.Context, root fs.FS) bool {
	drains := false
	for _, file := range glob(root, "sys/class/power_supply/*/type") {
		supply := path.Dir(file)
		switch read(root, file) {
		case "Mains":
			if read(root, supply+"/online") == "1" {
				return false
			}
		case "Battery":
			if read(root, supply+"/scope") != "Device" && read(root, supply+"/status") == "Discharging" {
				drains = true
			}
		}
	}
	return drains
}
