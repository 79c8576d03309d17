package main

import (
	"fmt"
	"io/fs"
	"time"

	"workbook/labs/plain"
	"workbook/reportgen/internal/course"
)

// watchPause is how often the exercises are looked at: soon enough for whoever
// saved one, seldom enough to cost nothing.
const watchPause = 300 * time.Millisecond

// watch checks the units, and again each one that is saved, until the context
// ends.
func (c *checkCommand) watch(sh *shell, p project, w *workplace, units []course.Unit) error {
	saved := map[string]time.Time{}
	for {
		var changed []course.Unit
		for _, u := range units {
			if at := savedAt(p.root, u); !at.Equal(saved[u.Name]) {
				saved[u.Name] = at
				changed = append(changed, u)
			}
		}
		if len(changed) > 0 {
			err := c.check(sh, p, w, changed)
			switch {
			case sh.ctx.Err() != nil:
				return nil
			case c.JSON: // which says it all
			case err != nil:
				fmt.Fprintln(sh.stdout, plain.Line(err.Error()))
				fallthrough
			default:
				fmt.Fprintln(sh.stdout, "Save an exercise to check it again; Ctrl-C ends this.")
			}
		}
		select {
		case <-sh.ctx.Done():
			return nil
		case <-time.After(watchPause):
		}
	}
}

// savedAt is when the student's file was last written; zero while there is none.
func savedAt(root fs.FS, u course.Unit) time.Time {
	about, err := fs.Stat(root, u.ExerciseFile())
	if err != nil {
		return time.Time{}
	}
	return about.ModTime()
}
