package main

import (
	"cmp"
	"context"
	"encoding/binary"
	"io"

	"workbook/labs/lab"
	"workbook/labs/loopback"
)

// A stream, pipe or socket, knows bytes only: a number is eight of them, the
// lowest first, and travels in blocks of as many as a pipe holds on Linux.
const (
	numberSize = 8
	blockSize  = 64 << 10
)

// send writes every number of the share.
func send(out io.Writer, s lab.Share) error {
	block := make([]byte, 0, blockSize)
	for i := range s.Each {
		block = binary.LittleEndian.AppendUint64(block, uint64(i))
		if len(block) == blockSize {
			if _, err := out.Write(block); err != nil {
				return err
			}
			block = block[:0]
		}
	}
	_, err := out.Write(block)
	return err
}

// sendTo does so over a connection to a port of this machine.
func sendTo(port int64, s lab.Share) error {
	conn, err := loopback.Dial(context.Background(), port)
	if err != nil {
		return err
	}
	return cmp.Or(send(conn, s), conn.Close())
}

// receive adds up the numbers that come in until the stream ends.
func receive(in io.Reader) (int64, error) {
	block := make([]byte, blockSize)
	var sum int64
	for {
		n, err := io.ReadFull(in, block)
		sum += sumOf(block[:n])
		switch {
		case err == io.EOF, err == io.ErrUnexpectedEOF: // the stream's end, or a last block that is not full
			return sum, nil
		case err != nil:
			return 0, err
		}
	}
}

// sumOf adds up the numbers in a block.
func sumOf(block []byte) (sum int64) {
	for ; len(block) >= numberSize; block = block[numberSize:] {
		sum += int64(binary.LittleEndian.Uint64(block))
	}
	return sum
}
