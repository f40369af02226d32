# SPDX-License-Identifier: GPL-3.0-or-later
"""One tree of errors, one class per room.

Every message is a full sentence a user can act on: what, where, why, and what to do. Anything raised that is not an
:class:`AudiopostError` is a bug of ours.
"""


class AudiopostError(Exception):
    """The base: printed as one sentence on stderr, exit 1."""

    exit_code = 1


class ConfigError(AudiopostError):
    """A configuration file or option is wrong."""

    exit_code = 2


class UsageError(AudiopostError):
    """The command was called in a way that cannot work."""

    exit_code = 2


class SourceError(AudiopostError):
    """A named source cannot be read or fetched."""


class ExtractError(AudiopostError):
    """A source was read, but no article was found in it."""


class ScriptError(AudiopostError):
    """An article could not be turned into a script (a broken lexicon or edited script)."""


class NarrateError(AudiopostError):
    """An engine or a voice failed."""


class EngineError(NarrateError):
    """No such engine or voice, or it cannot be loaded."""

    exit_code = 2


class CacheError(NarrateError):
    """The clip cache cannot be read or written."""


class StitchError(AudiopostError):
    """Audio could not be levelled, encoded or joined."""


class PublishError(AudiopostError):
    """Outputs could not be written."""


class LockError(PublishError):
    """Another render holds this show."""


class ServeError(AudiopostError):
    """The server cannot be started."""
