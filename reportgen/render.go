package main

import (
	"workbook/reportgen/internal/echarts"
	"workbook/reportgen/internal/page"
	"workbook/reportgen/internal/results"
)

// renderCommand makes a page from a results file. It runs no program and opens
// no connection: the file may come from anyone.
type renderCommand struct {
	Results typedPath  `arg:"" placeholder:"FILE" help:"A results file."`
	Output  outputPath `short:"o" default:"report/index.html" placeholder:"FILE" help:"Where the page goes."`
	picturing
}

func (c *renderCommand) Run(sh *shell) error {
	p, err := sh.open(nil)
	if err != nil {
		return err
	}
	f, err := results.Open(string(c.Results))
	if err != nil {
		return err
	}
	path := string(c.Output)
	if err := pageFile.mayReplace(path); err != nil {
		return err
	}
	script, noScript, err := c.load(sh, echarts.Loader{Offline: true})
	if err != nil {
		return err
	}
	in := page.Input{Units: p.units, Root: p.root, File: f, Script: script, NoScript: noScript}
	return writePage(sh, path, in)
}
