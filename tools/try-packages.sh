#!/usr/bin/env bash
# Builds samples/hello-agent and its tests outside the repository, against packed packages as a user would, holds a conversation with it, and fetches
# the page that it serves.
# Usage: tools/try-packages.sh
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$(mktemp -d)
version=0.1.0-try.$(date +%s)

clean() {
  # Not from the folder that goes: dotnet does not run where there is none.
  cd "$root"
  [ -n "${service:-}" ] && kill "$service" 2>/dev/null || true
  rm -rf "$work"
  # A version of its own each time, so that no run sees the packages of another.
  local cache
  cache=$(dotnet nuget locals global-packages --list | sed 's/^global-packages: //')
  rm -rf "${cache:?}"/akkavoice.*/"$version"
}
trap clean EXIT

"$root/tools/pack.sh" "$work/feed" "$version"
cp -r "$root/samples/hello-agent/HelloAgent" "$root/samples/hello-agent/HelloAgent.Tests" "$work/"
cat >"$work/Directory.Build.props" <<XML
<Project>
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
    <Nullable>enable</Nullable>
    <ImplicitUsings>enable</ImplicitUsings>
    <NuGetAudit>false</NuGetAudit>
    <RestoreAdditionalProjectSources>$work/feed</RestoreAdditionalProjectSources>
  </PropertyGroup>
</Project>
XML
# The same program and tests, with packages in place of the projects beside them.
version_of() { sed -n "s/.*PackageVersion Include=\"$1\" Version=\"\([^\"]*\)\".*/\1/p" "$root/Directory.Packages.props"; }
sed -i "s|<ProjectReference Include=\"[^\"]*/\(AkkaVoice[A-Za-z.]*\).csproj\" />|<PackageReference Include=\"\1\" Version=\"$version\" />|" "$work"/*/*.csproj
for package in Microsoft.NET.Test.Sdk xunit xunit.runner.visualstudio; do
  sed -i "s|<PackageReference Include=\"$package\"|& Version=\"$(version_of "$package")\"|" "$work/HelloAgent.Tests/HelloAgent.Tests.csproj"
done

cd "$work"
dotnet test HelloAgent.Tests -v q --nologo -nodeReuse:false
dotnet run --project HelloAgent -- talk --in "$root/samples/weather.wav" --out "$work/answer.wav" | tee "$work/talk.txt"
grep -q 'get_weather .*"city":"Paris".*sunny' "$work/talk.txt"
[ "$(stat -c %s "$work/answer.wav")" -gt 48000 ]

# The page comes out of the packages too.
dotnet HelloAgent/bin/Debug/net10.0/HelloAgent.dll run --port 0 >"$work/run.txt" 2>"$work/run.log" &
service=$!
address=
for _ in $(seq 120); do
  address=$(sed -n 's|.*\(http://[0-9.:]*/\).*|\1|p' "$work/run.txt" | head -n 1)
  [ -n "$address" ] && break
  kill -0 "$service" 2>/dev/null || break
  sleep 0.5
done
[ -n "$address" ] || { cat "$work/run.txt" "$work/run.log"; exit 1; }
node "$root/tools/fetch-page.mjs" "$address"
kill -TERM "$service"
wait "$service"
service=
echo "hello-agent works outside the repository."
