package main

import (
	"fmt"
	"os/exec"
	"runtime"
)

// openInBrowser lets the system open a page in the browser that it prefers, and
// reports whether it began to. A machine without one is no reason to fail.
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
	go browser.Wait() // it may stay for as long as the browser does
	return true
}
