# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line: the only room that knows click and rich, and the only one that prints.

Results go to stdout, messages and progress to stderr. Exit codes: 0 done, 1 failed, 2 usage or configuration, 3 some
episodes failed and the rest is published, 130 interrupted.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``audiopost`` with ``arguments`` (default: the process's own) and give its exit code."""
    import click

    from audiopost.cli.root import root
    from audiopost.errors import AudiopostError

    try:
        code = root.main(args=arguments, prog_name="audiopost", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.Abort:
        click.echo(
            "audiopost: interrupted; what is finished is kept, run the same command to go on", err=True
        )
        return 130
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except AudiopostError as error:
        click.echo(f"audiopost: {error}", err=True)
        return error.exit_code
    except KeyboardInterrupt:
        click.echo(
            "audiopost: interrupted; what is finished is kept, run the same command to go on", err=True
        )
        return 130
    except BrokenPipeError:
        # Whoever read our output has gone; point stdout elsewhere so that closing it at exit is silent.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return code if isinstance(code, int) else 0
