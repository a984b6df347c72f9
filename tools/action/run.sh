#!/usr/bin/env bash
# Runs one command of userstatus-conformance with the action's inputs, shows its report in the summary of the run, and
# exits with the command's exit code. The verdict is that of this run: reports of earlier ones are deleted before.
# Inputs are data: each is checked, and goes behind the `=` of its own option, so that none can become another option.
set -uo pipefail

args=()
packages=()

# Messages name inputs and never quote them: their text could be a command to the runner.
name_of() { tr 'A-Z_' 'a-z-' <<< "${1#INPUT_}"; }
wrong() {
  echo "::error::$1"
  exit 2
}

# A line break could start a command to the runner, an escape sequence one to a terminal.
one_line() {
  local input
  for input in "$@"; do
    case "${!input}" in *[[:cntrl:]]*) wrong "$(name_of "$input") must be one line without control characters." ;; esac
  done
}
given() {
  local input
  for input in "$@"; do if [[ -z "${!input}" ]]; then wrong "$(name_of "$input") must not be empty."; fi; done
}
true_or_false() {
  local input
  for input in "$@"; do
    case "${!input}" in true | false | '') ;; *) wrong "$(name_of "$input") must be true or false." ;; esac
  done
}
# What a command does not take would be left out without a word, and the verdict would be on something else.
not_for_command() {
  local input
  for input in "$@"; do
    case "${!input}" in '' | false) ;; *) wrong "$(name_of "$input") is not for this command." ;; esac
  done
}

# Adds an option if its input was given.
option() { if [[ -n "$2" ]]; then args+=("$1=$2"); fi; }
# Adds a switch if its input is true.
switch() { if [[ "$2" == true ]]; then args+=("$1"); fi; }

# An empty target often is a variable that was never set: the command refuses it, rather than judge the embedded tenant.
target() { if [[ "$1" != 'not given' ]]; then args+=("--target=$1"); fi; }

add_reports() {
  local names name
  read -ra names <<< "$INPUT_REPORTERS"
  args+=("--report-dir=$INPUT_REPORT_DIR")
  for name in ${names[@]+"${names[@]}"}; do args+=("--reporter=$name"); done
}

# Names and versions on the registry alone: npm also takes folders, URLs, git repositories and other names for a package.
add_packages() {
  local wanted package
  local name='(@[a-z0-9][a-z0-9._-]*/)?[a-z0-9][a-z0-9._-]*' version='[~^]?[0-9A-Za-z][0-9A-Za-z.+-]*'
  if [[ ! "$INPUT_VERSION" =~ ^$version$ ]]; then wrong 'version must be a version or a tag on npm.'; fi
  packages+=("--package=userstatus-conformance@$INPUT_VERSION")
  read -ra wanted <<< "$INPUT_PACKAGES"
  for package in ${wanted[@]+"${wanted[@]}"}; do
    if [[ ! "$package" =~ ^$name(@$version)?$ ]]; then wrong 'packages must be names on npm, with @version or without.'; fi
    packages+=("--package=$package")
  done
}

one_line INPUT_COMMAND INPUT_TARGET INPUT_CONFIG INPUT_REQUIREMENTS INPUT_CASES INPUT_SEED INPUT_SHARD INPUT_REQUIRE_PATHS \
  INPUT_MEMORY INPUT_SCENARIO INPUT_REPORTERS INPUT_REPORT_DIR INPUT_VERSION INPUT_PACKAGES
true_or_false INPUT_STRICT INPUT_YES INPUT_PLAIN_HTTP
given INPUT_REPORT_DIR
add_packages

case "$INPUT_COMMAND" in
  verify)
    not_for_command INPUT_RUN INPUT_SCENARIO INPUT_PACTS
    args=(verify)
    target "$INPUT_TARGET"
    option --config "$INPUT_CONFIG"
    option --requirements "$INPUT_REQUIREMENTS"
    option --cases "$INPUT_CASES"
    option --seed "$INPUT_SEED"
    option --shard "$INPUT_SHARD"
    option --require-paths "$INPUT_REQUIRE_PATHS"
    if [[ -n "$INPUT_MEMORY" ]]; then args+=("--memory=$INPUT_MEMORY"); else args+=(--no-memory); fi
    switch --strict "$INPUT_STRICT"
    switch --yes "$INPUT_YES"
    switch --plain-http "$INPUT_PLAIN_HTTP"
    add_reports
    ;;
  gate)
    not_for_command INPUT_CONFIG INPUT_REQUIREMENTS INPUT_CASES INPUT_SEED INPUT_SHARD INPUT_STRICT INPUT_YES \
      INPUT_PLAIN_HTTP INPUT_PACTS
    given INPUT_RUN
    args=(gate)
    option --require-paths "$INPUT_REQUIRE_PATHS"
    option --scenario "$INPUT_SCENARIO"
    add_reports
    args+=(-- bash -c "$INPUT_RUN")
    ;;
  'pact publish')
    not_for_command INPUT_CONFIG INPUT_REQUIREMENTS INPUT_CASES INPUT_SEED INPUT_SHARD INPUT_STRICT INPUT_REQUIRE_PATHS \
      INPUT_RUN INPUT_SCENARIO
    packages+=(--package=@pact-foundation/pact-cli)
    args=(pact publish)
    switch --yes "$INPUT_YES"
    switch --plain-http "$INPUT_PLAIN_HTTP"
    args+=(--)
    while IFS= read -r file; do if [[ -n "$file" ]]; then args+=("$file"); fi; done <<< "$INPUT_PACTS"
    ;;
  *) wrong 'command must be verify, gate or pact publish.' ;;
esac

# What an earlier run left there is not a report of this one. The list of what a run created stays.
delete_reports() {
  local report
  for report in results.json report.html junit.xml report.md report.sarif annotations.txt ctrf.json failures.har badge.svg; do
    if ! rm -f -- "$INPUT_REPORT_DIR/$report"; then
      echo "::error::$report of an earlier run cannot be deleted."
      exit 3
    fi
  done
}
if [[ "$INPUT_COMMAND" != 'pact publish' ]]; then delete_reports; fi

run() { npx --yes "${packages[@]}" -- userstatus-conformance "${args[@]}"; }

# What a target or a broker answers can stand in the output: the runner takes no commands from it. The client that a
# gate runs is the workflow's own.
if [[ "$INPUT_COMMAND" == gate ]]; then
  run
  code=$?
else
  resume=$(node --print 'crypto.randomUUID()')
  echo "::stop-commands::$resume"
  run
  code=$?
  printf '\n::%s::\n' "$resume"
fi

# A summary takes 1 MiB.
show_summary() {
  local file="$INPUT_REPORT_DIR/report.md"
  if [[ ! -f "$file" ]]; then return; fi
  if (($(wc -c < "$file") < 1000000)); then cat -- "$file"; else echo 'The report is too long for a summary: it is in report.md.'; fi
}

# One of the three words, whatever the file says.
reported_verdict() {
  if [[ ! -f "$INPUT_REPORT_DIR/results.json" ]]; then return; fi
  node -e '
    const { verdict } = JSON.parse(require("node:fs").readFileSync(process.argv[1], "utf8"));
    console.log(["conformant", "nonconformant"].find((word) => word === verdict) ?? "none");
  ' -- "$INPUT_REPORT_DIR/results.json" 2> /dev/null
}

if [[ "$INPUT_COMMAND" == 'pact publish' ]]; then
  case "$code" in 0 | 2 | 3) exit "$code" ;; *) exit 3 ;; esac
fi

show_summary >> "$GITHUB_STEP_SUMMARY"
if [[ -f "$INPUT_REPORT_DIR/annotations.txt" ]]; then cat -- "$INPUT_REPORT_DIR/annotations.txt"; fi

# npx itself ends with 1 where it cannot install: a verdict is one only if code and file say the same.
case "$code $(reported_verdict)" in
  '0 conformant') verdict=conformant ;;
  '1 nonconformant') verdict=nonconformant ;;
  *) verdict=none ;;
esac
echo "verdict=$verdict" >> "$GITHUB_OUTPUT"
if [[ "$verdict" == none && ! "$code" =~ ^[23]$ ]]; then
  echo "::error::The command ended with $code and left no report of that verdict: no verdict."
  code=3
fi
exit "$code"
