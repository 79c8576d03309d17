package main

import (
	"bytes"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"workbook/labs/launch"
	"workbook/reportgen/internal/measure"
)

// labCommand runs one lab in the terminal. It differs from go run ./labs/NN-name
// in that an exercise which does not build or start costs only its own row.
type labCommand struct {
	Lab   string   `arg:"" help:"A lab by number or name."`
	Flags []string `arg:"" optional:"" passthrough:"" help:"The lab's own flags, such as -workers 8; go run ./labs/03-mutex -h lists them."`
}

func (c *labCommand) Run(sh *shell) error {
	p, u, err := sh.openOne(c.Lab)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(c.Flags, joins) {
		return usageError{fmt.Errorf("flag -join asks for a token, which reaches no lab from here; type go run ./labs/%s -join nats://HOST:PORT", p.chosen[0].Name)}
	}
	w, err := equip()
	if err != nil {
		return err
	}
	defer w.leave()
	building := sh.meanwhile("Building the lab.")
	program, fault, err := measure.BuildLab(sh.ctx, p.path, filepath.Join(w.Folder, "lab"), u)
	building.Stop()
	if err != nil {
		return err
	}
	args := c.Flags
	if fault != nil {
		why := string(fault.Outcome) + ": " + fault.Why
		if fault.Place != "" && !strings.Contains(why, fault.Place) {
			why += ", at " + fault.Place
		}
		args = append([]string{"-without-yours", why}, args...)
	}
	return sh.pass(launch.Command{Path: program, Args: args})
}

// joins reports whether a flag lets this machine work for others, as lab 21 can.
func joins(flag string) bool {
	name, _, _ := strings.Cut(strings.TrimLeft(flag, "-"), "=")
	return name == "join" && flag[0] == '-'
}

// pass runs a program, passes on what it prints to stdout, and returns what it
// complains of.
func (sh *shell) pass(c launch.Command) error {
	c.Line = func(line []byte) { fmt.Fprintf(sh.stdout, "%s\n", line) }
	_, out, err := launch.Run(sh.ctx, c)
	said := string(bytes.TrimSpace(out.Stderr))
	exit := (*exec.ExitError)(nil)
	switch {
	case err == nil && said != "": // the help
		fmt.Fprintln(sh.stderr, said)
		return nil
	case errors.As(err, &exit) && exit.ExitCode() == exitUsage && strings.Count(said, "\n") == 0:
		return usageError{errors.New(said)}
	case err != nil && said != "":
		return fmt.Errorf("%s", said)
	}
	return err
}
