//go:build unix

package launch

import "syscall"

// held are the errors of starting a program that another process holds open.
var held = []error{syscall.ETXTBSY}

// infected are those of a program that the system takes for a virus: here, none.
var infected []error
