@node "%~dp0..\scripts\codex-companion.mjs" %*
