package main

import (
	"fmt"
	"path/filepath"

	"workbook/reportgen/internal/echarts"
	"workbook/reportgen/internal/lesson"
	"workbook/reportgen/internal/measure"
	"workbook/reportgen/internal/page"
	"workbook/reportgen/internal/results"
)

// reportCommand measures and makes everything.
type reportCommand struct {
	measuring
	picturing
	Live bool `help:"Serve the page to this machine's browsers while the labs are measured."`
	Open bool `help:"Open the page in the browser."`
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
	before, _ := results.Open(resultsFile) // one that cannot be read has nothing to compare with
	in := page.Input{Units: p.units, Root: p.root, Before: before, Script: script, NoScript: noScript}
	var pause func(measure.Pause)
	show := &showing{sh: sh, p: p, in: in, open: c.Open}
	if c.Live {
		pause = show.pause
	}
	f, failed := c.measure(sh, p, w, pause)
	defer show.end(f)
	if f == nil {
		return failed
	}
	in.File = f
	if err := writePage(sh, reportPage, in); err != nil {
		show.failed = true // the page that is watched would name the file of this one
		return fmt.Errorf("%w; what was measured is kept: go run ./reportgen render %s", err, resultsFile)
	}
	if c.Open && show.server == nil { // not watched, or it could not be
		sh.openInBrowser(filepath.Join(p.path, reportPage))
	}
	return failed
}
