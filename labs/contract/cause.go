package contract

// A Cause names what may be wrong with an exercise, and has hints that help on
// after a failure: each goes further than the last, and none gives the answer.
type Cause struct {
	Name  string
	Hints []string
}

// replaced holds the hints of shared causes that the exercise says in its own
// words, by cause.
var replaced = map[string][]string{}

// Hint replaces the hints of a shared cause in this exercise. It is called by an
// init function of the exercise's tests.
func (c *Cause) Hint(hints ...string) {
	c.Hints = hints
	replaced[c.Name] = hints
}

// Causes of which the instruments of this package know.
var (
	Total = &Cause{"sum", []string{
		"Every number was asked for once, so the loop is right. What happens to a number after that?",
		"Follow one worker's result from its variable to the value that is returned. Who writes there, and who waits?",
	}}
	NeverAsked = &Cause{"never-asked", []string{
		"A formula knows the sum of 1..N. It does not know the numbers that the test put there.",
		"Ask the task for each number, t.Number(i), and add up what it answers.",
	}}
	Missed = &Cause{"missed", []string{
		"Write down the first and last number of each worker for a small N. Which are missing?",
		"What happens to the rest if N is not a multiple of the number of workers?",
		"t.Share(w) is worker w's part: both ends belong to it.",
	}}
	Twice = &Cause{"twice", []string{
		"Write down the first and last number of each worker for a small N. Which are there twice?",
		"Each share begins one number after the end of the share before it.",
	}}
	Beyond = &Cause{"beyond", []string{
		"Numbers go from 1 to N, both included.",
		"Look at the last worker's end, and at what happens if there are more workers than numbers.",
	}}
	Mixed = &Cause{"mixed", []string{
		"One call at a time is right, several at once are not. What do they share?",
		"A variable of the package is the same one for all calls. One that the function declares belongs to its call.",
	}}
	Remembered = &Cause{"remembered", []string{
		"The caller has put other things into the same memory, and your answer is about those that were there before.",
		"What does your program keep from one call for the next? A slice at the same address and of the same length, or the same map, may hold something else by now.",
	}}
	Serial = &Cause{"serial", []string{
		"Only one worker was ever at work. What do the others wait for at that moment?",
		"Start all workers before you wait for the first one, and let none hold what another needs while it works.",
	}}
	Few = &Cause{"few", []string{
		"Fewer workers were at work than t.Workers asks for.",
		"Where does the number of workers come from in your program? A constant, or the number of CPUs, is not what was asked.",
	}}
	Many = &Cause{"many", []string{
		"More workers were at work at once than t.Workers allows.",
		"Count the goroutines that can be at work at the same time. Does anything limit their number?",
	}}
	Idle = &Cause{"idle", []string{
		"One call takes long, and workers that have nothing to do with it make no other one. What do they wait for?",
		"Rounds of calls end with the slowest of each. When may a worker begin its next call?",
	}}
	Crowd = &Cause{"crowd", []string{
		"No more were at work than allowed, but each number had a goroutine of its own, and those cost.",
		"Start t.Workers goroutines, and give each of them many numbers.",
	}}
	Left = &Cause{"goroutines", []string{
		"A goroutine ends when its function returns. At which line is each of those that are left?",
		"A send waits for a receiver, a receive for a sender or a close, a lock for an unlock. Who will never come?",
	}}
	Busy = &Cause{"busy", []string{
		"A goroutine that waits for others keeps a CPU busy, which they may need.",
		"Which loop looks again and again until something has changed? Let the goroutine that changes it wake the one that waits: with a channel, or with a condition.",
	}}
	TooSoon = &Cause{"too-soon", []string{
		"Workers were still at work when the result was returned, so what they do afterwards is missing from it.",
		"Starting a goroutine does not wait for it. What does your function wait for before it returns?",
	}}
	NoReason = &Cause{"no-reason", []string{
		"No call failed, and the caller's context had not ended. Where did your error come from?",
		"Did a context that you made end before the last call did?",
	}}
	ErrorLost = &Cause{"error-lost", []string{
		"A call failed or the context ended, and the caller was told that all is well.",
		"Follow the error from where the call returns it to where your function returns. Who keeps it on the way?",
	}}
	OtherError = &Cause{"other-error", []string{
		"The caller compares the error with one that it knows. Yours is another value.",
		"Is it wrapped, or joined with others, or that of a later call?",
		"If one call fails and you end the others, they fail too, with errors of their own. Which came first? And which error is asked for if the caller's context has ended?",
	}}
	Both = &Cause{"both", []string{
		"A part of the result is not the result.",
		"What does your last line return beside the error?",
	}}
	CalledLate = &Cause{"called-late", []string{
		"The caller has given up already. Does your program look, before it calls?",
		"If a select has two cases ready, it takes either. Is one of yours a call, or leads to one?",
	}}
	CalledOn = &Cause{"called-on", []string{
		"After the first failure nobody needs another answer. Who makes the next call, and what does it look at before?",
		"A select with two cases ready takes either. And a place that becomes free before the failure is known is taken by somebody who does not know.",
	}}
	NotEnded = &Cause{"not-ended", []string{
		"The calls in flight wait for the end of the context that they were given. Which one did your program give them, and who ends it?",
		"What ends with a context are the contexts derived from it, and no others. The caller's own is not yours to end.",
	}}
	InFlight = &Cause{"in-flight", []string{
		"Your function returned, and a call had not. What does it wait for before it returns?",
		"Ending a context asks a call to stop. It does not tell you that the call has stopped.",
	}}
	Slow = &Cause{"slow", []string{
		"What happens for every single number, although it need not?",
		"Locks, channels, atomics, goroutines and allocations cost more than an addition. How often do you need each?",
	}}
	Forbidden = &Cause{"forbidden", []string{
		"The comment of the exercise says what it must not use.",
		"Which lines need it, and for what? In place of a lock, could each worker have a variable of its own? In place of a clock, who could wake the one that waits?",
	}}
)

// Causes that whoever runs a step finds from outside.
var (
	// Begin has the hints for an exercise that is not attempted.
	Begin = &Cause{"begin", []string{
		"Read the comment of the function once more. What comes in, and what has to come out for no numbers at all, for one, for two?",
		"Begin with one loop and no goroutine, and check: the step right tells whether you have understood the task.",
		"Now give each worker its own share, and wait for all of them. The lab's main.go shows how a worker is started.",
	}}
	Builds = &Cause{"builds", []string{
		"The first error often causes those below it. Mend it, and check again.",
		"Each line begins with a file, a line and a column. What does the compiler expect there, and what is there?",
	}}
	NotAllowed = &Cause{"not-allowed", []string{
		"An exercise computes. It needs no file, no process, no network, and nothing that runs before it is called.",
		"go doc ./labs/contract Packages lists what an exercise may import and use.",
	}}
	Race = &Cause{"race", []string{
		"The two lines named touch the same variable, and nothing says which comes first.",
		"For each variable that two goroutines see: which lock guards it, or who alone writes it, or what happens before what?",
		"Run it under the race detector without prints: a print can hide a race.",
	}}
	Panic = &Cause{"panic", []string{
		"The first line says what went wrong, and the place says where.",
		"Work out by hand what your variables hold there for the input named.",
	}}
	Stuck = &Cause{"stuck", []string{
		"Each goroutine named waits at its line. For whom?",
		"Draw an arrow from each goroutine to the one that could let it go on. Is there a circle, or one that nobody can let go on?",
	}}
	Exit = &Cause{"exit", []string{
		"Something in the exercise ends the whole program, log.Fatal perhaps.",
		"Return instead: the caller decides what comes next.",
	}}
	Prints = &Cause{"prints", []string{
		"Print for one small case while you look for a mistake, then take it out.",
		"Printing takes a lock and a system call, so it also changes what you measure.",
	}}
)

// Waiting has the hints for an exercise that is stuck, by what a goroutine of it
// waits for, as the runtime names it.
var Waiting = map[string][]string{
	"chan send": {
		"A send waits until somebody receives, or until there is room in the channel. Who receives from this one, and does it still?",
		"Has the receiver left early, perhaps at an error, while somebody still sends?",
	},
	"chan receive": {
		"A receive waits until somebody sends or closes. Who sends on this channel, and who closes it after the last number?",
		"A loop over a channel ends when the channel is closed, and not when nobody sends any more.",
	},
	"select": {
		"A select waits until one of its cases can go on. Which one should, and who makes that possible?",
		"Does the context that the select watches ever end, and is it the one that you end?",
	},
	"sync.Mutex.Lock": {
		"A goroutine waits for a lock until its holder gives it back. Who took it last, and does every way out of that function give it back?",
		"A goroutine that takes a lock which it holds already waits for itself.",
	},
	"sync.WaitGroup.Wait": {
		"Wait returns when Done was called as often as Add has counted. Which worker never comes to its Done, or was counted without being started?",
		"What does that worker wait for? Its line is named too, unless it was never started.",
	},
	"sync.Cond.Wait": {
		"A goroutine waits for a condition until another one signals it after the change. Who makes the change, and does that goroutine signal each time?",
		"Signal wakes one goroutine, Broadcast wakes all of them. Was it one that could not use the signal?",
	},
	"running": {
		"Nobody waits: a loop runs and does not end. What has to change for its condition to become false, and who changes it?",
		"Print the variables of the condition for the input named, a few times.",
	},
}
