#!/usr/bin/env bash
# Installs what Suyuan needs besides a JDK and Maven on Debian and its kin; does nothing where it is all there.
# GTK 3 and XTest for the window, Pango's FreeType back end for windows without a display, Poppler for tests of the PDF.
set -euo pipefail
needed=(libgtk-3-0 libxtst6 libpangoft2-1.0-0 poppler-utils)

if ! command -v dpkg-query >/dev/null; then
  echo "Not a Debian-like system: see that GTK 3, libXtst and Pango are installed." >&2
  exit 0
fi

missing=()
for package in "${needed[@]}"; do
  # newer releases carry a suffix for the 64-bit time type
  if ! dpkg-query -W -f='${Status}\n' "$package" "${package}t64" 2>/dev/null | grep -q 'install ok installed'; then
    missing+=("$package")
  fi
done
[ ${#missing[@]} -eq 0 ] && exit 0

echo "Missing: ${missing[*]}"
if [ "$(id -u)" -eq 0 ]; then
  apt-get update -qq
  apt-get install -y -qq "${missing[@]}"
elif command -v sudo >/dev/null; then
  sudo apt-get update -qq
  sudo apt-get install -y -qq "${missing[@]}"
else
  echo "Install them as root: apt-get install ${missing[*]}" >&2
  exit 1
fi
