#!/usr/bin/env bash
# Updates every provider and opens a pull request, or renews the one that is open. REPORT is its description.
set -euo pipefail

branch=hookstep/update

npx hookstep update
if [ -z "$(git status --porcelain)" ]; then
  echo "Nothing to propose."
  exit 0
fi

git config user.name "github-actions[bot]"
git config user.email "41898282+github-actions[bot]@users.noreply.github.com"
git switch --force-create "$branch"
git add --all
git commit --message "Update from upstream"
git push --force origin "$branch"

if [ "$(gh pr list --head "$branch" --json number --jq length)" = 0 ]; then
  gh pr create --head "$branch" --title "Update from upstream" --body-file "$REPORT"
else
  gh pr edit "$branch" --body-file "$REPORT"
fi
