package main

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"

	"workbook/labs/lab"
	"workbook/labs/loopback"
)

// delay is how long the server takes to answer. Shorter waits are rounded up
// by some systems.
const delay = 20 * time.Millisecond

// maxN is how many numbers are looked up at most: one after another they take
// maxN × delay.
const maxN = 1000

// A server is where numbers are looked up.
type server struct {
	port   int64 // on this machine
	client *http.Client
}

// at returns the server that answers on the port. Each worker's connection is
// kept for its next question.
func at(port int64) server {
	dial := func(ctx context.Context, _, _ string) (net.Conn, error) {
		return loopback.Dial(ctx, port)
	}
	return server{port, &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: maxN, DialContext: dial}}}
}

// sum looks up every number of the share, one after another, and adds up the
// answers.
func (s server) sum(ctx context.Context, share lab.Share) (int64, error) {
	var total int64
	for i := range share.Each {
		number, err := s.lookUp(ctx, i)
		if err != nil {
			return 0, err
		}
		total += number
	}
	return total, nil
}

// lookUp asks the server for number i.
func (s server) lookUp(ctx context.Context, i int64) (int64, error) {
	address := fmt.Sprintf("http://localhost:%d/%d", s.port, i)
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return 0, err
	}
	response, err := s.client.Do(request)
	if err != nil {
		return 0, err
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		return 0, fmt.Errorf("%s: %w", address, err)
	}
	return strconv.ParseInt(string(text), 10, 64)
}

// answer is the server's part: it takes its time, then says the number that it
// was asked for.
func answer(w http.ResponseWriter, r *http.Request) {
	select {
	case <-time.After(delay):
		_, _ = io.WriteString(w, strings.TrimPrefix(r.URL.Path, "/"))
	case <-r.Context().Done():
	}
}

// served lets a variant run with a server of its own, which ends with it.
func served(sum func(context.Context, lab.Task, server) (int64, error)) func(context.Context, lab.Task) (int64, error) {
	return func(ctx context.Context, t lab.Task) (int64, error) {
		if t.N > maxN {
			return 0, fmt.Errorf("n %d: want at most %d here, because a look-up takes %s; try -n 10 -workers 10", t.N, maxN, delay)
		}
		listener, err := loopback.Listen(ctx)
		if err != nil {
			return 0, err
		}
		here := http.Server{Handler: http.HandlerFunc(answer)}
		var serving sync.WaitGroup
		serving.Go(func() { _ = here.Serve(listener) })
		defer serving.Wait()
		defer here.Close()

		s := at(loopback.Port(listener))
		defer s.client.CloseIdleConnections()
		return sum(ctx, t, s)
	}
}
