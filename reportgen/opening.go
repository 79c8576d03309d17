package main

import (
	"fmt"
	"os/exec"
	"runtime"
	"time"
)

// openInBrowser lets the system open a page in the browser that it prefers, and
// reports whether it began to. A machine without one is not a reason to fail.
func (sh *shell) openInBrowser(address string) bool {
	command := map[string][]string{
		"windows": {"rundll32", "url.dll,FileProtocolHandler"},
		"darwin":  {"open"},
	}[runtime.GOOS]
	if command == nil {
		command = []string{"xdg-open"}
	}
	browser := exec.Command(command[0], append(command[1:], address)...)
	if err := browser.Start(); err != nil {
		complain(sh.stderr, fmt.Errorf("open %s yourself: %w", address, err))
		return false
	}
	ended := make(chan error, 1)
	go func() { ended <- browser.Wait() }()
	select {
	case err := <-ended: // before any browser can have opened, as on a machine without a screen
		if err != nil {
			complain(sh.stderr, fmt.Errorf("open %s yourself: %s: %w", address, command[0], err))
			return false
		}
	case <-time.After(opening): // it may stay for as long as the browser does
	}
	return true
}

// opening is how long a system that cannot open a page may take to say so.
const opening = time.Second
