//go:build unix

package launch

import "syscall"

// held are the errors of starting a program that another process holds open.
var held = []error{syscall.ETXTBSY}

// refused are those of a program that the system takes for a virus, or that a policy of
// its forbids: here, none.
var refused []error
