package machine

import (
	"context"
	"io/fs"
	"unsafe"

	"golang.org/x/sys/windows"
)

var getSystemPowerStatus = windows.NewLazySystemDLL("kernel32.dll").NewProc("GetSystemPowerStatus")

// powerStatus is Windows' SYSTEM_POWER_STATUS.
type powerStatus struct {
	ACLine          byte // 0 unplugged, 1 plugged in, 255 unknown
	Battery         byte
	BatteryPercent  byte
	Saver           byte
	BatteryTime     uint32
	BatteryFullTime uint32
}

func onBattery(context.Context, fs.FS) bool {
	var status powerStatus
	ok, _, _ := getSystemPowerStatus.Call(uintptr(unsafe.Pointer(&status)))
	return ok != 0 && status.ACLine == 0
}
