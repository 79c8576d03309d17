@echo off
rem Starts the course with the Go and the modules in this folder. Nothing is
rem installed: what is built goes into the folder work beside this file.
rem
rem   start.bat                   a terminal in which go and reportgen work
rem   start.bat report 02 03      one command of reportgen

setlocal
set "here=%~dp0"
set "go=%here%go\windows-amd64"
if /i "%PROCESSOR_ARCHITECTURE%"=="ARM64" if exist "%here%go\windows-arm64" set "go=%here%go\windows-arm64"
if not exist "%go%\bin\go.exe" (
  echo start: this folder has no Go for this computer 1>&2
  exit /b 1
)
mkdir "%here%work" 2>nul
if not exist "%here%work" (
  echo start: nothing can be written here; copy this folder to the computer and start it there 1>&2
  exit /b 1
)
set "address=%here:\=/%modules"

set "GOROOT="
set "GOWORK="
set "GOOS="
set "GOARCH="
set "GOEXPERIMENT="
set "GO111MODULE="
set "GOBIN="
set "PATH=%go%\bin;%PATH%"
set "GOENV=off"
set "GOTOOLCHAIN=local"
set "GOFLAGS=-modcacherw -buildvcs=false"
set "GOPROXY=file:///%address%"
set "GOSUMDB=off"
set "ECHARTS_JS=%here%echarts.min.js"
set "GOPATH=%here%work"
set "GOMODCACHE=%here%work\modules"
set "GOCACHE=%here%work\build"
cd /d "%here%course"
if "%~1"=="" goto terminal
go run ./reportgen %*
exit /b %errorlevel%

:terminal
echo This terminal has Go and the course. Begin with:  go run ./reportgen report 02
cmd /k
