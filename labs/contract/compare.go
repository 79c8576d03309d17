package contract

import (
	"io"
	"log"
	"os"
	"slices"
	"sync"
	"testing"
	"time"

	"workbook/labs/lab"
	"workbook/labs/units"
)

// A Comparison times the exercise against a reference, in pairs within one run:
// no time is good or bad by itself. Most is chosen so far from what a right
// answer takes that noise does not reach it.
type Comparison struct {
	Input     string // what both do
	Against   string // what the reference is, after "the time of": "one loop over the same numbers"
	Yours     func()
	Reference func()
	Most      float64 // times the reference's time
}

const (
	pairs = 9
	// filled is how long calls are repeated to be timed together.
	filled = 2 * time.Millisecond
	// attempts is how often a comparison that turns out slow is made again: a
	// right answer that was disturbed gets another chance, a slow one stays slow.
	attempts = 5
	// lull is how long the second attempt waits for other programs to end their
	// work; each later one waits twice as long as the one before.
	lull = 50 * time.Millisecond
	// long is far too long for a call that a right answer makes in a millisecond
	// or few, and hopeless times the limit too far from it to be noise.
	long     = 50 * time.Millisecond
	hopeless = 4
)

// Compare fails the step if the exercise takes too long, and notes the ratio.
func (t *T) Compare(c Comparison) {
	if testing.CoverMode() != "" {
		return // an editor counts which lines of the exercise run, and that takes time; nothing is counted in the reference
	}
	t.With("%s", c.Input)
	ratio, sure := c.ratio()
	for again := range attempts - 1 {
		if sure || ratio <= c.Most {
			break
		}
		time.Sleep(lull << again)
		ratio, sure = c.ratio()
	}
	t.Want(ratio <= c.Most, Slow, "at most "+units.Ratio(c.Most)+" the time of "+c.Against, "%s", units.Ratio(ratio))
	t.Note("%s the time of %s", units.Ratio(ratio), c.Against)
}

// quiet lets fmt and log print nothing until the returned function is called. Whoever looks
// for a mistake may print, and a line may take longer than the call in which it is printed.
func quiet() (again func()) {
	stdout, stderr, logged := os.Stdout, os.Stderr, log.Writer()
	os.Stdout, os.Stderr = nil, nil // quicker than a file that forgets: no call of the system
	log.SetOutput(io.Discard)
	return func() {
		os.Stdout, os.Stderr = stdout, stderr
		log.SetOutput(logged)
	}
}

// ratio is the median of the pairs' ratios. It stops early if more than half
// of them lie beyond Most. What takes far too long each time that it is tried, compared
// with the slowest of the reference's calls, is sure to be slow, and not waited for again.
func (c Comparison) ratio() (ratio float64, sure bool) {
	// Both first unmeasured: those calls pay for what later ones find ready, and print.
	_ = once(c.Reference)
	reference, yours := time.Duration(0), once(c.Yours)
	defer quiet()()
	for try := 0; try < 2 && yours > long; try++ { // a busy machine makes the reference slow, too
		reference, yours = max(reference, once(c.Reference)), min(yours, once(c.Yours))
	}
	if first := float64(yours) / float64(reference); yours > long && first > hopeless*c.Most {
		return first, true
	}
	var ratios []float64
	slow := 0
	for pair := range pairs {
		if pair%2 == 0 {
			yours, reference = each(c.Yours), each(c.Reference)
		} else {
			reference, yours = each(c.Reference), each(c.Yours)
		}
		ratios = append(ratios, float64(yours)/float64(reference))
		if ratios[pair] > c.Most {
			slow++
		}
		if slow > pairs/2 {
			break
		}
	}
	slices.Sort(ratios)
	return ratios[len(ratios)/2], false
}

// each repeats do until filled is over, and returns the time of one call.
func each(do func()) time.Duration {
	began := time.Now()
	for calls := time.Duration(1); ; calls++ {
		do()
		if took := time.Since(began); took >= filled {
			return max(took/calls, 1)
		}
	}
}

// Slower reports that yours takes more than that many times as long as the reference, each
// at its quickest, with what it prints. It is for exercises that would take minutes for what
// comes next.
func Slower(times time.Duration, yours, reference func()) bool {
	quickest := func(do func()) time.Duration { return min(once(do), once(do), once(do)) }
	return quickest(yours) > times*quickest(reference)
}

// once returns the time of one call.
func once(do func()) time.Duration {
	began := time.Now()
	do()
	return max(time.Since(began), 1)
}

// Loop is the reference of a sum: one loop over the task's numbers.
func Loop(t lab.Task) (sum int64) {
	for i := int64(1); i <= t.N; i++ {
		sum += t.Number(i)
	}
	return sum
}

// Shares is the reference of a sum by workers: one for each share, and nothing
// between them. They wait for CPUs as an exercise's workers do, so on a busy
// machine both become slow.
func Shares(t lab.Task) (total int64) {
	sums := make([]int64, t.Workers)
	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() { sums[w] = share(t, w) })
	}
	workers.Wait()
	for _, sum := range sums {
		total += sum
	}
	return total
}

// share adds up worker w's numbers.
func share(t lab.Task, w int) (sum int64) {
	for i := range t.Share(w).Each {
		sum += t.Number(i)
	}
	return sum
}
