package main

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"strings"

	"workbook/labs/plain"
	"workbook/labs/units"
	"workbook/reportgen/internal/class"
	"workbook/reportgen/internal/echarts"
	"workbook/reportgen/internal/handin"
)

// mergeCommand makes one page of what many machines handed in. It runs no program
// and opens no connection: the files may come from anyone.
type mergeCommand struct {
	Folders []typedPath `arg:"" placeholder:"FOLDER" help:"Folders with hand-ins and results files, also within folders."`
	Output  outputPath  `short:"o" default:"class.html" placeholder:"FILE" help:"Where the page goes; the table goes beside it, as .csv."`
	Strict  bool        `help:"Work every summary, claim and question of the results files out anew, from their samples."`
	picturing
}

func (c *mergeCommand) Run(sh *shell) error {
	p, err := sh.open(nil)
	if err != nil {
		return err
	}
	var folders []string
	for _, typed := range c.Folders {
		folder := string(typed)
		folders = append(folders, folder)
		if _, err := os.Stat(folder); err != nil {
			return usageError{fmt.Errorf("%s: %w; name a folder with what was handed in", plain.Path(folder), errors.Unwrap(err))}
		}
	}
	path := string(c.Output)
	table := tableBeside(path)
	if table == path {
		return usageError{fmt.Errorf("%s is where the table goes; name the page after -o, such as class.html", plain.Path(table))}
	}
	if err := cmp.Or(pageFile.mayReplace(path), tableFile.mayReplace(table)); err != nil {
		return err
	}
	merged := class.New(handin.NewSyllabus(p.units, p.root))
	working := sh.meanwhile("reading what was handed in")
	found, err := merged.Gather(sh.ctx, folders, c.Strict)
	working.Stop()
	if err != nil {
		return err
	}
	complainOf(sh, found)
	if found.Files == 0 {
		return fmt.Errorf("no hand-in and no results file in %s; their names end in .json", strings.Join(folders, ", "))
	}
	script, noScript, err := c.load(sh, echarts.Loader{Offline: true})
	if err != nil {
		return err
	}
	if n := merged.Unjudged(); n > 0 {
		complain(sh.stderr, fmt.Errorf("the answers and claims of %s are not judged: add -strict", units.Plural(n, "results file")))
	}
	if err := writeClass(sh, path, merged, script, noScript); err != nil {
		return err
	}
	fmt.Fprintf(sh.stdout, ", of %s read", units.Plural(found.Files, "file"))
	if found.Replaced > 0 {
		fmt.Fprintf(sh.stdout, "; of %d another one of the machine counts", found.Replaced)
	}
	if len(found.Skipped) > 0 {
		fmt.Fprintf(sh.stdout, "; %d left out", len(found.Skipped))
	}
	fmt.Fprintln(sh.stdout)
	return nil
}

// complainOf says which files were left out.
func complainOf(sh *shell, found class.Gathering) {
	for _, s := range found.Skipped {
		complain(sh.stderr, fmt.Errorf("%s is left out: %w", plain.Path(s.Path), s.Why))
	}
	if n := len(found.Copies); n > 0 {
		complain(sh.stderr, fmt.Errorf("%s and %s are of one machine, with one number, and differ, as if they came from two copies of a container%s; only the later one counts: "+
			"ask whose they are, and let those make another one where /etc/machine-id is their own", plain.Path(found.Copies[0][0]), plain.Path(found.Copies[0][1]), andMore(n-1)))
	}
	switch n := len(found.Overlooked); n {
	case 0:
	case 1:
		complain(sh.stderr, fmt.Errorf("1 file whose name does not say .json was not looked at: %s; rename it if it is a hand-in", plain.Path(found.Overlooked[0])))
	default:
		complain(sh.stderr, fmt.Errorf("%d files whose names do not say .json were not looked at, such as %s; rename those that are hand-ins", n, plain.Path(found.Overlooked[0])))
	}
}

// andMore is how many others there are of what was named.
func andMore(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(" (and %d more)", n)
}
