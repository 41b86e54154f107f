// The scripts that teach a shell to complete our command lines. All they do is ask the program itself, which is the one that
// is being typed, so that they never get stale. Its answer: `words`, `files` or `folders` on the first line, then the words.

/** The shells that there is a script for. */
export const SHELLS = ["bash", "zsh"] as const;
export type Shell = (typeof SHELLS)[number];

/** Works in bash 3.2 too, which is that of macOS: no `mapfile`, and `compopt` only if it is there. */
const BASH = `_codex_companion() {
  local current=\${COMP_WORDS[COMP_CWORD]} program=\${COMP_WORDS[0]/#\\~\\//$HOME/} answer kind IFS=$'\\n'
  answer=$("$program" completion --candidates -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null) || return 0
  kind=\${answer%%$'\\n'*}
  [ "$current" = "=" ] && current=
  case $kind in
    files) COMPREPLY=($(compgen -f -- "$current")); compopt -o filenames 2>/dev/null ;;
    folders) COMPREPLY=($(compgen -d -- "$current")); compopt -o filenames 2>/dev/null ;;
    *) COMPREPLY=(\${answer#"$kind"}) ;;
  esac
  return 0
}
complete -F _codex_companion codex-companion
`;

const ZSH = `#compdef codex-companion
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
_codex_companion() {
  local -a answer
  answer=("\${(@f)$("\${(Q)~words[1]}" completion --candidates -- "\${(@Q)words[2,CURRENT-1]}" "\${(Q)PREFIX}" 2>/dev/null)}")
  case $answer[1] in
    files) compset -P '--*='; _files ;;
    folders) compset -P '--*='; _files -/ ;;
    *) (( $#answer > 1 )) && compadd -- "\${(@)answer[2,-1]}" ;;
  esac
}
compdef _codex_companion codex-companion
`;

/** What a shell reads to complete our command lines: `source <(codex-companion completion bash)`. */
export const SCRIPTS: Readonly<Record<Shell, string>> = { bash: BASH, zsh: ZSH };
