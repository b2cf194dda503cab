#!/usr/bin/env bash
# Packs the libraries, and the stand-ins they rest on, into a folder that can be used as a NuGet feed.
# Usage: tools/pack.sh FOLDER [VERSION]     (default: the version in Directory.Build.props, with -compat)
# Over genuine Akka.NET: AKKA_SOURCE=nuget tools/pack.sh FOLDER     (the packages then depend on Akka.* and have no stand-ins)
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
folder=${1:?usage: tools/pack.sh FOLDER [VERSION]}
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
options=(-c Release -v q --nologo -nodeReuse:false "-p:AkkaSource=${AKKA_SOURCE:-compat}")
[ -n "${2:-}" ] && options+=("-p:PackageVersion=$2")

cd "$root"
projects=(src/*/*.csproj compat/LiveKit.Rtc/*.csproj)
[ "${AKKA_SOURCE:-compat}" = compat ] && projects+=(compat/Akka*/*.csproj)
for project in "${projects[@]}"; do
  case "$project" in
    */AkkaVoice.Host.csproj) ;; # a program, not a library
    *) dotnet pack "$project" -o "$folder" "${options[@]}" ;;
  esac
done
