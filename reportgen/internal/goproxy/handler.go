package goproxy

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"
)

// Room hands out what a room without internet needs: the modules below /modules/,
// and the script that draws the charts as /echarts.min.js, unless it is nil.
func Room(modules *Modules, script []byte) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /modules/", http.StripPrefix("/modules", modules))
	if script == nil {
		return mux
	}
	mux.HandleFunc("GET /echarts.min.js", func(w http.ResponseWriter, r *http.Request) {
		http.ServeContent(w, r, "echarts.min.js", time.Time{}, bytes.NewReader(script))
	})
	return mux
}

// ServeHTTP answers the go command. What it does not get here, it asks the next
// proxy of its GOPROXY for, if there is one.
func (m *Modules) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(r.URL.Path, "/")
	content, err := m.open(name)
	if errors.Is(err, errNoGo) { // of what is not found here, the go command shows no reason
		http.Error(w, err.Error(), http.StatusForbidden)
		return
	}
	if err != nil {
		http.Error(w, err.Error(), http.StatusNotFound)
		return
	}
	defer content.Close()
	w.Header().Set("Content-Type", contentType(name))
	w.Header().Set("X-Content-Type-Options", "nosniff")
	http.ServeContent(w, r, "", time.Time{}, content)
}

func contentType(name string) string {
	switch {
	case strings.HasSuffix(name, ".zip"):
		return "application/zip"
	case strings.HasSuffix(name, ".info"):
		return "application/json"
	}
	return "text/plain; charset=utf-8"
}

// Lines are what a student types, in a shell and in PowerShell, so that the go
// command and reportgen get what they need from a [Room] at that address, such as
// http://192.168.0.7:8642/v1/needs. A company's laptop may ask no proxy for some modules
// (GOPRIVATE).
func Lines(address string) (shell, powerShell string) {
	modules, script := address+"/modules", address+"/echarts.min.js"
	return fmt.Sprintf("export GOPROXY=%s GONOPROXY=none ECHARTS_JS=%s", modules, script),
		fmt.Sprintf("$env:GOPROXY='%s'; $env:GONOPROXY='none'; $env:ECHARTS_JS='%s'", modules, script)
}
