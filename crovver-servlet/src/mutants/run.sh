#!/usr/bin/env bash
# Applies each mutant to a copy of the tree, runs the adversarial suite there, and expects it to fail.
#
#   run.sh [NAME...]        all of them, or those named; without .patch
#
# Prints one line per mutant with the first tests that fail. Ends with 1 if one survives or no longer applies.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
suite=${SUITE:-'AdversarialTest$Jetty120Ee10'}
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
(cd "$root" && git ls-files -z | xargs -0 cp --parents -t "$copy" 2>/dev/null)

# In one copy, so that what a mutant does not touch is compiled once.
build() {
  (cd "$copy" && mvn -B -q -pl crovver-servlet -am verify -Dspotless.check.skip -Dtest="$suite" \
    -Dsurefire.failIfNoSpecifiedTests=false) >"$copy/build.log" 2>&1
}

names=("$@")
if [ ${#names[@]} -eq 0 ]; then
  for patch in "$here"/*.patch; do names+=("$(basename "$patch" .patch)"); done
  if ! build; then
    echo "The suite fails without any mutant:"
    grep -a 'ERROR' "$copy/build.log" | head -n 20
    exit 1
  fi
fi

alive=0
for name in "${names[@]}"; do
  patch=$here/$name.patch
  if ! patch -s -d "$copy" -p1 --no-backup-if-mismatch <"$patch"; then
    echo "STALE    $name: does not apply any more"
    alive=1
    continue
  fi
  if build; then
    echo "SURVIVED $name"
    alive=1
  elif grep -q 'COMPILATION ERROR' "$copy/build.log"; then
    echo "STALE    $name: does not compile any more"
    alive=1
  else
    killed=$(grep -a 'Tests run:.*Fail' "$copy/build.log" | tail -n 1 | sed 's/.*\(Tests run:.*\)/\1/; s/\x1b\[[0-9;]*m//g')
    first=$(grep -a -m 2 'AdversarialTest.*:.*by [A-Z]\+, step' "$copy/build.log" \
      | sed 's/\x1b\[[0-9;]*m//g; s/.*\[\(.*by [A-Z]*, step [0-9]*\).*/\1/' | paste -sd'; ')
    echo "killed   $name: $killed; ${first:-$(grep -a -m 1 'ERROR' "$copy/build.log" | sed 's/\x1b\[[0-9;]*m//g')}"
  fi
  patch -s -R -d "$copy" -p1 --no-backup-if-mismatch <"$patch"
done
exit $alive
