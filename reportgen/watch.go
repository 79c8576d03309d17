package main

import (
	"fmt"
	"io/fs"
	"os"
	"time"

	"workbook/labs/plain"
	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/exercise"
)

// watchPause is how often the exercises are looked at: soon enough for whoever
// saved one, seldom enough to cost nothing.
const watchPause = 300 * time.Millisecond

// watch checks the units, and again each one that is saved, until the context
// ends.
func (c *checkCommand) watch(sh *shell, p project, w *workplace, units []course.Unit) error {
	watched := map[string]*watchedFile{}
	for _, u := range units {
		watched[u.Name] = &watchedFile{}
	}
	for {
		if err := p.stillThere(); err != nil {
			return err
		}
		var saved []course.Unit
		for _, u := range units {
			if watched[u.Name].look(p.root, u) {
				saved = append(saved, u)
			}
		}
		if len(saved) > 0 {
			verdicts, err := c.check(sh, p, w, saved)
			for _, v := range verdicts {
				if v.Content != "" {
					watched[v.Lab].text = v.Content
				}
			}
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

// stillThere returns an error if the project's folder was moved or deleted since it was
// opened: what is built there needs its path.
func (p project) stillThere() error {
	switch now, err := os.Getwd(); {
	case err != nil:
		return fmt.Errorf("%s is not there any more; type cd and the project's whole path, and start again", p.path)
	case now != p.path:
		return fmt.Errorf("%s is %s now; type cd and that path, and start again", p.path, now)
	}
	return nil
}

// A watchedFile is what is known of a student's file since the last look at it.
type watchedFile struct {
	looked bool
	saved  time.Time // as the file system says; zero if there is no file
	size   int64
	text   string // fingerprint of what was looked at or judged last; "" if nobody can read it
}

// look looks at the file, and reports whether it was saved since the last look, or is
// looked at for the first time. Time and size may be those of another text: the clock of a
// file system goes in steps, and what copies or unpacks a file may keep its time.
func (f *watchedFile) look(root fs.FS, u course.Unit) bool {
	was := *f
	*f = watchedFile{looked: true}
	if about, err := fs.Stat(root, u.ExerciseFile()); err == nil {
		f.saved, f.size = about.ModTime(), about.Size()
	}
	f.text, _ = exercise.Content(root, u)
	return !was.looked || !f.saved.Equal(was.saved) || f.size != was.size || f.text != was.text
}
