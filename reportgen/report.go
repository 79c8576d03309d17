package main

import (
	"fmt"
	"path/filepath"

	"workbook/reportgen/internal/echarts"
	"workbook/reportgen/internal/lesson"
	"workbook/reportgen/internal/page"
	"workbook/reportgen/internal/results"
)

// reportCommand measures and makes everything.
type reportCommand struct {
	measuring
	picturing
}

func (c *reportCommand) Run(sh *shell) error {
	p, w, err := c.begin(sh)
	if err != nil {
		return err
	}
	defer w.leave()
	if err := lesson.CheckText(p.units, p.root); err != nil { // sooner than after a minute of measuring
		return err
	}
	script, noScript, err := c.load(sh, echarts.Loader{Scratch: w.Folder})
	if err != nil {
		return err
	}
	before, _ := results.Open(filepath.Join(reportFolder, resultsName)) // one that cannot be read has nothing to compare with
	f, failed := c.measure(sh, p, w)
	if f == nil {
		return failed
	}
	in := page.Input{Units: p.units, Root: p.root, File: f, Before: before, Script: script, NoScript: noScript}
	if err := writePage(sh, filepath.Join(reportFolder, pageName), in); err != nil {
		return fmt.Errorf("%w; what was measured is kept: go run ./reportgen render %s", err, filepath.Join(reportFolder, resultsName))
	}
	return failed
}
