#!/usr/bin/env bash
# Makes an installable package with its own Java runtime: installer/package-linux.sh [deb|app-image]
# Needs a JDK 17 or newer with jpackage, Maven, and for .deb the packages fakeroot and binutils.
set -euo pipefail
cd "$(dirname "$0")/.."
kind=${1:-app-image}
export LC_ALL=C.UTF-8

mvn -B -q -Dquick -DskipTests package
input=$(mktemp -d)
trap 'rm -rf "$input"' EXIT
cp target/suyuan.jar "$input"
cp -r target/lib "$input/lib"

arguments=(
  --type "$kind"
  --name suyuan
  --app-version 0.1.0
  --vendor Suyuan
  --description "Traceability audit of product carbon footprint data"
  --input "$input"
  --main-jar suyuan.jar
  --main-class cn.suyuan.cli.Main
  --dest target/installer
  --java-options -Dfile.encoding=UTF-8
)
if [ "$kind" = deb ]; then
  arguments+=(--license-file LICENSE --linux-package-deps "libgtk-3-0, libxtst6" --linux-menu-group Office --linux-shortcut)
fi
rm -rf target/installer
mkdir -p target/installer
jpackage "${arguments[@]}"
ls target/installer
