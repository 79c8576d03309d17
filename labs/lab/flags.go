package lab

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"workbook/labs/limits"
	"workbook/labs/plain"
)

// options are what the flags ask for.
type options struct {
	task    Task
	chosen  []Variant
	repeat  int           // repeats of a launch; -1 if length counts
	length  time.Duration // how long a launch repeats
	absent  string        // why the variant yours is not in the program; "" if it is
	json    bool
	list    bool
	observe bool
	trace   string       // file for the execution trace; "" for none
	do      func() error // what to do in place of the task; nil if the flag of [Instead] was not given
}

// instead is what [Instead] was told.
var instead struct {
	name, usage string
	read        func(value string) (do func() error, err error)
}

// Instead gives the lab a flag with which it does something other than its task: what
// read makes of the flag's value. An error of read is bad usage, and is printed without
// the value, which may hold what nobody should see. Instead comes before Main.
func Instead(name, usage string, read func(value string) (do func() error, err error)) {
	instead.name, instead.usage, instead.read = name, usage, read
}

// usageError is a mistake on the command line.
type usageError struct{ error }

func parse(variants []Variant, args []string, stderr io.Writer) (options, error) {
	o := options{task: Task{N: 1_000_000, Workers: 4}, chosen: variants, repeat: -1, length: 60 * time.Millisecond}
	flags := flag.NewFlagSet(name(), flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.Func("n", "sum the integers 1..`N` (default 1000000)", o.setN)
	flags.Func("workers", "with `W` workers (default 4)", o.setWorkers)
	flags.Func("variant", "only the variant `NAME` (default all)", o.setVariant)
	flags.Func("for", "let a launch repeat for this `TIME` (default 60ms)", o.setLength)
	flags.Func("repeat", "let a launch repeat this number of `TIMES`, in place of -for", o.setRepeat)
	flags.StringVar(&o.absent, "without-yours", "", "show the variant yours as left out, for this `REASON`")
	flags.BoolVar(&o.list, "list", false, "print the variants as JSON")
	flags.BoolVar(&o.json, "json", false, "launch one variant and print its sample as one JSON line")
	flags.BoolVar(&o.observe, "observe", false, "with -json: also a line for each process and stretch of work")
	flags.StringVar(&o.trace, "trace", "", "with -json: one repeat, and its execution trace in `FILE`, for go tool trace")
	if instead.name != "" {
		flags.String(instead.name, "", instead.usage)
	}
	// npm and cargo want -- before a program's flags. Here, nothing else can come after it.
	args = slices.DeleteFunc(plain.Args(args), func(arg string) bool { return arg == "--" })
	if err := plain.LongDash(args); err != nil {
		return o, usageError{err}
	}
	if err := flags.Parse(args); errors.Is(err, flag.ErrHelp) {
		fmt.Fprintf(stderr, "%s [-n N] [-workers W] [-variant NAME]\n\n", name())
		flags.SetOutput(stderr)
		flags.PrintDefaults()
		fmt.Fprintf(stderr, "\nvariants: %s\nexample:  go run ./labs/%s -n 1000000 -workers 4\n", names(variants), name())
		return o, err
	} else if err != nil {
		return o, usageError{err}
	}
	return o, o.check(flags)
}

// check refuses flags that do not go together.
func (o *options) check(flags *flag.FlagSet) error {
	given := map[string]bool{}
	flags.Visit(func(f *flag.Flag) { given[f.Name] = true })
	if given[instead.name] {
		if len(given) > 1 || flags.NArg() > 0 {
			return usageError{fmt.Errorf("flag -%s: want no other flag with it, and a value without blanks", instead.name)}
		}
		do, err := instead.read(flags.Lookup(instead.name).Value.String())
		if err != nil {
			return usageError{fmt.Errorf("flag -%s: %w", instead.name, err)}
		}
		o.do = do
		return nil
	}
	if !given["workers"] {
		o.task.Workers = min(o.task.Workers, limits.WorkersFor(o.task.N))
	}
	switch err := o.task.Check(); {
	case flags.NArg() > 0:
		return usageError{fmt.Errorf("argument %q: want flags only", flags.Arg(0))}
	case err != nil:
		return usageError{fmt.Errorf("flag -%w", err)}
	case given["for"] && given["repeat"]:
		return usageError{fmt.Errorf("flags -for and -repeat: want one of the two")}
	case o.json && len(o.chosen) != 1:
		return usageError{fmt.Errorf("flag -json: want -variant with it")}
	case o.repeat == 0 && !o.json: // a table of no repeats has no times
		return usageError{fmt.Errorf("flag -repeat 0: want -json with it")}
	case o.observe && !o.json:
		return usageError{fmt.Errorf("flag -observe: want -json with it")}
	case o.trace != "" && !o.json:
		return usageError{fmt.Errorf("flag -trace: want -json with it")}
	}
	return nil
}

func (o *options) setN(text string) (err error) {
	if o.task.N, err = strconv.ParseInt(text, 10, 64); err != nil {
		return fmt.Errorf("want a whole number from 0 to %d", int64(limits.N))
	}
	return nil
}

func (o *options) setWorkers(text string) (err error) {
	if o.task.Workers, err = strconv.Atoi(text); err != nil {
		return fmt.Errorf("want a whole number from 1 to %d", limits.Workers)
	}
	return nil
}

func (o *options) setVariant(text string) error {
	for _, v := range o.chosen {
		if v.Name == text {
			o.chosen = []Variant{v}
			return nil
		}
	}
	return fmt.Errorf("want one of %s", names(o.chosen))
}

func (o *options) setLength(text string) (err error) {
	if o.length, err = time.ParseDuration(text); err != nil || o.length <= 0 || o.length > time.Hour {
		return errors.New("want a time such as 60ms or 2s, up to 1h")
	}
	return nil
}

func (o *options) setRepeat(text string) (err error) {
	if o.repeat, err = strconv.Atoi(text); err != nil || o.repeat < 0 {
		return errors.New("want a whole number; with -json, 0 starts, repeats nothing and ends")
	}
	return nil
}

func names(variants []Variant) string {
	all := make([]string, len(variants))
	for i, v := range variants {
		all[i] = v.Name
	}
	return strings.Join(all, ", ")
}
