@echo off
setlocal
rem Double-click to start Balance Due; what is typed after it is handed on, as in: start.bat test
pushd "%~dp0"
set "found="

for %%V in (3.13 3.12 3.11 3.14 3) do (
    if not defined found (
        py -%%V -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>&1 && set "found=py -%%V"
    )
)
if not defined found (
    python -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>&1 && set "found=python"
)
if defined found goto start

rem Windows puts an empty "python" under WindowsApps that only opens its Store.
for /f "delims=" %%P in ('where python 2^>nul') do (
    echo %%P | find /i "\WindowsApps\" >nul && set "stub=%%P"
)
if defined stub (
    echo The python at "%stub%" is the Microsoft Store's stand-in, not a Python:
    echo ask the IT desk for Python 3.13 from python.org, or get it there yourself, then start again.
) else (
    echo Balance Due needs Python 3.11 or newer and found none:
    echo ask the IT desk for Python 3.13, or get it from python.org, then start again.
)
pause
exit /b 1

:start
%found% start.py %*
set "code=%errorlevel%"
if not "%code%"=="0" pause
exit /b %code%
