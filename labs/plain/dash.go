package plain

import (
	"fmt"
	"strings"
)

// longDashes are what text programs, slides and chats make of one or two hyphens, and an
// input method for Chinese or Japanese of one.
const longDashes = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"

// LongDash returns an error for the first argument that was meant for a flag and begins
// with a long dash. A sentence that begins with one, as a flag's value may, is not a flag.
func LongDash(args []string) error {
	for _, arg := range args {
		name := strings.TrimLeft(arg, "-"+longDashes)
		if strings.IndexAny(arg, longDashes) == 0 && name != "" && name[0] >= 'a' && name[0] <= 'z' && !strings.Contains(name, " ") {
			return fmt.Errorf("%q begins with a long dash, as text programs make; type -%s", arg, name)
		}
	}
	return nil
}
