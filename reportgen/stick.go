package main

import (
	"fmt"

	"workbook/labs/plain"
	"workbook/reportgen/internal/echarts"
	"workbook/reportgen/internal/stick"
)

// stickCommand fills a folder from which the course runs without Go, without a
// network and without an installation.
type stickCommand struct {
	Targets []string   `arg:"" placeholder:"OS/ARCH" help:"Kinds of computers that it is for, such as windows/amd64."`
	Output  outputPath `short:"o" default:"report/stick" placeholder:"FOLDER" help:"The folder to make."`
	picturing
}

func (c *stickCommand) Run(sh *shell) error {
	var targets []string
	for _, typed := range c.Targets {
		target, err := stick.Kind(typed)
		if err != nil {
			return usageError{err}
		}
		targets = append(targets, target)
	}
	p, err := sh.open(nil)
	if err != nil {
		return err
	}
	w, err := equip() // the go command and npm end with this process
	if err != nil {
		return err
	}
	defer w.leave()
	script, _, err := echarts.Loader{File: string(c.Echarts), Scratch: w.Folder}.Load(sh.ctx)
	if err != nil {
		return err
	}
	said := func(doing string) { fmt.Fprintln(sh.stderr, doing) }
	contents := stick.Contents{Root: p.path, Script: script, Targets: targets, Said: said}
	if err := contents.Write(sh.ctx, string(c.Output)); err != nil {
		return err
	}
	fmt.Fprintln(sh.stdout, plain.Path(string(c.Output)))
	return nil
}
