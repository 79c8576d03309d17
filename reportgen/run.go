package main

import "fmt"

// runCommand measures and keeps the results.
type runCommand struct{ measuring }

func (c *runCommand) Run(sh *shell) error {
	p, w, err := c.begin(sh)
	if err != nil {
		return err
	}
	defer w.leave()
	f, failed := c.measure(sh, p, w, nil)
	if f == nil {
		return failed
	}
	fmt.Fprintln(sh.stdout, resultsFile)
	return failed
}
