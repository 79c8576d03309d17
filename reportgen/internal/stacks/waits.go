package stacks

import (
	"embed"
	"io/fs"
	"os"
	"regexp"
	"strconv"
	"strings"

	"workbook/reportgen/internal/results"
)

// keptWaits bounds how many goroutines of a dump are kept.
const keptWaits = 64

// goroutine heads one goroutine in what the runtime prints when it ends a
// program: "goroutine 7 gp=0xc000 m=nil [sync.Mutex.Lock, 2 minutes]:".
var goroutine = regexp.MustCompile(`^goroutine ([0-9]+) (?:[^\[]* )?\[([^\]]+)\]:$`)

// Waits reduces a goroutine dump to the goroutines that are in a function of
// the project at root: innermost frame, state, and the locks that the source
// names there. The program that was ended says which files those are: none is read
// that lies outside, or to which a link leads out.
func Waits(dump, root string) []results.Wait {
	var all []results.Wait
	tree := fs.FS(embed.FS{}) // no files, if there is no project
	if opened, err := os.OpenRoot(root); err == nil {
		defer opened.Close()
		tree = opened.FS()
	}
	for _, block := range strings.Split(dump, "\n\n") {
		heading, stack, _ := strings.Cut(strings.TrimLeft(block, "\n"), "\n")
		head := goroutine.FindStringSubmatch(heading)
		if head == nil || len(all) == keptWaits {
			continue
		}
		stack, _, _ = strings.Cut(stack, "\ncreated by ")
		for _, f := range frames(stack) {
			if file, ok := inside(root, f.file); ok {
				id, _ := strconv.Atoi(head[1])
				w := results.Wait{Goroutine: id, State: head[2], Function: f.function, File: file, Line: f.line}
				w.For, w.Holds = locks(tree, file, f.line)
				all = append(all, w)
				break
			}
		}
	}
	return all
}
