// The script that each shell reads once: it hands the words to `devgrowth __complete` and shows what comes back.
// None evaluates a word or a candidate: `eval` and `compgen -W`, which other programs' scripts use, run `$(...)` in them on Tab.

export const shells = ['bash', 'zsh', 'fish', 'powershell'] as const;
export type Shell = (typeof shells)[number];

/** bash shows no descriptions, and would type them: candidates alone. */
const bash = `# devgrowth completion for bash 3.2 and newer: source it from ~/.bashrc
_devgrowth() {
  local line
  COMPREPLY=()
  while IFS= read -r line; do
    if [[ $line == ':files' ]]; then
      compopt -o default 2>/dev/null
    else
      COMPREPLY+=("\${line%%$'\\t'*}")
    fi
  done < <(command devgrowth __complete "=\${COMP_WORDS[COMP_CWORD]}" "\${COMP_WORDS[@]:1:COMP_CWORD-1}" 2>/dev/null </dev/null)
}
complete -F _devgrowth devgrowth
`;

const zsh = `#compdef devgrowth
# devgrowth completion for zsh: source it from ~/.zshrc, or save it as _devgrowth in a folder of $fpath
_devgrowth() {
  local line
  local -a values shown
  local -i files=0
  while IFS= read -r line; do
    if [[ $line == ':files' ]]; then
      files=1
      continue
    fi
    values+=("\${line%%$'\\t'*}")
    if [[ $line == *$'\\t'?* ]]; then
      shown+=("\${line%%$'\\t'*}  -- \${line#*$'\\t'}")
    else
      shown+=("\${line%%$'\\t'*}")
    fi
  done < <(command devgrowth __complete "=\${(Q)words[CURRENT]}" "\${(@Q)words[2,CURRENT-1]}" 2>/dev/null </dev/null)
  if (( $#values )); then
    compadd -l -V devgrowth -d shown -a values
  elif (( files )); then
    _files
  fi
}
if [[ \${funcstack[1]} == _devgrowth ]]; then
  _devgrowth
else
  # A plain ~/.zshrc has not begun the completion system yet.
  (( $+functions[compdef] )) || { autoload -Uz compinit && compinit -i }
  compdef _devgrowth devgrowth
fi
`;

const fish = `# devgrowth completion for fish: save it as ~/.config/fish/completions/devgrowth.fish
function __devgrowth_complete
    set -l before (commandline -opc)
    set -e before[1]
    set -l current (commandline -ct)
    for line in (command devgrowth __complete "=$current" $before 2>/dev/null </dev/null)
        if test "$line" = ':files'
            __fish_complete_path "$current"
        else
            printf '%s\\n' "$line"
        end
    end
end
complete -c devgrowth -f -k -a '(__devgrowth_complete)'
`;

const powershell = `# devgrowth completion for PowerShell: add it to $PROFILE
Register-ArgumentCompleter -Native -CommandName devgrowth -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $before = @($commandAst.CommandElements |
        Select-Object -Skip 1 |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
        ForEach-Object { if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value } else { $_.Extent.Text } })
    devgrowth __complete "=$wordToComplete" @before 2>$null | Where-Object { $_ -ne ':files' } | ForEach-Object {
        $value, $about = $_ -split "\\t", 2
        if (-not $about) { $about = $value }
        [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $about)
    }
}
`;

export const scriptFor: Readonly<Record<Shell, string>> = { bash, zsh, fish, powershell };
