package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"regexp"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"workbook/reportgen/internal/classroom"
)

// TestClassLoad spreads the hand-ins over a time, while a projector's page follows
// them, and says how long they took and how much memory the class.
func TestClassLoad(t *testing.T) {
	if *over == 0 {
		t.Skip("takes a while; -over 60s -students 1000 does it")
	}
	all, class := newStudents(t, *students), newServed(t)
	var pages atomic.Int64
	go follow(class.page, &pages)
	took := make([]time.Duration, len(all))
	var sent sync.WaitGroup
	for i, who := range all {
		sent.Go(func() {
			<-time.After(rand.N(*over))
			began := time.Now()
			if _, err := (classroom.Sender{}).Send(t.Context(), class.address, who.token, who.text); err != nil {
				t.Error(err)
			}
			took[i] = time.Since(began)
		})
	}
	sent.Wait()
	if kept := class.kept(); len(kept) != len(all) {
		t.Errorf("%d hand-ins, want %d", len(kept), len(all))
	}
	slices.Sort(took)
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", class.cmd.Process.Pid))
	if err != nil {
		t.Fatal(err)
	}
	most := regexp.MustCompile(`VmHWM:.*`).Find(status)
	load, _ := os.ReadFile("/proc/loadavg")
	t.Logf("%d students over %s: median %s, p99 %s, most %s; %s; the projector's page was drawn %d times; load %s",
		len(all), *over, took[len(took)/2], took[len(took)*99/100], took[len(took)-1], most, pages.Load(), bytes.TrimSpace(load))
}

// follow gets the projector's page whenever its stream says that there is news,
// until the class ends.
func follow(page string, pages *atomic.Int64) {
	news, err := http.Get(page + "/news")
	if err != nil {
		return
	}
	defer news.Body.Close()
	for lines := bufio.NewScanner(news.Body); lines.Scan(); {
		if lines.Text() == "" {
			continue
		}
		drawn, err := http.Get(page)
		if err != nil {
			return
		}
		_, _ = io.Copy(io.Discard, drawn.Body)
		drawn.Body.Close()
		pages.Add(1)
	}
}
