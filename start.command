#!/bin/sh
# Double-click to start Balance Due on a Mac (or run it on Linux); what is typed after it is handed on.
cd "$(dirname "$0")" || exit 1

for python in python3.13 python3.12 python3.11 python3.14 python3 python \
    /opt/homebrew/bin/python3 /usr/local/bin/python3 /Library/Frameworks/Python.framework/Versions/Current/bin/python3
do
    if "$python" -c "import sys; sys.exit(sys.version_info < (3, 11))" >/dev/null 2>&1; then
        exec "$python" start.py "$@"
    fi
done

echo "Balance Due needs Python 3.11 or newer and found none:"
echo "ask the IT desk for Python 3.13, or get it from python.org, then start again."
exit 1
