package echarts

import (
	"archive/tar"
	"bytes"
	"cmp"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"workbook/labs/launch"
)

// mostUnpacked bounds what is unpacked of a package in search of the script.
const mostUnpacked = 512 << 20

// fromNPM lets npm fetch the package into a folder of its own, where no
// project's settings apply, and runs none of the package's scripts.
func (l Loader) fromNPM(ctx context.Context) ([]byte, error) {
	npm, err := exec.LookPath(cmp.Or(l.NPM, "npm"))
	if err != nil {
		return nil, err
	}
	folder, err := os.MkdirTemp(l.Scratch, "echarts-*")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)

	ctx, cancel := context.WithTimeout(ctx, l.wait()/2) // the rest is the CDN's
	defer cancel()
	var said bytes.Buffer
	pack := exec.CommandContext(ctx, npm, "pack", "echarts@"+Version,
		"--ignore-scripts", "--silent", "--no-update-notifier", "--no-audit", "--no-fund", "--fetch-retries=0",
		"--dry-run=false", "--pack-destination=.") // the environment or a file of the user's may set these
	pack.Dir = folder
	pack.Stderr = &limited{to: &said, left: 400}
	launch.Join(pack)
	pack.WaitDelay = time.Second // for what npm may have started and left behind
	if err := pack.Run(); err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if said.Len() > 0 {
			return nil, fmt.Errorf("%w: %s", err, said.Bytes())
		}
		return nil, err
	}
	archive := "echarts-" + Version + ".tgz"
	f, err := os.Open(filepath.Join(folder, archive))
	if err != nil {
		return nil, fmt.Errorf("npm left no %s", archive)
	}
	defer f.Close()
	return l.build().fromPackage(f)
}

// fromPackage takes the script out of a package as npm packs it.
func (b build) fromPackage(in io.Reader) ([]byte, error) {
	unzipped, err := gzip.NewReader(in)
	if err != nil {
		return nil, fmt.Errorf("the package is damaged: %w", err)
	}
	files := tar.NewReader(io.LimitReader(unzipped, mostUnpacked))
	for {
		switch header, err := files.Next(); {
		case errors.Is(err, io.EOF):
			return nil, errors.New("the package has no dist/echarts.min.js")
		case err != nil:
			return nil, fmt.Errorf("the package is damaged: %w", err)
		case header.Name == "package/dist/echarts.min.js":
			return b.from(files)
		}
	}
}

// limited keeps the first bytes that are written to it and drops the rest.
type limited struct {
	to   *bytes.Buffer
	left int
}

func (w *limited) Write(p []byte) (int, error) {
	n := min(len(p), w.left)
	w.to.Write(p[:n])
	w.left -= n
	return len(p), nil
}
