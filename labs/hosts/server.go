//go:build !race

package hosts

import (
	"cmp"
	"crypto/rand"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"github.com/nats-io/nats-server/v2/server"

	"workbook/labs/launch"
)

// noServer says why this program cannot be a server.
const noServer = ""

// ready is how long a server may take until it lets clients in.
const ready = 10 * time.Second

// runServer is the whole program of a server that listens at host. It prints its
// URL, with the token that it wants, and ends when its parent does. It keeps the
// queue in memory, and wants a folder only to start.
func runServer(host string) error {
	// Nothing may end it before it has removed its folder, not even that nobody is left
	// to read what it prints.
	signal.Ignore(os.Interrupt, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGPIPE)
	folder, err := os.MkdirTemp("", "lab-queue-")
	if err != nil {
		return fmt.Errorf("folder for the queue: %w; is there room for temporary files?", err)
	}
	token := rand.Text()
	s, err := startServer(&server.Options{Host: host, Port: server.RANDOM_PORT, Authorization: token, StoreDir: folder})
	_ = os.RemoveAll(folder)
	if err != nil {
		return err
	}
	_, address, _ := strings.Cut(s.ClientURL(), "://")
	launch.Released(func() { fmt.Printf("nats://%s@%s\n", token, address) })
	return nil
}

// startServer starts a server with JetStream, and returns when clients may come.
func startServer(o *server.Options) (*server.Server, error) {
	o.ServerName = cmp.Or(o.ServerName, "queue-"+rand.Text())
	o.JetStream, o.DisableJetStreamBanner, o.JetStreamMaxMemory, o.JetStreamMaxStore = true, true, 256<<20, 1<<20
	o.NoSigs = true
	s, err := server.NewServer(o)
	if err != nil {
		return nil, fmt.Errorf("start the queue's server: %w", err)
	}
	var last lastWords
	s.SetLogger(&last, false, false)
	s.Start()
	if last.text != "" {
		return nil, fmt.Errorf("start the queue's server: %s", last.text)
	}
	if !s.ReadyForConnections(ready) {
		return nil, fmt.Errorf("start the queue's server: it is not ready after %s", ready)
	}
	return s, nil
}

// lastWords keeps why a server could not start, which it tells only its log.
type lastWords struct{ text string }

func (l *lastWords) Fatalf(format string, v ...any) { l.text = fmt.Sprintf(format, v...) }
func (l *lastWords) Errorf(string, ...any)          {}
func (l *lastWords) Warnf(string, ...any)           {}
func (l *lastWords) Noticef(string, ...any)         {}
func (l *lastWords) Debugf(string, ...any)          {}
func (l *lastWords) Tracef(string, ...any)          {}
