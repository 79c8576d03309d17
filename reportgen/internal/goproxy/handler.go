package goproxy

import (
	"net/http"
	"strings"
	"time"
)

// ServeHTTP answers the go command. What it does not get here, it asks the next
// proxy of its GOPROXY for, if there is one.
func (m *Modules) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(r.URL.Path, "/")
	content, err := m.open(name)
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
