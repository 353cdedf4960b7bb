//! `throughline completions`.

use anyhow::{Result, anyhow};
use clap::Args;
use clap_complete::Shell;
use clap_complete::env::Shells;

use super::candidates::VARIABLE;
use super::out::print_data;

/// Print completions for a shell: commands, options, kinds, rules, and the addresses of the site here.
///
/// The script asks the program itself. Print it again when the program has changed.
///
/// Example: throughline completions bash > ~/.local/share/bash-completion/completions/throughline
#[derive(Debug, Args)]
pub(super) struct CompletionsArgs {
    /// The shell.
    #[arg(value_enum)]
    shell: Shell,
}

/// Bash ends words at colons, and addresses hold them: they are joined before the program is asked, and what
/// stands before the last colon is taken off its answers.
const BASH_COLONS: &str = r#"
_throughline() {
    local -a joined=()
    local i last=-1
    for ((i = 0; i <= COMP_CWORD; i++)); do
        if ((last > 0)) && [[ ${COMP_WORDS[i]} == : || ${COMP_WORDS[i-1]} == : ]]; then
            joined[last]+=${COMP_WORDS[i]}
        else
            last=$((last + 1))
            joined[last]=${COMP_WORDS[i]}
        fi
    done
    local word=${joined[last]}
    local before=${word%"${word##*:}"}
    COMP_WORDS=("${joined[@]}")
    COMP_CWORD=$last
    _clap_complete_throughline "$1" "$word" "$3"
    COMPREPLY=("${COMPREPLY[@]#"$before"}")
}
complete -o nospace -o bashdefault -F _throughline throughline
"#;

impl CompletionsArgs {
    pub(super) fn run(&self) -> Result<u8> {
        let shells = Shells::builtins();
        let shell = shells.completer(&self.shell.to_string()).ok_or_else(|| anyhow!("there are no completions for this shell"))?;
        let mut script = Vec::new();
        shell.write_registration(VARIABLE, "throughline", "throughline", "throughline", &mut script)?;
        if self.shell == Shell::Bash {
            script.extend_from_slice(BASH_COLONS.as_bytes());
        }
        print_data(&String::from_utf8_lossy(&script));
        Ok(0)
    }
}
