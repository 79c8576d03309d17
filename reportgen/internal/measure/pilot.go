package measure

import (
	"context"
	"time"

	"workbook/labs/launch"
	"workbook/reportgen/internal/results"
)

// maxRepeats bounds the repeats of a launch, however fast the case.
const maxRepeats = 1_000_000

// A pilot is what is known of how long a case's launches take. At first it comes
// from a launch that is thrown away, then from the samples too: a machine that is
// busy for a moment must not decide how often a case repeats in the whole run.
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

// repeats is how often a launch repeats to fill its slot.
func (p pilot) repeats(slot time.Duration) int {
	return int(min(max(slot/p.work, 1), maxRepeats))
}

// launch is how long a launch with this slot takes.
func (p pilot) launch(slot time.Duration) time.Duration { return p.overhead + max(slot, p.work) }

// pilot launches every case once, to learn how long it takes. It drops the cases
// that cannot run on this machine, with a warning.
func (s *subject) pilot(ctx context.Context) error {
	for i := 0; i < len(s.lab.Cases); {
		if s.fault != nil && s.lab.Cases[i].Variant == results.Yours {
			s.yoursFell(i, s.fault)
			s.remove(i)
			continue
		}
		got, err := s.launch(ctx, i, launch.Call{Repeat: -1, For: minSlot})
		if s.without(ctx, i, err) {
			continue
		}
		if err != nil {
			return err
		}
		var p pilot
		p.learn(got)
		s.pilots = append(s.pilots, p)
		i++
	}
	return nil
}
