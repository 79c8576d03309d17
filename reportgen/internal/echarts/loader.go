// Package echarts gets the chart library's script, which is not ours and is not
// kept in the project. Where to look comes in; the script's bytes, checked
// against the pinned hash, and where they are from go out.
package echarts

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"

	"workbook/reportgen/internal/atomicfile"
)

// Version is the one release that reports are made with. Its licence is
// Apache-2.0.
const Version = "6.1.0"

// pinned is dist/echarts.min.js of that release.
var pinned = build{
	size:   1_121_883,
	sha256: "b66b25aeb4df84e33199dc21694014d336d222cbd9deb0e5a7c14bd6aa0d0fd0",
}

// Patience is how long a load may take over all its sources.
const Patience = 20 * time.Second

// A Loader says where to look. The zero Loader looks in the user's cache, asks
// npm, and then a public CDN.
type Loader struct {
	File    string       // the script itself, or an http address of it, from -echarts or ECHARTS_JS; "" for none
	Cache   string       // the folder to keep it in; "" for CacheFolder
	Scratch string       // the folder for what npm fetches; "" for the system's for temporary files
	Offline bool         // look in a file and Cache only
	NPM     string       // the npm command; "" for npm
	CDN     string       // an HTTPS address in front of /echarts@VERSION; "" for a public one
	Client  *http.Client // nil for the default one

	want     *build        // nil for pinned
	patience time.Duration // 0 for Patience
}

// A source is one place that may have the script.
type source struct {
	name string
	get  func(context.Context) ([]byte, error)
}

// An Origin is where a script is from, and what went wrong on the way there.
type Origin struct {
	Source   string
	Troubles []string
}

// String is the source, and what went wrong, on one line.
func (o Origin) String() string { return strings.Join(append([]string{o.Source}, o.Troubles...), "; ") }

// Load returns the script and its origin. It tries File, the cache, npm and the
// CDN, and takes nothing whose size or SHA-256 differ from the pinned ones. A File
// that is wrong is an error at once; an address takes the place of npm and the CDN.
// If no source has the script, the error is an [*Unavailable], and the report can be
// made without pictures.
func (l Loader) Load(ctx context.Context) (script []byte, from Origin, err error) {
	if l.File != "" && !l.isAddress() {
		script, err := l.fromFile()
		return script, Origin{Source: l.File}, err
	}
	patient, cancel := context.WithTimeout(ctx, l.wait())
	defer cancel()

	cache, noCache := l.cachePath()
	missing := &Unavailable{}
	if noCache == nil {
		script, err := l.build().read(cache)
		if err == nil {
			return script, Origin{Source: "the cache, " + cache}, nil
		}
		missing.tried("the cache "+cache, err)
	}
	for _, s := range l.remote() {
		script, err := s.get(patient)
		if ctx.Err() != nil {
			return nil, Origin{}, fmt.Errorf("loading echarts %s: %w", Version, context.Cause(ctx))
		}
		if err != nil {
			missing.tried(s.name, err)
			continue
		}
		from := Origin{Source: s.name, Troubles: missing.notes()}
		if noCache == nil {
			noCache = keep(cache, script)
		}
		if noCache != nil {
			from.Troubles = append(from.Troubles, fmt.Sprintf("not kept for the next report: %v", noCache))
		}
		return script, from, nil
	}
	return nil, Origin{}, missing
}

// remote returns the sources beyond this machine's files.
func (l Loader) remote() []source {
	if l.Offline {
		return nil
	}
	if l.isAddress() {
		return []source{{l.File, func(ctx context.Context) ([]byte, error) { return l.fetch(ctx, l.File) }}}
	}
	return []source{
		{"npm pack echarts@" + Version, l.fromNPM},
		{l.address(), l.fromCDN},
	}
}

func (l Loader) wait() time.Duration { return cmp.Or(l.patience, Patience) }

func (l Loader) build() build {
	if l.want != nil {
		return *l.want
	}
	return pinned
}

// fromFile reads the file that the user named.
func (l Loader) fromFile() ([]byte, error) {
	script, err := l.build().read(l.File)
	if err != nil {
		return nil, fmt.Errorf("echarts file %s %w: give dist/echarts.min.js of echarts %s, or leave -echarts and ECHARTS_JS out",
			l.File, err, Version)
	}
	return script, nil
}

func (l Loader) cachePath() (string, error) {
	folder := l.Cache
	if folder == "" {
		var err error
		if folder, err = CacheFolder(); err != nil {
			return "", err
		}
	}
	return filepath.Join(folder, "echarts-"+Version+".min.js"), nil
}

// CacheFolder is workbook in the user's cache folder.
func CacheFolder() (string, error) {
	user, err := os.UserCacheDir()
	return filepath.Join(user, "workbook"), err
}

// keep puts the script into the cache.
func keep(path string, script []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return atomicfile.WriteFile(path, script)
}
