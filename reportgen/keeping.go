package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"strings"

	"workbook/reportgen/internal/bus"
	"workbook/reportgen/internal/classroom"
	"workbook/reportgen/internal/store"
)

// busAddress names the servers of a class's bus; the zero value is no bus.
type busAddress struct{ bus.Address }

// UnmarshalText reads an address, so that a mistyped one is found before anything
// is connected. It refuses a token: make and go run would hand it on to other
// programs on their command lines.
func (b *busAddress) UnmarshalText(text []byte) (err error) {
	b.Address, err = bus.ParseAddress(string(text))
	return err
}

// open asks for the token, and opens the bus.
func (b busAddress) open(sh *shell) (*bus.Bus, error) {
	fmt.Fprint(sh.stderr, "token: ")
	token, err := sh.readLine(bufio.NewReader(sh.stdin))
	switch token = strings.TrimSpace(token); {
	case sh.ctx.Err() != nil:
		return nil, err
	case token == "":
		return nil, errors.New("want the token of the bus on standard input, in a line; it is in the server's configuration")
	}
	return bus.Open(sh.ctx, b.Address, token, func(err error) { complain(sh.stderr, err) })
}

// A storePlace is a folder or the address of a database.
type storePlace string

func (p storePlace) database() bool { return strings.Contains(string(p), "://") }

// anAddress is one of a database, without a password.
var anAddress = regexp.MustCompile(`^postgres(ql)?://([^:/?#@]*@)?[^@]*$`)

// keywords are other forms of a database's address, and names of a database's file, which
// would be made a folder.
var keywords = regexp.MustCompile(`(?i)(^| )(host|hostaddr|port|dbname|user|service) *=|^[^/\\]{2,}:[0-9]+(/|$)|^[a-z0-9+]*[a-z0-9]{2}:|^:memory:$|\.(db|db3|sqlite|sqlite3)$|^\s+$`)

var errWhere = errors.New("want a folder, or the address of a database, as postgres://USER@HOST/DATABASE")

// UnmarshalText reads one. It refuses a password for the reason for which a bus refuses
// a token, and because the driver's errors quote what it could not read.
func (p *storePlace) UnmarshalText(text []byte) error {
	switch {
	case storePlace(text).database():
	case keywords.Match(text):
		return errWhere
	default:
		return (*typedPath)(p).UnmarshalText(text)
	}
	*p = storePlace(text)
	switch scheme, _, _ := strings.Cut(string(text), "://"); {
	case scheme != "postgres" && scheme != "postgresql":
		return errWhere
	case !anAddress.Match(text) || strings.Contains(string(text), "password="):
		return errors.New("leave the password out, every user of this machine could read it here; put it into the variable PGPASSWORD or the file .pgpass")
	}
	return nil
}

// A keeping is where a class is kept.
type keeping struct {
	register *classroom.Register
	store    store.Store
	close    func() error
}

// keepHere opens a class in a folder, and its hand-ins where they are.
func keepHere(sh *shell, folder, where string) (k keeping, err error) {
	if k.register, err = classroom.OpenRegister(folder); err != nil {
		return k, err
	}
	k.store, err = store.Open(sh.ctx, where, k.register.Code())
	if err == nil {
		k.close = k.store.Close
	}
	return k, err
}

// keepShared opens the class that is on the bus.
func keepShared(sh *shell, at busAddress) (k keeping, err error) {
	on, err := at.open(sh)
	if err != nil {
		return k, err
	}
	if k.register, err = classroom.ShareRegister(on); err != nil {
		return k, errors.Join(err, on.Close())
	}
	k.store, k.close = store.Share(on, k.register.Code(), classroom.Later), on.Close
	return k, nil
}

// forgetHere deletes a class in a folder, also if it cannot be read, and its hand-ins
// where they are.
func forgetHere(sh *shell, folder, where string) error {
	if err := classroom.IsKept(folder); err != nil { // a new one would be forgotten in place of the one that was meant
		return fmt.Errorf("%w, so nothing was deleted; type this in the project where the class was served, or name its folder with -store", err)
	}
	code := ""
	register, err := classroom.OpenRegister(folder)
	switch {
	case err == nil:
		code = register.Code()
	case where != folder: // in a database, the code says which hand-ins are the class's
		return fmt.Errorf("%w; nothing was deleted: without the class's code, its hand-ins cannot be found in the database", err)
	}
	kept, err := store.Open(sh.ctx, where, code)
	if err != nil {
		return err
	}
	return forgetKept(sh.ctx, kept, folder)
}

// forgetKept deletes hand-ins, and then the class in the folder: if they cannot be deleted,
// its code is needed to find them again.
func forgetKept(ctx context.Context, kept store.Store, folder string) error {
	if err := errors.Join(kept.Forget(ctx), kept.Close()); err != nil {
		return err
	}
	return classroom.ForgetRegister(folder)
}

// forgetShared deletes the class that is on the bus.
func forgetShared(sh *shell, at busAddress) error {
	on, err := at.open(sh)
	if err != nil {
		return err
	}
	return errors.Join(classroom.ForgetShared(sh.ctx, on), on.Close())
}

// forgetPage deletes the page of a class and the table beside it, which say of each
// machine what its hand-in said.
func forgetPage(path string) error {
	for _, path := range []string{path, tableBeside(path)} {
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("the class is forgotten, but not what was made of it: %w; delete it yourself", err)
		}
	}
	return nil
}
