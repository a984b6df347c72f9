#!/usr/bin/env bash
# Runs one command of userstatus-conformance with the action's inputs, shows its report in the summary of the run, and
# exits with the command's exit code.
set -uo pipefail

packages=(-p "userstatus-conformance@$INPUT_VERSION")
args=()

# Adds an option if its input was given.
option() { if [[ -n "$2" ]]; then args+=("$1" "$2"); fi; }
# Adds a switch if its input is true.
switch() { if [[ "$2" == true ]]; then args+=("$1"); fi; }

# An empty target often is a variable that was never set: the command refuses it, rather than judge the embedded tenant.
target() { if [[ "$1" != 'not given' ]]; then args+=(--target "$1"); fi; }

add_packages() { for package in "$@"; do packages+=(-p "$package"); done; }

add_reports() {
  local names
  read -ra names <<< "$INPUT_REPORTERS"
  args+=(--report-dir "$INPUT_REPORT_DIR" --reporter "${names[@]}")
}

read -ra wanted <<< "$INPUT_PACKAGES"
add_packages ${wanted[@]+"${wanted[@]}"}

case "$INPUT_COMMAND" in
  verify)
    args=(verify)
    target "$INPUT_TARGET"
    option --config "$INPUT_CONFIG"
    option --requirements "$INPUT_REQUIREMENTS"
    option --cases "$INPUT_CASES"
    option --seed "$INPUT_SEED"
    option --shard "$INPUT_SHARD"
    option --require-paths "$INPUT_REQUIRE_PATHS"
    switch --strict "$INPUT_STRICT"
    switch --yes "$INPUT_YES"
    add_reports
    ;;
  gate)
    args=(gate)
    option --require-paths "$INPUT_REQUIRE_PATHS"
    option --scenario "$INPUT_SCENARIO"
    add_reports
    args+=(-- bash -c "$INPUT_RUN")
    ;;
  'pact publish')
    add_packages @pact-foundation/pact-cli
    args=(pact publish)
    while IFS= read -r file; do if [[ -n "$file" ]]; then args+=("$file"); fi; done <<< "$INPUT_PACTS"
    ;;
  *)
    echo "::error::command must be verify, gate or pact publish."
    exit 2
    ;;
esac

npx --yes "${packages[@]}" userstatus-conformance "${args[@]}"
code=$?

show() { if [[ -f "$INPUT_REPORT_DIR/$1" ]]; then cat "$INPUT_REPORT_DIR/$1"; fi; }

if [[ "$INPUT_COMMAND" != 'pact publish' ]]; then
  show report.md >> "$GITHUB_STEP_SUMMARY"
  show annotations.txt
  verdict=$(show results.json | node -e "
    process.stdin.setEncoding('utf8').toArray().then((parts) => {
      const { verdict = 'none' } = JSON.parse(parts.join('') || '{}');
      console.log(verdict);
    })")
  echo "verdict=$verdict" >> "$GITHUB_OUTPUT"
fi
exit "$code"
