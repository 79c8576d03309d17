package classroom

import (
	"cmp"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/base32"
	"errors"
	"fmt"
	"io"
	"math/big"
	"net"
	"time"
)

// certificate is one that the class made itself. No authority vouches for it, so
// the class's address holds its pin.
type certificate struct {
	Certificate []byte `json:"certificate"` // DER
	Key         []byte `json:"key"`         // PKCS 8, DER
}

// validFor is how long a certificate serves: longer than any course.
const validFor = 2 * 365 * 24 * time.Hour

// Certificate returns the class's certificate with its pin. The first call makes
// it, and the class keeps it, so that its address stays the same.
func (r *Register) Certificate() (made tls.Certificate, pin string, err error) {
	certify := func(i *identity) error {
		if i.Certificate == nil {
			i.Certificate, err = makeCertificate()
		}
		if err == nil {
			made, err = i.Certificate.pair()
		}
		return err
	}
	if r.bus != nil {
		err = r.bus.identify(certify)
	} else {
		err = r.change(func(c *class) error { return certify(&c.identity) })
	}
	if err != nil {
		return made, "", fmt.Errorf("certificate of the class: %w", err)
	}
	return made, pinOf(made.Certificate[0]), nil
}

func makeCertificate() (*certificate, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	now := time.Now()
	template := &x509.Certificate{
		SerialNumber: big.NewInt(now.UnixNano()),
		Subject:      pkix.Name{CommonName: "a class of the concurrency workbook"},
		NotBefore:    now.Add(-24 * time.Hour), // laptops' clocks differ
		NotAfter:     now.Add(validFor),
		KeyUsage:     x509.KeyUsageDigitalSignature,
		ExtKeyUsage:  []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
		DNSNames:     []string{"localhost"},
	}
	for _, addr := range Here() {
		template.IPAddresses = append(template.IPAddresses, net.IP(addr.AsSlice()))
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		return nil, err
	}
	private, err := x509.MarshalPKCS8PrivateKey(key)
	return &certificate{der, private}, err
}

func (c *certificate) pair() (tls.Certificate, error) {
	key, err := x509.ParsePKCS8PrivateKey(c.Key)
	return tls.Certificate{Certificate: [][]byte{c.Certificate}, PrivateKey: key}, err
}

// pinOf is the first half of a certificate's SHA-256, in letters and digits.
func pinOf(certificate []byte) string {
	sum := sha256.Sum256(certificate)
	return base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(sum[:16])
}

var errPin = errors.New("another machine answers at this address than the class's")

// pinned is how a student's machine connects to a class whose address holds a pin:
// the pin stands in for the authorities and for the name.
func pinned(pin string) *tls.Config {
	return &tls.Config{
		InsecureSkipVerify: true, // VerifyConnection is called all the same
		VerifyConnection: func(state tls.ConnectionState) error {
			if len(state.PeerCertificates) == 0 || pinOf(state.PeerCertificates[0].Raw) != pin {
				return errPin
			}
			return nil
		},
	}
}

// An onlyTLS listener tells whoever comes without TLS what to type. All that net/http
// says is that a client sent HTTP.
type onlyTLS struct{ net.Listener }

func (l onlyTLS) Accept() (net.Conn, error) {
	conn, err := l.Listener.Accept()
	return &firstByte{Conn: conn}, err
}

// A firstByte looks at the first byte that comes: a TLS connection begins with handshake.
type firstByte struct {
	net.Conn
	seen bool
}

const handshake = 22

func (c *firstByte) Read(p []byte) (int, error) {
	n, err := c.Conn.Read(p)
	if n == 0 || c.seen {
		return n, err
	}
	c.seen = true
	if p[0] == handshake {
		return n, err
	}
	_, err = io.WriteString(c.Conn, "HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n"+
		"this class has https; type its address as it is shown, with https:// before it\n")
	return 0, cmp.Or(err, io.EOF)
}
