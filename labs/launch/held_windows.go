package launch

import "golang.org/x/sys/windows"

// held are the errors of starting a program that another process holds open.
var held = []error{windows.ERROR_SHARING_VIOLATION, windows.ERROR_LOCK_VIOLATION}

// refused are those of a program that the system takes for a virus, or that a policy of
// its forbids, such as Smart App Control.
var refused = []error{
	windows.ERROR_VIRUS_INFECTED, windows.ERROR_VIRUS_DELETED,
	windows.ERROR_ACCESS_DISABLED_BY_POLICY, windows.ERROR_SYSTEM_INTEGRITY_POLICY_VIOLATION, windows.ERROR_SYSTEM_INTEGRITY_POLICY_NOT_SIGNED,
}
