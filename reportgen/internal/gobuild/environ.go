package gobuild

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"runtime"
	"slices"
	"strings"
)

// kept are the go command's settings that say where it finds things: modules,
// caches, itself, a C compiler. A build needs them, and they change no program.
var kept = []string{
	"CC", "CGO_ENABLED", "CXX", "GOAUTH", "GOCACHE", "GOCACHEPROG", "GOINSECURE", "GOMODCACHE", "GONOPROXY",
	"GONOSUMDB", "GOPATH", "GOPRIVATE", "GOPROXY", "GOROOT", "GOSUMDB", "GOTOOLCHAIN", "GOVCS",
}

// setting is how the names of the go command's settings look. Those of its own
// runtime, such as GOGC, look the same. With the last ones, glibc's loader makes each
// program of a C compiler print what is no word of its own.
var setting = regexp.MustCompile(`^(C?GO_[A-Z0-9_]+|GO[A-Z0-9]+|LD_DEBUG|LD_SHOW_AUXV)$`)

// environ is the environment of a build into dir. Whatever a machine's shell and
// its go env -w say, everyone builds the same programs: no flags, experiments,
// profiles, workspace or other target reach a build, and nobody asks Git for the
// version of the checkout. Without C, programs do not depend on whether there is
// a C compiler; only the race detector needs one, on most systems. That one speaks
// English, so that what it says is known.
func environ(ctx context.Context, root, dir string, flags []string) ([]string, error) {
	env := slices.DeleteFunc(os.Environ(), isDropped)
	env = append(env, "LC_ALL=C", "GOWORK=off", "GOFLAGS=-buildvcs=false -pgo=off",
		"GOTMPDIR="+dir, "TMPDIR="+dir, "TMP="+dir, "TEMP="+dir) // what is left there goes with the rest
	set, err := settings(ctx, root, dir, env)
	if err != nil {
		return nil, err
	}
	for _, name := range kept {
		if value, changed := set[name]; changed {
			env = append(env, name+"="+value)
		}
	}
	if !slices.Contains(flags, "-race") {
		env = append(env, "CGO_ENABLED=0")
	}
	return append(env, "GOENV=off"), nil
}

// isDropped reports that a variable of the environment does not reach a build.
func isDropped(variable string) bool {
	name, _, _ := strings.Cut(strings.ToUpper(variable), "=")
	return setting.MatchString(name) && name != "GOENV" && !slices.Contains(kept, name)
}

// settings asks the go command for the settings that are not its defaults, whether the
// environment or go env -w has set them. With a target or an experiment that it does not
// know, the go command would not say.
func settings(ctx context.Context, root, dir string, env []string) (map[string]string, error) {
	cmd := exec.CommandContext(ctx, "go", "env", "-json", "-changed")
	cmd.Dir = root
	cmd.Env = append(slices.Clip(env), "GOOS="+runtime.GOOS, "GOARCH="+runtime.GOARCH, "GOEXPERIMENT=none")
	var words bytes.Buffer
	cmd.Stderr = &words
	printed, err := cmd.Output()
	if err != nil {
		return nil, failure(dir, words.Bytes(), err)
	}
	set := map[string]string{}
	if err := json.Unmarshal(object(printed), &set); err != nil {
		return nil, fmt.Errorf("go env printed no JSON: %w; is the go on PATH another program than Go's?", err)
	}
	return set, nil
}

// object is the JSON object that was printed, from the first line that begins one to
// the last that ends one. A version manager in Go's place may talk before and after.
func object(printed []byte) []byte {
	from := bytes.Index(append([]byte("\n"), printed...), []byte("\n{"))
	to := bytes.LastIndexByte(printed, '}')
	if from < 0 || to < from {
		return printed
	}
	return printed[from : to+1]
}
