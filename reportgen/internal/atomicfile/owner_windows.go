package atomicfile

import (
	"errors"

	"golang.org/x/sys/windows"
)

// foreign is false: here, who owns a file does not say who may write it.
func foreign(string) bool { return false }

// elsewhere reports that a file is in a cloud only: the errors of files in clouds have
// numbers in a row.
func elsewhere(err error) bool {
	var code windows.Errno
	return errors.As(err, &code) && (windows.ERROR_CLOUD_FILE_SYNC_ROOT_METADATA_CORRUPT <= code && code <= windows.ERROR_CLOUD_FILE_PROVIDER_TERMINATED ||
		code == windows.ERROR_CLOUD_FILE_REQUEST_TIMEOUT)
}
