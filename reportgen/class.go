package main

import (
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"path/filepath"
	"strings"

	"rsc.io/qr"

	"workbook/labs/units"
	"workbook/reportgen/internal/class"
	"workbook/reportgen/internal/classroom"
	"workbook/reportgen/internal/echarts"
	"workbook/reportgen/internal/goproxy"
	"workbook/reportgen/internal/handin"
)

// classFolder is where a class is kept, and its hand-ins if -store does not say
// otherwise.
var classFolder = filepath.Join(reportFolder, "class")

// classPage is the page of the class that has ended.
var classPage = filepath.Join(reportFolder, "class.html")

// classCommand serves a class until it ends, and then makes its page.
type classCommand struct {
	Listen door       `default:":8642" placeholder:"HOST:PORT" help:"Where students reach the class; the projector's page is on the next port of this machine alone."`
	Store  storePlace `placeholder:"WHERE" help:"A folder for the class and its hand-ins, or postgres://USER@HOST/DATABASE for the hand-ins; report/class if it is left out."`
	Bus    busAddress `placeholder:"nats://HOST:PORT" help:"NATS servers with JetStream, on which several computers serve one class: its hand-ins, votes, code and secret are there alone. The token is asked for."`
	TLS    bool       `name:"tls" help:"Serve students by HTTPS with a certificate of the class's own, whose fingerprint is in the address."`
	Forget bool       `help:"Delete the class: its hand-ins, its votes, its code and its secret, and its page and table in report."`
	picturing
}

func (c *classCommand) Run(sh *shell) error {
	p, err := sh.open(nil)
	if err != nil {
		return err
	}
	if c.Bus.Address != "" && c.Store != "" {
		return usageError{errors.New("-store and -bus are two places for one class; leave one of them out")}
	}
	if c.Forget {
		return c.forget(sh)
	}
	kept, err := c.keep(sh)
	if err != nil {
		return err
	}
	defer kept.close()
	syllabus := handin.NewSyllabus(p.units, p.root)
	gathered := class.New(syllabus)
	room := newClassroom(syllabus, gathered, kept)
	room.Trouble = func(err error) { complain(sh.stderr, err) }
	if err := room.Begin(sh.ctx); err != nil {
		return err
	}
	script, noScript, err := c.load(sh, echarts.Loader{Offline: true})
	if err != nil {
		return err
	}
	room.Machines = func(w io.Writer) error { return drawClass(w, gathered, script, noScript) }
	if !c.TLS { // the go command does not trust the class's certificate
		if room.Needs, err = needs(p, script); err != nil {
			complain(sh.stderr, fmt.Errorf("the class hands out no modules: %w", err))
		}
	}
	doors, err := room.Listen(string(c.Listen), c.TLS)
	if err != nil {
		return err
	}
	if err := c.invite(sh, room, doors, gathered.Machines()); err != nil {
		return err
	}
	if err := room.Serve(sh.ctx, doors); err != nil {
		return err
	}
	sh.finished = true
	if gathered.Machines() == 0 {
		fmt.Fprintln(sh.stdout, "The class has ended, and nothing was handed in.")
		return nil
	}
	err = writeClass(sh, classPage, gathered, script, noScript)
	fmt.Fprintln(sh.stdout)
	return err
}

// A door is where students reach the class: HOST:PORT, :PORT, or the port alone.
type door string

// UnmarshalText reads one, so that a mistyped one is found before a class begins.
func (d *door) UnmarshalText(text []byte) error {
	at := string(text)
	if !strings.Contains(at, ":") {
		at = ":" + at
	}
	host, port, err := net.SplitHostPort(at)
	if strings.Contains(host, "%") {
		return fmt.Errorf("%.100q names a network card of this machine, and other machines call theirs otherwise; write -listen HOST:PORT or -listen :PORT", text)
	}
	if err == nil {
		_, err = net.LookupPort("tcp", port)
	}
	if err != nil || port == "" { // an empty port is another one at each start
		return fmt.Errorf("%.100q is not an address to listen on; write -listen HOST:PORT or -listen :PORT", text)
	}
	*d = door(at)
	return nil
}

// needs is what the class hands out to laptops without internet: the course's
// modules, as far as this computer has them, and the script.
func needs(p project, script []byte) (http.Handler, error) {
	cache, err := goproxy.Cache(p.path)
	if err != nil {
		return nil, err
	}
	modules, err := goproxy.Open(p.root, cache)
	if err != nil {
		return nil, err
	}
	return goproxy.Room(modules, script), nil
}

// keep opens the class where it is kept.
func (c *classCommand) keep(sh *shell) (keeping, error) {
	if c.Bus.Address != "" {
		return keepShared(sh, c.Bus)
	}
	folder, where := c.places()
	return keepHere(sh, folder, where)
}

// forget deletes the class from its store, and its page from this computer.
func (c *classCommand) forget(sh *shell) (err error) {
	if c.Bus.Address != "" {
		err = forgetShared(sh, c.Bus)
	} else {
		folder, where := c.places()
		err = forgetHere(sh, folder, where)
	}
	if err == nil {
		err = forgetPage(classPage)
	}
	if err == nil {
		fmt.Fprintln(sh.stdout, "The class is forgotten: its hand-ins, its votes, its code, its secret and its page are deleted.")
	}
	return err
}

// places are the folder of the class and where its hand-ins are kept.
func (c *classCommand) places() (folder, where string) {
	switch {
	case c.Store == "":
		return classFolder, classFolder
	case c.Store.database():
		return classFolder, string(c.Store)
	}
	return string(c.Store), string(c.Store)
}

// invite says how to reach the class, and draws the address for phones to read.
func (c *classCommand) invite(sh *shell, room *classroom.Class, doors *classroom.Doors, machines int) error {
	address := room.Address
	if machines > 0 {
		fmt.Fprintf(sh.stdout, "This class goes on: %s handed in before. class -forget begins a new one.\n", units.Plural(machines, "machine"))
	}
	if at := c.Bus.Address; at != "" {
		fmt.Fprintf(sh.stdout, "Machines that work together in lab 21 type this, and then the token: go run ./labs/21-machines -join %s\n", at)
	}
	code, err := qr.Encode(address.String(), qr.M)
	if err != nil {
		return fmt.Errorf("QR code of %s: %w", address, err)
	}
	if columns(sh.stderr) > code.Size+2*qrBorder {
		fmt.Fprint(sh.stderr, blocks(code))
	}
	fmt.Fprintf(sh.stdout, `Students hand in with: make hand-in TO=%s
Phones vote at:        %[1]s
Class code:            %s
The projector's page:  http://%s
Ctrl-C ends the class, and so does the button at the end of that page.
`, address, address.Code, doors.Projector.Addr())
	if doors.Alone {
		complain(sh.stderr, errors.New("this machine has no network, so only it reaches this address; connect it, and start the class again"))
	}
	if len(doors.Others) > 0 {
		fmt.Fprintf(sh.stdout, "If no student reaches that, as beside a VPN, start the class again with -listen %s\n", hostsAt(doors))
	}
	if room.Needs != nil {
		shell, powerShell := goproxy.Lines("http://" + address.Host + strings.TrimSuffix(classroom.NeedsPath, "/"))
		fmt.Fprintf(sh.stdout, "Laptops without internet first type: %s\nor, in PowerShell: %s\n", shell, powerShell)
	}
	return nil
}

// hostsAt are the other places at which students reach the class, each as HOST:PORT.
func hostsAt(doors *classroom.Doors) string {
	_, port, _ := net.SplitHostPort(doors.Students.Addr().String()) // a listener's has one
	var all []string
	for _, addr := range doors.Others {
		all = append(all, net.JoinHostPort(addr.String(), port))
	}
	return strings.Join(all, " or ")
}
