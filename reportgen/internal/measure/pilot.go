package measure

import (
	"time"

	"workbook/labs/launch"
	"workbook/reportgen/internal/results"
)

// maxRepeats bounds the repeats of a launch, however fast the case.
const maxRepeats = 1_000_000

// A pilot is what is known of how long a case's launches take: nothing before its
// first launch, and each sample adds to it. A machine that is busy for a moment
// must not decide how often a case repeats in the whole run.
type pilot struct {
	work     time.Duration // of one repeat
	overhead time.Duration // of a launch without its timed repeats
}

// learn adds a sample, which weighs as much as all that came before.
func (p *pilot) learn(s results.Sample) {
	overhead := max(0, s.Wall-s.Work*time.Duration(s.Repeats))
	if p.work == 0 {
		*p = pilot{s.Work, overhead}
	}
	p.work = max((p.work+s.Work)/2, time.Nanosecond)
	p.overhead = (p.overhead + overhead) / 2
}

// call says how often a launch repeats to fill its slot. The first launch of a case
// looks at the clock instead: it ends with the repeat that fills the slot.
func (p pilot) call(slot time.Duration) launch.Call {
	if p.work == 0 {
		return launch.Call{Repeat: -1, For: slot}
	}
	return launch.Call{Repeat: int(min(max(slot/p.work, 1), maxRepeats))}
}

// launch is how long a launch with this slot takes.
func (p pilot) launch(slot time.Duration) time.Duration { return p.overhead + max(slot, p.work) }
