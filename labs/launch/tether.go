package launch

import (
	"os"
	"os/exec"
	"sync/atomic"
)

// Bind makes the child that cmd is about to start end when this process does,
// if it calls Tether. The lifeline is the read end of a pipe whose write end
// this process, and no other, keeps.
func Bind(cmd *exec.Cmd, lifeline *os.File) {
	cmd.Stdin = lifeline
	tether(cmd)
}

// awaited is set once this process waits for the end of its lifeline, which is then
// no reason to end at once.
var awaited atomic.Bool

// Released calls ready, and returns once the parent has let go of the lifeline on
// this process's standard input.
func Released(ready func()) {
	awaited.Store(true)
	ready()
	drain()
}

// drain reads the lifeline to its end.
func drain() {
	var nothing [1]byte
	for {
		if n, err := os.Stdin.Read(nothing[:]); n == 0 || err != nil {
			return
		}
	}
}

// Tether makes this process end when the one that launched it does, however that
// one ends. It comes first in a program: one that is started as a janitor, or to
// see whether programs run, does nothing else.
func Tether() {
	if len(os.Args) > 2 && os.Args[1] == janitorArg {
		keepHouse(os.Args[2], os.Args[3:])
		os.Exit(0)
	}
	if len(os.Args) == 2 && os.Args[1] == trialArg {
		os.Exit(0)
	}
	hold()
}
