"""``harmonize completion``: the script by which a shell completes commands, options and files."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

PROGRAM, VARIABLE = "harmonize", "_HARMONIZE_COMPLETE"
"""What the script completes, and the variable in which it asks the program."""


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the script that makes a shell complete commands, options and files.

    For bash, add this line to ~/.bashrc: eval "$(harmonize completion bash)". For zsh, the same with zsh to ~/.zshrc,
    behind compinit. For fish: harmonize completion fish > ~/.config/fish/completions/harmonize.fish
    """
    made = get_completion_class(shell)
    assert made  # click has all three
    click.echo(made(context.find_root().command, {}, PROGRAM, VARIABLE).source())
