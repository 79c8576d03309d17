// Package measure builds the labs, plans rounds, launches, observes and asks the
// race detector. Units come in; a results file goes out. Nothing runs beside a
// launch: labs are built before, and one launch ends before the next begins.
package measure

import (
	"cmp"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"

	"workbook/labs/launch"
	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/gobuild"
	"workbook/reportgen/internal/machine"
	"workbook/reportgen/internal/results"
)

// Options say how to measure.
type Options struct {
	Root     string // the project's folder
	Scratch  string // a folder for the labs' programs
	Budget   time.Duration
	AtMost   time.Duration // how long the budget may become, for every lab to get the rounds that it is owed
	Rounds   int           // the most rounds a lab may take
	Seed     uint64
	Progress func(Progress) // gets every step as it begins
	Pause    func(Pause)    // is called between launches, and they go on when it returns; nil for no pauses
}

// Progress says what is being done, of which lab if of one, and how far the
// timed launches have come.
type Progress struct {
	Step string
	Lab  string
	Done time.Duration
	Of   time.Duration // 0 while not known
}

// Run measures the units. The file is whole even if the error is not nil:
// labs that failed are marked in it. It is nil if the run was interrupted, or no
// lab gave a sample.
func Run(ctx context.Context, units []course.Unit, o Options) (*results.File, error) {
	began := time.Now()
	dir := filepath.Join(o.Scratch, "labs")
	here := machine.Here()
	f := &results.File{
		Schema:   results.Schema,
		Created:  began.UTC().Truncate(time.Second),
		Settings: results.Settings{Budget: o.Budget, Rounds: o.Rounds, Seed: o.Seed},
		Machine:  here.Inspect(ctx),
		Commit:   commit(ctx, o.Root),
	}
	f.Warnings = append(machine.Warnings(f.Machine), largeEnvironment(os.Environ())...)

	watching, end := context.WithCancel(ctx)
	defer end()
	r := &run{Options: o, file: f, began: began, still: launch.WatchStandstills(watching)}
	r.pause(false)
	r.say("build the labs", "")
	r.prepare(ctx, dir, units)
	built := r.running()
	if len(built) == 0 {
		_, err := r.result()
		return nil, err
	}
	own, _ := debug.ReadBuildInfo()
	f.Warnings = append(f.Warnings, builtAlike(own, built[0].path)...)
	r.pause(true)
	r.say("calibrate", "")
	watch := here.Watch(ctx)
	r.calibrate(ctx)
	r.time(ctx)
	f.Calibration.Ceiling = r.ceiling.speedups()
	f.Warnings = append(f.Warnings, watch.Stop(ctx, f.Machine)...)
	r.pause(false)
	r.say("ask the race detector", "")
	askRace(ctx, o.Root, filepath.Join(dir, "race"), built)
	r.say("observe", "")
	r.observe(ctx)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	f.Warnings = append(f.Warnings, stoodStill(r.still.Sum())...)
	f, err := r.result()
	if f.Samples() == 0 {
		return nil, cmp.Or(err, r.nothing())
	}
	return f, err
}

// A run is one measurement of many labs.
type run struct {
	Options
	file     *results.File // the labs' part of it is made by result
	began    time.Time
	still    *launch.Standstills
	subjects []*subject
	ceiling  *ceiling
	total    time.Duration
	done     time.Duration
}

func (r *run) say(step, lab string) {
	r.Progress(Progress{Step: step, Lab: lab, Done: r.done, Of: r.total})
}

// prepare builds the labs into dir and lays out their cases.
func (r *run) prepare(ctx context.Context, dir string, units []course.Unit) {
	failed := build(ctx, r.Root, dir, units)
	for i, u := range units {
		s := &subject{unit: u, path: gobuild.Program(dir, u.Name), random: rand.New(rand.NewPCG(r.Seed, uint64(i))), still: r.still,
			lab: results.Lab{Name: u.Name, Title: u.Lesson.Title, Status: results.OK}}
		r.subjects = append(r.subjects, s)
		if err := s.list(ctx, r.Root, dir, failed[u.Name]); err != nil {
			s.failure = err
			continue
		}
		s.setProgram(r.Root)
		laid, err := cases(u, s.variants, r.file.Machine.CPUsUsable)
		if err != nil {
			s.failure = fmt.Errorf("%w; %s", err, remedy(u, err.Error()))
			continue
		}
		s.lab.Cases, s.endless = split(laid)
		s.pilots = make([]pilot, len(s.lab.Cases))
		s.lab.Race = results.Race{Status: results.Unavailable, Why: "not asked so far"}
	}
}

// running returns the labs that have not failed so far.
func (r *run) running() (running []*subject) {
	for _, s := range r.subjects {
		if s.failure == nil {
			running = append(running, s)
		}
	}
	return running
}

// calibrate measures what the machine can do at best. The floor is that of the
// first lab that launches at all.
func (r *run) calibrate(ctx context.Context) {
	c := &r.file.Calibration
	c.Timer = machine.Timer(launch.Clock)
	r.ceiling = newCeiling(r.file.Machine.CPUsUsable)
	for range spinFirst {
		r.ceiling.round(ctx)
	}
	if misses, err := launch.CountMisses(); err != nil {
		c.NoCounters = err.Error()
	} else {
		misses.Close()
	}
	c.Handover, c.Atomic = cacheLine(ctx, r.file.Machine.CPUsUsable)
	for _, s := range r.running() {
		if c.Launch, c.Memory, s.failure = s.floor(ctx); s.failure == nil {
			return
		}
	}
}

// time takes one round of every lab, then further ones until the budget is used up
// or every lab is precise.
func (r *run) time(ctx context.Context) {
	began := time.Now()
	labs := r.running()
	b := budget{ends: began.Add(r.Budget), share: r.Budget / time.Duration(max(len(labs), 1)), rounds: r.Rounds}
	r.total = r.Budget
	measure := func(s *subject, slot time.Duration) {
		r.done = min(time.Since(began), r.total)
		r.say("measure", s.unit.Name)
		still := r.still.Sum()
		s.failure = s.round(ctx, slot)
		took := r.pause(true) + r.still.Sum() - still
		began, b.ends = began.Add(took), b.ends.Add(took)
	}
	for _, s := range labs {
		measure(s, minSlot)
	}
	for taken := 1; ctx.Err() == nil; taken++ {
		labs, now := r.running(), time.Now()
		left := b.stretched(labs, now, began.Add(r.AtMost))
		r.total = left.ends.Sub(began)
		slot := left.slot(labs, now)
		s := left.next(labs, slot, now)
		if s == nil {
			break
		}
		measure(s, slot)
		if taken%spinEvery == 0 && taken/spinEvery <= spinMost-spinFirst {
			r.ceiling.round(ctx)
		}
	}
	r.done = r.total
}

// observe makes the observed launches of the labs whose lessons show them, and the
// only launch of each case that should never end.
func (r *run) observe(ctx context.Context) {
	for _, s := range r.running() {
		r.pause(true)
		for i, c := range s.lab.Cases {
			if ctx.Err() == nil && s.unit.Lesson.Observed && !c.Baseline {
				s.observe(ctx, i)
			}
		}
		s.trace(ctx, r.Scratch, r.file.Machine.CPUsUsable)
		for _, c := range s.endless {
			if ctx.Err() == nil {
				s.lab.Cases = append(s.lab.Cases, s.stick(ctx, r.Root, c))
			}
		}
	}
}
