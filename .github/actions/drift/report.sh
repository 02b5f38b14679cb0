#!/usr/bin/env bash
# Runs `hookstep drift`: annotations and a job summary for people, `changed`, `breaking` and `report` for later steps.
#
#   HOOKSTEP   the command, such as `npx hookstep`
#   PROVIDERS  names separated by spaces; all if empty
#   FAIL_ON    any, breaking or none
set -uo pipefail

read -r -a hookstep <<<"${HOOKSTEP:-npx hookstep}"
read -r -a providers <<<"${PROVIDERS:-}"
report="${RUNNER_TEMP:-${TMPDIR:-/tmp}}/hookstep-drift.md"

"${hookstep[@]}" drift ${providers[@]+"${providers[@]}"} --format markdown >"$report"
status=$?

case $status in
0) changed=false breaking=false ;;
2) changed=true breaking=false ;;
3) changed=true breaking=true ;;
*) exit "$status" ;;
esac

cat "$report" >>"${GITHUB_STEP_SUMMARY:-/dev/stdout}"
{
  echo "changed=$changed"
  echo "breaking=$breaking"
  echo "report=$report"
} >>"${GITHUB_OUTPUT:-/dev/stdout}"

exec "${hookstep[@]}" drift ${providers[@]+"${providers[@]}"} --format github --fail-on "${FAIL_ON:-any}"
