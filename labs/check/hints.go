package check

// Causes that this package finds, and that whoever starts a checker finds from
// outside. An exercise may have causes of its own.
const (
	Sum        = "sum"         // a wrong result, although every number was asked for once
	NeverAsked = "never-asked" // no number was asked for
	Missed     = "missed"      // some numbers were never asked for
	Twice      = "twice"       // some were asked for more than once
	Beyond     = "beyond"      // numbers were asked for that are not the task's

	Race = "race" // the race detector found one

	Serial = "serial" // never more than one worker at work
	Few    = "few"    // fewer at once than asked for
	Many   = "many"   // more at once than asked for
	Crowd  = "crowd"  // no more at work, but far more goroutines

	Goroutines = "goroutines" // still there after the exercise
	Processes  = "processes"
	Files      = "files"

	Slow = "slow" // against the reference

	Panic  = "panic"  // the program crashed
	Stuck  = "stuck"  // it did not end
	Exit   = "exit"   // the exercise ended the program
	Prints = "prints" // more than anyone reads
)

// Hints are those for causes that an exercise says nothing of.
var Hints = map[string][]string{
	Sum: {
		"Every number was asked for once, so the loop is right. What happens to a number after that?",
		"Follow one worker's result from its variable to the value that is returned. Who writes there, and who waits?",
	},
	NeverAsked: {
		"A formula knows the sum of 1..N. It does not know the numbers that the checker put there.",
		"Ask the task for each number, t.Number(i), and add up what it answers.",
	},
	Missed: {
		"Write down the first and last number of each worker for a small N. Which are missing?",
		"What becomes of the rest when N is no multiple of the workers?",
		"t.Share(w) is worker w's part: both ends belong to it.",
	},
	Twice: {
		"Write down the first and last number of each worker for a small N. Which stand there twice?",
		"Where one share ends, the next begins one further.",
	},
	Beyond: {
		"Numbers go from 1 to N, both included.",
		"Look at the last worker's end, and at what happens when there are more workers than numbers.",
	},
	Race: {
		"The two lines named touch the same variable, and nothing says which comes first.",
		"For each variable that two goroutines see: which lock guards it, or who alone writes it, or what happens before what?",
		"Run it under the race detector with prints taken out: a print can hide a race.",
	},
	Serial: {
		"Only one worker was ever at work. What do the others wait for at that moment?",
		"Start all workers before you wait for the first one, and let none hold what another needs while it works.",
	},
	Few: {
		"Fewer workers were at work than t.Workers asks for.",
		"Where does the number of workers come from in your program? A constant, or the number of CPUs, is not what was asked.",
	},
	Many: {
		"More workers were at work at once than t.Workers allows.",
		"Count the goroutines that can be at work at the same time. Does anything hold their number down?",
	},
	Crowd: {
		"No more were at work than allowed, but each number had a goroutine of its own, and those cost.",
		"Start t.Workers goroutines, and give each of them many numbers.",
	},
	Goroutines: {
		"A goroutine ends when its function returns. Which line does each of those left stand at?",
		"A send waits for a receiver, a receive for a sender or a close, a lock for an unlock. Who will never come?",
	},
	Processes: {
		"Whoever starts a process waits for it too.",
		"Look for a path, an early return perhaps, that does not come by Wait.",
	},
	Files: {
		"An exercise returns its result. It needs no file.",
		"Take the writing out, or write to the standard error while you look for a mistake.",
	},
	Slow: {
		"What happens for every single number that need not?",
		"Locks, channels, atomics, goroutines and allocations cost more than an addition. How often do you need each?",
	},
	Panic: {
		"The first line says what went wrong, and the place says where.",
		"Work out by hand what your variables hold there for the input named.",
	},
	Stuck: {
		"Each goroutine named waits at its line. For whom?",
		"Draw an arrow from each to the one that could let it go on. Is there a circle, or one that nobody can?",
	},
	Exit: {
		"Something in the exercise ends the whole program, os.Exit or log.Fatal perhaps.",
		"Return instead: whoever called it decides what comes next.",
	},
	Prints: {
		"Print for one small case while you look for a mistake, then take it out.",
		"Printing takes a lock and a system call, so it also changes what you measure.",
	},
}
