#!/bin/sh
# Starts the course with the Go and the modules in this folder. Nothing is
# installed: what is built goes into the folder work beside this file.
#
#   sh start.sh                   a terminal in which go and reportgen work
#   sh start.sh report 02 03      one command of reportgen

unset CDPATH # with it, cd prints where it went
here=$(cd "$(dirname "$0")" && pwd) || exit 1
case $(uname -s) in
  Darwin) os=darwin ;;
  *) os=$(uname -s | tr 'A-Z' 'a-z') ;;
esac
case $(uname -m) in
  x86_64 | amd64) arch=amd64 ;;
  aarch64 | arm64) arch=arm64 ;;
  i?86) arch=386 ;;
  *) arch=$(uname -m) ;;
esac
go="$here/go/$os-$arch"
if [ ! -f "$go/bin/go" ]; then
  echo "start: this folder has no Go for $os/$arch, only for: $(cd "$here/go" && echo *)" >&2
  exit 1
fi
unset GOROOT GOWORK GOOS GOARCH GOEXPERIMENT GO111MODULE GOBIN
export GOENV=off GOTOOLCHAIN=local GOFLAGS="-modcacherw -buildvcs=false"
if ! "$go/bin/go" version >/dev/null 2>&1; then
  echo "start: programs cannot be run from here; copy this folder to the computer and start it there" >&2
  exit 1
fi
if ! mkdir -p "$here/work" 2>/dev/null; then
  echo "start: nothing can be written here; copy this folder to the computer and start it there" >&2
  exit 1
fi
address=$(printf %s "$here/modules" | sed 's/%/%25/g; s/ /%20/g; s/#/%23/g; s/?/%3F/g; s/,/%2C/g; s/|/%7C/g')

export PATH="$go/bin:$PATH" GOPROXY="file://$address" GOSUMDB=off ECHARTS_JS="$here/echarts.min.js"
export GOPATH="$here/work" GOMODCACHE="$here/work/modules" GOCACHE="$here/work/build"
cd "$here/course" || exit 1
if [ $# -gt 0 ]; then
  exec go run ./reportgen "$@"
fi
echo "This terminal has Go and the course. Begin with:  go run ./reportgen report 02"
exec "${SHELL:-/bin/sh}"
