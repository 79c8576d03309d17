package main

import (
	"fmt"
	"reflect"
	"regexp"
	"strconv"
	"strings"

	"github.com/alecthomas/kong"
	"golang.org/x/text/width"

	"workbook/reportgen/internal/written"
)

// oneDash is a flag as Go's own commands and the labs take it: -seed, -n=10. Of a short one,
// kong would take the = for a part of the value. One that begins with a letter that is not
// Latin is not a flag, and kong quotes it whole only as a long one.
var oneDash = regexp.MustCompile(`^-([a-z]=|([a-z][a-z-]+|[^[:ascii:]][^=]*)(=|$))`)

// A flag without its value, and a value that begins with a minus.
var (
	bareFlag = regexp.MustCompile(`^--[a-z][a-z-]+$`)
	minus    = regexp.MustCompile(`^-[0-9.]`)
)

// setOutput is the short flag of an output with = before its value, as Go's own commands
// take flags. kong would take the = for a part of the name.
const setOutput = "-o="

// longFlags gives long flags their second dash, so that -seed 7 and --seed 7
// are the same, and keeps a value such as -1 from being taken for a flag. What is
// typed in an older terminal's letters is in UTF-8 then: kong takes nothing else.
func longFlags(args []string) (long []string) {
	for _, arg := range args {
		arg = string(written.Text([]byte(arg)))
		last := len(long) - 1
		switch {
		case strings.HasPrefix(arg, setOutput):
			long = append(long, "--output="+arg[len(setOutput):])
		case oneDash.MatchString(arg):
			long = append(long, "-"+arg)
		case minus.MatchString(arg) && last >= 0 && bareFlag.MatchString(long[last]):
			long[last] += "=" + arg
		default:
			long = append(long, arg)
		}
	}
	return long
}

// decimal reads a number as people type it. kong would take 010 for 8 and 0x10 for 16.
func decimal(from *kong.DecodeContext, to reflect.Value) error {
	var typed string
	if err := from.Scan.PopValueInto("number", &typed); err != nil {
		return err
	}
	text := width.Fold.String(typed) // some input methods type wide digits
	bits := to.Type().Bits()
	if to.CanInt() {
		n, err := strconv.ParseInt(text, 10, bits)
		if err != nil {
			return fmt.Errorf("%q: want a whole number", typed)
		}
		to.SetInt(n)
		return nil
	}
	n, err := strconv.ParseUint(text, 10, bits)
	if err != nil {
		return fmt.Errorf("%q: want a whole number from 0, of at most %d bits", typed, bits)
	}
	to.SetUint(n)
	return nil
}

// wordings are kong's words for an invalid value, and ours.
var wordings = []struct {
	kong *regexp.Regexp
	ours string
}{
	{regexp.MustCompile(`expected \w+ value but got "EOL" \(<EOL>\)`), "want a value after it"},
	{regexp.MustCompile(`expected \w+ value but got (".*") \((short|long) flag\); perhaps try .*`), "want a value after it, and $1 is a flag"},
	{regexp.MustCompile(`unexpected argument (hint|watch)(, did you mean .*)?$`), "$1 is a target of make's; type check -$1"},
}

func inOurWords(text string) string {
	for _, w := range wordings {
		text = w.kong.ReplaceAllString(text, w.ours)
	}
	return text
}
