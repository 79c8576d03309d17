package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"workbook/labs/plain"
)

// A typedPath is the path of a file or a folder as somebody typed it; "" is no path.
type typedPath string

// UnmarshalText takes the path that was meant. A shell puts the home folder in place of
// ~ at the start of a word only, and some never do; a folder whose name is ~ is a trap, as
// rm -r ~ deletes another one. Quotes are left on by Windows' cmd and by whatever pastes
// them twice.
func (p *typedPath) UnmarshalText(text []byte) error {
	path := unquoted(string(text))
	if path == "-" {
		return errors.New(`"-": want a name; nothing is read from standard input`)
	}
	if path == "~" || strings.HasPrefix(path, "~/") || strings.HasPrefix(path, `~\`) {
		home, err := os.UserHomeDir()
		if err != nil {
			return fmt.Errorf("%q: %w; write the whole path in place of ~", path, err)
		}
		path = filepath.Join(home, path[1:])
	}
	if _, err := os.Lstat(path); err != nil {
		switch {
		case filepath.Separator == '/' && ofWindows.MatchString(path):
			return fmt.Errorf("%s is a path of Windows, and this is another system; in WSL, C: is the folder /mnt/c", plain.Path(path))
		case unreplaced.MatchString(path):
			return fmt.Errorf("%s: no shell has put a folder in place of %s; write the whole path", plain.Path(path), plain.Path(unreplaced.FindStringSubmatch(path)[1]))
		}
	}
	*p = typedPath(path)
	return nil
}

// unreplaced begins with the home folder of a user or with a variable, as another shell, or
// this one in other quotes, would replace it. A folder that is called so is the trap that ~ is.
var unreplaced = regexp.MustCompile(`^(~[a-z_][\w.-]*|\$(?:env:)?\w+|\$\{\w+\}|%\w+%)(?:[/\\]|$)`)

// ofWindows is a whole path of Windows. Another system would take it for a name in the current
// folder, and make a file or a folder that is called so.
var ofWindows = regexp.MustCompile(`^([A-Za-z]:[\\/]|\\\\)`)

// unquoted is a text without quotes that are around all of it.
func unquoted(text string) string {
	for _, pair := range []struct{ opens, closes string }{{`'`, `'`}, {`"`, `"`}, {"“", "”"}, {"‘", "’"}, {"„", "“"}} {
		within, opened := strings.CutPrefix(text, pair.opens)
		if within, closed := strings.CutSuffix(within, pair.closes); opened && closed {
			return within
		}
	}
	return text
}
