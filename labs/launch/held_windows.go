package launch

import "golang.org/x/sys/windows"

// held are the errors of starting a program that another process holds open.
var held = []error{windows.ERROR_SHARING_VIOLATION, windows.ERROR_LOCK_VIOLATION}

// infected are those of a program that the system takes for a virus.
var infected = []error{windows.ERROR_VIRUS_INFECTED, windows.ERROR_VIRUS_DELETED}
