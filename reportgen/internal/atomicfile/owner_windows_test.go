package atomicfile

import (
	"io/fs"
	"strings"
	"testing"

	"golang.org/x/sys/windows"
)

// TestAFileInACloud has what Windows says of files that OneDrive does not bring.
func TestAFileInACloud(t *testing.T) {
	for _, code := range []windows.Errno{windows.ERROR_CLOUD_FILE_PROVIDER_NOT_RUNNING, windows.ERROR_CLOUD_FILE_UNSUCCESSFUL, windows.ERROR_CLOUD_FILE_PROVIDER_TERMINATED, windows.ERROR_CLOUD_FILE_REQUEST_TIMEOUT} {
		if err := Unread(&fs.PathError{Op: "read", Path: "exercise.go", Err: code}); !strings.HasSuffix(err.Error(), Elsewhere) {
			t.Errorf("%d: %v", uintptr(code), err)
		}
	}
	for _, code := range []windows.Errno{windows.ERROR_FILE_NOT_FOUND, windows.ERROR_SHARING_VIOLATION} {
		if err := Unread(&fs.PathError{Op: "read", Path: "exercise.go", Err: code}); strings.Contains(err.Error(), Elsewhere) {
			t.Errorf("%d: %v", uintptr(code), err)
		}
	}
}
