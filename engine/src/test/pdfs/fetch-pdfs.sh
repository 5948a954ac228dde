#!/bin/sh
# Fetches real PDFs for the tests of ./lectern test --pdfs: manuals and articles that Debian packages contain.
#
#   fetch-pdfs.sh FOLDER      writes some fifty files into FOLDER
#
# Needs apt-get and dpkg-deb (Debian or Ubuntu); nothing is installed. Packages that are there are not fetched again.
#
# Exit status: 0 they are there; 1 they could not be had; 2 wrong use.
set -eu

packages='r-cran-zoo r-cran-survival r-cran-matrix r-cran-mvtnorm r-cran-multcomp r-cran-lme4 r-cran-vcd r-cran-coin
r-cran-strucchange r-cran-sandwich r-doc-pdf gnuplot-doc'

fail() {
    echo "fetch-pdfs: $*" >&2
    exit 1
}

if [ $# -ne 1 ]; then
    echo "usage: fetch-pdfs.sh FOLDER" >&2
    exit 2
fi
for tool in apt-get dpkg-deb; do
    command -v "$tool" >/dev/null 2>&1 || fail "needs $tool, which Debian and Ubuntu have"
done
folder=$1
mkdir -p "$folder/packages"
cd "$folder/packages"
for package in $packages; do
    ls "${package}"_*.deb >/dev/null 2>&1 && continue
    apt-get -q download "$package" >&2 || fail "$package could not be downloaded; is there a network?"
done
rm -rf unpacked
for file in *.deb; do
    dpkg-deb -x "$file" unpacked
done
# Links to the same file from several places are one.
find unpacked -name '*.pdf' -type f | sort | while read -r pdf; do
    name=$(echo "$pdf" | sed 's|^unpacked/||; s|/|-|g')
    mv "$pdf" "../$name"
done
rm -rf unpacked
